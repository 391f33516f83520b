"""The night's work in a line: when it ended, or what of it went wrong; for the privacy office and the administrator."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from flask_babel import gettext as _

from compliance.services.desk import Desk
from compliance.services.nightly import Line, Night, Nightly, heartbeat, last_night
from compliance.store.queries.scopes import Scope

SILENT = timedelta(minutes=3)
"""A runner that told nothing of itself for so long does not run."""


@dataclass(frozen=True, slots=True)
class ToldNight:
    """When the last job ended (None: none ever did), and each trouble in words."""

    ended_at: datetime | None
    troubles: tuple[str, ...]


def job_word(name: Nightly) -> str:
    """What a nightly job does."""
    return {
        Nightly.HORIZONS: _("義務の表を、翌年度末まで延ばす"),
        Nightly.VERIFY: _("記録と義務の表を検証する"),
        Nightly.SCAN: _("確認資料のウイルスを検査する"),
        Nightly.SWEEP: _("古い一時データを片付ける"),
        Nightly.COUNCIL_DRAFTS: _("審議会資料の案を作る"),
        Nightly.REMINDERS: _("督促・お知らせを作る"),
    }[name]


def runs(desk: Desk) -> bool:
    """Whether the runner told of itself just now."""
    return _is_fresh(desk, heartbeat(desk))


def night_in_words(desk: Desk) -> ToldNight:
    """The last night; one query."""
    return _in_words(desk, last_night(desk))


def troubles_of(desk: Desk, scope: Scope) -> ToldNight | None:
    """What went wrong, mails that did not go out among it; None where nothing did, or it is not the asker's to mend."""
    if not scope.ward_wide:
        return None
    night = last_night(desk)
    told = _in_words(desk, night)
    lost = (_("送信できなかったメールが%(number)s件あります。", number=night.lost),) if night.lost else ()
    troubles = (*told.troubles, *lost)
    return ToldNight(told.ended_at, troubles) if troubles else None


def faults(line: Line) -> list[str]:
    """What the verification found, in words; empty where all agreed."""
    found = (line.run.outcome or {}).get("faults", []) if line.run is not None else []
    return [str(fault) for fault in found] if isinstance(found, list) else []


def _is_fresh(desk: Desk, beat: datetime | None) -> bool:
    return beat is not None and desk.clock.now() - beat < SILENT


def _in_words(desk: Desk, night: Night) -> ToldNight:
    ended = [line.run.ended_at for line in night.lines if line.run is not None and line.run.ended_at is not None]
    return ToldNight(max(ended, default=None), tuple(_troubles(desk, night)))


def _troubles(desk: Desk, night: Night) -> Iterator[str]:
    if not _is_fresh(desk, night.beat):
        yield _("定期処理のプログラムが動いていません。")
    for line in night.lines:
        if line.run is not None and line.run.error:
            yield _("「%(job)s」が失敗しました。", job=job_word(line.name))
        if number := len(faults(line)):
            yield _("検証で、記録の食い違いが%(number)s件見つかりました。", number=number)
