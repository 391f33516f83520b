"""What was just decided on a submission, told above the next one, with the seconds in which it can be taken back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from compliance.clock import JST
from compliance.domain.errors import NotFound
from compliance.services.undoing import WINDOW, own_act
from compliance.store.bulk_acts import BulkAct
from compliance.store.queries.paging import Reading
from compliance.web.ids import read_id
from compliance.web.visitors import desk, visitor


@dataclass(frozen=True, slots=True)
class Notice:
    """A decision (`did`) by the act that it was, on which submission, and how long it can be taken back."""

    act: UUID
    did: str
    decided: UUID
    seconds: int
    until: str


def notice_of(session: Reading, given: Mapping[str, str]) -> Notice | None:
    """One's own decision that the address names, unless it was taken back; None where it names none."""
    act, decided = id_of(given, "done"), id_of(given, "decided")
    done = None if act is None or decided is None else _act(session, act)
    if done is None or decided is None or done.undone_at is not None:
        return None
    until = done.at + WINDOW
    left = (until - desk().clock.now()) // timedelta(seconds=1)
    return Notice(done.id, done.did, decided, max(0, left), until.astimezone(JST).strftime("%H:%M:%S"))


def id_of(given: Mapping[str, str], name: str) -> UUID | None:
    """An id among the parts of an address or a form; None where there is none."""
    return read_id(given.get(name, ""))


def _act(session: Reading, act: UUID) -> BulkAct | None:
    try:
        return own_act(session, visitor().id, act)
    except NotFound:
        return None
