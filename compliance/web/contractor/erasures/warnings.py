"""Warnings on what does not erase: those that everybody is told before, and those that what was typed gives rise to."""

from collections.abc import Iterator, Sequence
from datetime import date

from flask_babel import gettext as _

from compliance.web.contractor.erasures.kinds import Disk, Kind, Manner

_NONE_AT_ALL = frozenset({"なし", "無し", "無", "ない", "ありません", "none", "no"})
_SHORT = 10
"""Fewer signs than this do not say how something was checked."""


def told_before(kind: Kind) -> Sequence[str]:
    """What does not erase, told before anything is typed."""
    data = (
        _("削除して「ごみ箱を空にする」だけでは、データは残っています。"),
        _("フォーマット、初期化、OSの入れ直しだけでは、データは残っています。"),
        _(
            "SSDやUSBメモリは、上書きだけでは消えないことがあります。機器の完全消去の機能か、暗号化の鍵の消去を使います。"
        ),
        _("バックアップ、外付けディスク、クラウド、メールの添付、印刷したもの、ダウンロードしたものも確かめます。"),
    )
    return {
        Kind.FILES: data,
        Kind.DEVICE_WIPED: data,
        Kind.MEDIA_DESTROYED: (
            _("媒体は返すのが原則です。壊してよいのは、区が指示したものだけです。"),
            _("USBメモリやSDカードは、折るだけでは中の部品にデータが残ります。部品まで砕きます。"),
            _("壊す前と後の写真、製造番号の控えを残します。"),
        ),
        Kind.PAPER_DESTROYED: (
            _("紙は返すのが原則です。処分してよいのは、区が指示したものだけです。"),
            _("破って捨てるだけでは、読めてしまいます。業者に頼んだときは、処理の証明をもらいます。"),
        ),
    }[kind]


def found(
    *, manner: Manner, disk: Disk | None, copies: str, verification: str, erased_on: date, end: date | None
) -> list[str]:
    """What is doubtful in what was typed; none of it stops the hand-in."""
    return [
        *_of_the_manner(manner, disk),
        *_too_short(copies, verification),
        *_of_the_day(erased_on, end),
    ]


def _of_the_manner(manner: Manner, disk: Disk | None) -> Iterator[str]:
    if manner is Manner.OVERWRITTEN and disk is not Disk.HARD_DISK and disk is not None:
        yield _(
            "SSDは、上書きだけでは消えないことがあります。機器の完全消去の機能か、暗号化の鍵の消去も行ってください。"
        )


def _too_short(copies: str, verification: str) -> Iterator[str]:
    if copies.strip().rstrip("。.").lower() in _NONE_AT_ALL:
        yield _("控え・バックアップが「なし」のときは、どこを、どう確かめたかも書いてください。")
    if len(verification.strip()) < _SHORT:
        yield _("消えたことを、何で、どう確かめたかを書いてください。")


def _of_the_day(erased_on: date, end: date | None) -> Iterator[str]:
    if end is not None and erased_on < end:
        yield _("契約が終わる前に消しています。このあとも使ったデータがあれば、それも消してから提出してください。")
