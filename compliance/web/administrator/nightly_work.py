"""定期処理の状況: when each nightly job last ran and what it did, the runner's sign of life, the outbox in numbers."""

from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from compliance.services.nightly import TIMES, Line, Nightly, Outcome, heartbeat, lines
from compliance.store.queries.jobs import waiting_jobs
from compliance.store.queries.mails import MailState, numbers
from compliance.store.queries.scopes import Scope
from compliance.web.administrator.blueprint import blueprint
from compliance.web.gate import page
from compliance.web.nightly import faults, job_word, night_in_words, runs
from compliance.web.permissions import Permission
from compliance.web.rendering import render
from compliance.web.visitors import desk


@page(blueprint, "/system/nightly-work", Permission.SYSTEM_READ)
def nightly_work() -> ResponseReturnValue:
    """Each job, and how many mails and jobs wait; of the mails only their number."""
    with desk().reading() as session:
        mails, waiting = numbers(session, Scope.whole_ward(), desk().clock.now()), waiting_jobs(session)
    told = lines(desk())
    return render(
        "administrator/nightly_work.html",
        lines=[(line, job_word(line.name), TIMES[line.name], _did(line)) for line in told],
        faults=next(faults(line) for line in told if line.name is Nightly.VERIFY),
        night=night_in_words(desk()),
        runs=runs(desk()),
        beat=heartbeat(desk()),
        mails=mails,
        states=MailState,
        waiting=waiting,
        sends_mail=desk().sends_mail,
    )


def _did(line: Line) -> str:
    """What the last run did, in words."""
    if line.run is None or line.run.ended_at is None or line.run.error:
        return ""
    if line.run.outcome is None:
        return _("閉庁日のため、行うことはありませんでした。")
    return _said(line, line.run.outcome)


def _said(line: Line, told: Outcome) -> str:
    match line.name:
        case Nightly.HORIZONS:
            return _("契約%(contracts)s件を延ばしました。", **told)
        case Nightly.VERIFY:
            return _verified(line)
        case Nightly.SCAN:
            return _("確認資料%(scanned)s件のウイルス検査をしました（検出%(infected)s件）。", **told)
        case Nightly.SWEEP:
            return _(
                "一時データを片付けました（送信済みの画面%(answers)s件、サインイン%(sessions)s件、"
                "作成済みのファイル%(jobs)s件）。",
                **told,
            )
        case Nightly.COUNCIL_DRAFTS:
            return _("案を%(drafts)s件作りました。", **told)
        case Nightly.REMINDERS:
            return _("お知らせを%(queued)s通作りました。", **told)


def _verified(line: Line) -> str:
    told = (line.run.outcome or {}) if line.run is not None else {}
    if number := len(faults(line)):
        return _("食い違いが%(number)s件見つかりました。", number=number)
    return _("操作記録%(entries)s件、契約%(contracts)s件に食い違いはありません。", **told)
