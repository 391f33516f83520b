"""The states of mails and letters in words, and what their list can be narrowed to."""

from enum import StrEnum

from flask_babel import gettext as _

from compliance.store.models.mails import Channel
from compliance.store.queries.mails import MailLine, MailState

OPEN = frozenset({MailState.TO_PRINT, MailState.FAILED, MailState.UNKNOWN, MailState.WAITING})
"""What is not over."""

TAGS = {
    MailState.TO_PRINT: "late",
    MailState.FAILED: "overdue",
    MailState.UNKNOWN: "overdue",
    MailState.WAITING: "open",
    MailState.SENT: "met",
    MailState.POSTED: "met",
    MailState.WITHDRAWN: "lapsed",
}


class Shown(StrEnum):
    """What the list may be narrowed to."""

    OPEN = "open"
    TO_PRINT = "to_print"
    FAILED = "failed"
    UNKNOWN = "unknown"
    WAITING = "waiting"
    SENT = "sent"
    POSTED = "posted"
    WITHDRAWN = "withdrawn"
    ALL = "all"


def state_word(state: MailState | Shown) -> str:
    """A state in words."""
    return {
        "open": _("未処理"),
        "to_print": _("印刷・郵送待ち"),
        "failed": _("送信できず"),
        "unknown": _("送信を確認できず"),
        "waiting": _("送信待ち"),
        "sent": _("送信済み"),
        "posted": _("郵送済み"),
        "withdrawn": _("取消し"),
        "all": _("すべて"),
    }[state.value]


def state_tag(state: MailState) -> str:
    """The class of its tag."""
    return TAGS[state]


def channel_word(channel: Channel) -> str:
    """How it goes out."""
    return _("メール") if channel is Channel.MAIL else _("郵送")


def whom(line: MailLine) -> str:
    """Whom it goes to; a section's own digest says so."""
    return line.recipient if line.to_contractor else _("課内：%(address)s", address=line.recipient)
