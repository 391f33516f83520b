"""The stamp each form carries: for whom, when and on which page, signed so that nobody writes another's."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from flask import current_app
from itsdangerous import BadSignature, URLSafeSerializer

from compliance.web.visitors import desk

FIELD = "stamp"
LASTS = timedelta(days=7)
"""A form left open over a long weekend still keeps what was typed. Without an end, whoever once saw a form of
somebody's could put drafts before them for ever, signed in or not."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """Whose form it is, and the address (path and query) of the page that showed it."""

    account: UUID
    page: str

    @property
    def path(self) -> str:
        """The page without its query: what its draft is kept under."""
        return self.page.partition("?")[0]

    @property
    def with_draft(self) -> str:
        """The address that opens the page with its draft filled in."""
        return f"{self.page}{'&' if '?' in self.page else '?'}draft=open"


def stamp_text(account: UUID, page: str) -> str:
    """The stamp as text for a hidden field."""
    return str(_serializer().dumps([account.hex, page, int(desk().clock.now().timestamp())]))


def read_stamp(text: str) -> Stamp | None:
    """The stamp of a form that came back; None where it is missing, not ours, or older than `LASTS`."""
    try:
        account, page, at = _serializer().loads(text)
    except BadSignature:
        return None
    age = desk().clock.now().timestamp() - at
    return Stamp(UUID(hex=account), page) if age <= LASTS.total_seconds() else None


def _serializer() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.config["SECRET_KEY"], salt="stamp of a form")
