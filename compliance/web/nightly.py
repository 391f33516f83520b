"""The night's work in a line: when it ended, or what of it went wrong; for the privacy office and the administrator."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from flask_babel import gettext as _

from compliance.services.desk import Desk
from compliance.services.nightly import Line, Nightly, heartbeat, lines

SILENT = timedelta(minutes=3)
"""A runner that told nothing of itself for so long does not run."""


@dataclass(frozen=True, slots=True)
class Night:
    """When the last job ended (None: none ever did), and each trouble in words."""

    ended_at: datetime | None
    troubles: tuple[str, ...]


def job_word(name: Nightly) -> str:
    """What a nightly job does."""
    return {
        Nightly.HORIZONS: _("義務の表を、翌年度末まで延ばす"),
        Nightly.VERIFY: _("記録と義務の表を検証する"),
        Nightly.SWEEP: _("古い一時データを片付ける"),
        Nightly.COUNCIL_DRAFTS: _("審議会資料の案を作る"),
        Nightly.REMINDERS: _("督促・お知らせを作る"),
    }[name]


def runs(desk: Desk) -> bool:
    """Whether the runner told of itself just now."""
    beat = heartbeat(desk)
    return beat is not None and desk.clock.now() - beat < SILENT


def night_in_words(desk: Desk) -> Night:
    """The last night; two queries."""
    told = lines(desk)
    ended = [line.run.ended_at for line in told if line.run is not None and line.run.ended_at is not None]
    return Night(max(ended, default=None), tuple(_troubles(desk, told)))


def faults(line: Line) -> list[str]:
    """What the verification found, in words; empty where all agreed."""
    found = (line.run.outcome or {}).get("faults", []) if line.run is not None else []
    return [str(fault) for fault in found] if isinstance(found, list) else []


def _troubles(desk: Desk, told: tuple[Line, ...]) -> Iterator[str]:
    if not runs(desk):
        yield _("定期処理のプログラムが動いていません。")
    for line in told:
        if line.run is not None and line.run.error:
            yield _("「%(job)s」が失敗しました。", job=job_word(line.name))
        if number := len(faults(line)):
            yield _("検証で、記録の食い違いが%(number)s件見つかりました。", number=number)
