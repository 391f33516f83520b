"""What can become of data and media at the end, how it is done, and which of that erases nothing."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from flask_babel import gettext as _

from compliance.domain.facts import Medium
from compliance.store.models.erasures import ErasureType


class Kind(StrEnum):
    """What was done: the first question. The last two ask for no certificate."""

    FILES = "files"
    DEVICE_WIPED = "device_wiped"
    MEDIA_DESTROYED = "media_destroyed"
    PAPER_DESTROYED = "paper_destroyed"
    FILED = "filed"
    RETURNED = "returned"
    NO_COMPUTER = "no_computer"


ERASING: Mapping[Kind, ErasureType] = {Kind(each.value): each for each in ErasureType}
MEDIUM: Mapping[Kind, Medium] = {
    Kind.FILES: Medium.COMPUTER,
    Kind.DEVICE_WIPED: Medium.COMPUTER,
    Kind.MEDIA_DESTROYED: Medium.MEDIA,
    Kind.PAPER_DESTROYED: Medium.PAPER,
}
ON_INSTRUCTION = frozenset({Kind.MEDIA_DESTROYED, Kind.PAPER_DESTROYED})
"""Paper and media go back: destroyed they are only where the ward has told to."""


class Manner(StrEnum):
    """How it was done; the first two do not erase."""

    RECYCLE_BIN = "recycle_bin"
    FORMATTED = "formatted"
    OVERWRITTEN = "overwritten"
    KEY_DISCARDED = "key_discarded"
    BUILT_IN = "built_in"
    CRUSHED = "crushed"
    DEGAUSSED = "degaussed"
    SHREDDED = "shredded"
    DISSOLVED = "dissolved"
    OTHER = "other"


NOT_ERASING = frozenset({Manner.RECYCLE_BIN, Manner.FORMATTED})
_OF_DATA = (
    Manner.OVERWRITTEN,
    Manner.KEY_DISCARDED,
    Manner.BUILT_IN,
    Manner.RECYCLE_BIN,
    Manner.FORMATTED,
    Manner.OTHER,
)
MANNERS: Mapping[Kind, Sequence[Manner]] = {
    Kind.FILES: _OF_DATA,
    Kind.DEVICE_WIPED: _OF_DATA,
    Kind.MEDIA_DESTROYED: (Manner.CRUSHED, Manner.DEGAUSSED, Manner.SHREDDED, Manner.OTHER),
    Kind.PAPER_DESTROYED: (Manner.SHREDDED, Manner.DISSOLVED, Manner.OTHER),
}


class Disk(StrEnum):
    """What the data lay on."""

    SSD = "ssd"
    HARD_DISK = "hard_disk"
    UNKNOWN = "unknown"


def kind_word(kind: Kind) -> str:
    """As it is asked."""
    return {
        Kind.FILES: _("パソコンなどの中のデータを消した（機器は使い続ける）"),
        Kind.DEVICE_WIPED: _("パソコンなどの機器全体を消した（廃棄・返却・入替え）"),
        Kind.MEDIA_DESTROYED: _("USBメモリ・CDなどの媒体を壊した（区の指示があるとき）"),
        Kind.PAPER_DESTROYED: _("紙を処分した（区の指示があるとき）"),
        Kind.FILED: _("消去はもう記録されている。証明書だけを出す"),
        Kind.RETURNED: _("区に返した（消したものはない）"),
        Kind.NO_COMPUTER: _("この業務では、パソコンなどを使っていない"),
    }[kind]


def manner_word(manner: Manner) -> str:
    """As it is asked, and as it stands on the certificate."""
    return {
        Manner.RECYCLE_BIN: _("削除して、ごみ箱を空にした"),
        Manner.FORMATTED: _("フォーマット・初期化・OSの入れ直しをした"),
        Manner.OVERWRITTEN: _("消去用のソフトで上書きした"),
        Manner.KEY_DISCARDED: _("暗号化してあり、その鍵を消した"),
        Manner.BUILT_IN: _("機器の完全消去の機能（Secure Eraseなど）を使った"),
        Manner.CRUSHED: _("細かく砕いた・穴を開けた"),
        Manner.DEGAUSSED: _("強い磁気で消した"),
        Manner.SHREDDED: _("シュレッダーにかけた"),
        Manner.DISSOLVED: _("溶解処理をした"),
        Manner.OTHER: _("そのほか"),
    }[manner]


def disk_word(disk: Disk) -> str:
    """As it is asked."""
    return {Disk.SSD: "SSD", Disk.HARD_DISK: _("ハードディスク"), Disk.UNKNOWN: _("分からない")}[disk]
