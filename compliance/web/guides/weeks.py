"""The five things of the first week, by role: where each is done, and whether the records show that it was."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext as _

from compliance.store.models.accounts import AccountRole


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do: what, why, and where. `actions` are those of the trail that show it done; none: one looks."""

    words: str
    why: str
    endpoint: str
    actions: tuple[str, ...] = ()

    @property
    def address(self) -> str:
        """The page where it is done."""
        return url_for(self.endpoint)

    def done(self, recorded: frozenset[str]) -> bool | None:
        """Whether this account did it, by what it `recorded`; None where looking leaves no trace."""
        return bool(recorded.intersection(self.actions)) if self.actions else None


def tasks_of(role: AccountRole) -> tuple[Task, ...]:
    """The tasks of a role, in order."""
    return tuple({**_office(), **_others()}[role])


def watched_actions(tasks: Iterable[Task]) -> frozenset[str]:
    """Every action that would show one of them done."""
    return frozenset(action for task in tasks for action in task.actions)


def _password() -> Task:
    return Task(
        _("自分のパスワードに変える"),
        _("渡されたパスワードは、ほかの人も知っているかもしれません。"),
        "auth.account",
        ("account.change_password",),
    )


def _office() -> dict[AccountRole, list[Task]]:
    return {
        AccountRole.SECTION_OFFICER: [
            _password(),
            Task(
                _("「今日」を開き、期限を過ぎた義務の「なぜ」を読む"),
                _("どの条文が、だれに、いつまでに何を求めているかがわかります。"),
                "officer.today",
            ),
            Task(
                _("契約を1件開き、渡した資料（受渡し）を1件記録する"),
                _("何を渡したかが、返却・消去まで追う台帳のはじまりになります。"),
                "officer.contracts",
                ("handover.record",),
            ),
            Task(
                _("受け取った取扱責任者・取扱者名簿を記録する"),
                _("名簿を受け取った日が、そのまま履行の日になります。"),
                "officer.contracts",
                ("handler_list.record",),
            ),
            Task(
                _("今年度の立入り調査等の予定日を記録する"),
                _("年度当たり1回以上の立入り調査等は、区の義務です。"),
                "officer.contracts",
                ("inspection.record", "inspection_plan.record"),
            ),
        ],
        AccountRole.PRIVACY_OFFICER: [
            _password(),
            Task(
                _("区全体の「今日」を開き、遅れている課を見る"),
                _("区自身の義務も、同じように遅れとして表示されます。"),
                "officer.today",
            ),
            Task(
                _("審議会資料を1件読み込む"),
                _("委託案件は、審議会に諮問・報告した資料から始まります。"),
                "officer.choose_paper",
                ("outsourcing.record",),
            ),
            Task(
                _("期限の目安の日数（運用日数）を確かめ、必要なら理由を付けて変える"),
                _("条文が日を決めていない義務の期限は、ここで決めた日数によります。"),
                "officer.policy_days",
                ("policy_figure.record",),
            ),
            Task(
                _("次の審議会の開催日を登録する"),
                _("会議の前に、報告の案が自動で作られます。"),
                "council.meetings",
                ("council_meeting.record",),
            ),
        ],
        AccountRole.AUDITOR: [
            _password(),
            *_reading(
                (_("期限を過ぎている義務を、課と条文で絞り込んで見る"), "officer.obligations"),
                (_("契約を1件開き、これまでの経過を見る"), "officer.contracts"),
                (_("未履行事項報告の数字から、その内訳を開く"), "council.report"),
                (_("委託先を1件開き、課をまたいだ契約を見る"), "officer.contractors"),
            ),
        ],
    }


def _others() -> dict[AccountRole, list[Task]]:
    contractor = [
        _password(),
        *_reading(
            (_("次に出すものと期限を見る"), "contractor.home"),
            (_("義務を1件開き、「なぜ必要か」と条文を読む"), "contractor.obligations"),
            (_("担当課の名前と電話番号を確かめる"), "contractor.home"),
            (_("事故等に気づいたときの連絡のしかたを見る"), "contractor.incidents"),
        ),
    ]
    return {
        AccountRole.ADMINISTRATOR: [
            _password(),
            Task(
                _("利用者を1人登録する"),
                _("役割と担当課で、見えるものとできることが決まります。"),
                "administrator.users",
                ("account.open",),
            ),
            *_reading(
                (_("定期処理が動いていることを確かめる"), "administrator.nightly_work"),
                (_("操作記録の件数とルートハッシュを控える"), "administrator.system"),
                (_("キーボードだけで使う方法を見る"), "guides.keys"),
            ),
        ],
        AccountRole.CONTRACTOR_RESPONSIBLE: contractor,
        AccountRole.CONTRACTOR_STAFF: contractor,
        AccountRole.COUNCIL_SECRETARIAT: [
            _password(),
            Task(
                _("次の審議会の開催日を登録する"),
                _("会議の前に、報告の案が自動で作られます。"),
                "council.meetings",
                ("council_meeting.record",),
            ),
            *_reading(
                (_("未履行事項報告を開き、数字からその内訳を見る"), "council.report"),
                (_("前回の会議の日を基準日にして、違いを見る"), "council.report"),
                (_("契約を1件開き、特記事項ごとの状態を見る"), "officer.contracts"),
            ),
        ],
        AccountRole.COUNCIL_MEMBER: [
            _password(),
            *_reading(
                (_("未履行事項報告を開く"), "council.report"),
                (_("数字を1つ選び、その内訳を見る"), "council.report"),
                (_("基準日を変えて、前の会議の日の状態を見る"), "council.report"),
                (_("キーボードだけで使う方法を見る"), "guides.keys"),
            ),
        ],
    }


def _reading(*looks: tuple[str, str]) -> Iterable[Task]:
    return (Task(words, "", endpoint) for words, endpoint in looks)
