"""Each link of a thing to a contract against the trail entry that made or ended it; and no such entry without it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Row, exists, or_, select
from sqlalchemy.orm import Session

from compliance.domain.errors import Words
from compliance.store.entries import recorded, salted_hash
from compliance.store.faults import Check, Fault
from compliance.store.models.base import Belonging
from compliance.store.models.trail import TrailEntry, TrailSalt, table_of
from compliance.store.schema import version_models
from compliance.store.versions import CONTRACTS

_AT_ONCE = 1000
_OTHER = Words(
    "つながる契約が操作記録と一致しません。", "The contracts it serves are not those that the trail recorded."
)
_NO_ENTRY = Words("操作記録にないつながりです。", "The trail has no such link to a contract.")
_ENTRY, _SALT, _LINK = (table_of(model) for model in (TrailEntry, TrailSalt, Belonging))

EntryRow = Row[*tuple[Any, ...]]
Links = Sequence[Row[*tuple[Any, ...]]]


def first_bad_link(session: Session) -> Fault | None:
    """The first link, in the order of the trail, that was not made or ended as the trail says; or None.

    Where the salt of an entry was erased its contracts can no longer be checked, and are passed over.
    """
    for entries in _batches(session):
        begun, ended = _links(session, entries)
        for entry in entries:
            if not _agrees(entry, begun[entry.seq], ended[entry.seq]):
                return Fault(Check.FACTS, _LINK.name, f"{entry.subject} #{entry.seq}", _OTHER)
    return _unrecorded(session)


def _batches(session: Session) -> Iterator[Sequence[EntryRow]]:
    """Every entry that may have made or ended a link, in order, a batch at a time."""
    wanted = (
        select(_ENTRY, _SALT.c.salt)
        .outerjoin(_SALT, _SALT.c.seq == _ENTRY.c.seq)
        .where(_ENTRY.c.action.in_(_actions("record", "correct", "void", "link", "unlink")))
        .order_by(_ENTRY.c.seq)
        .limit(_AT_ONCE)
    )
    after = 0
    while entries := session.execute(wanted.where(_ENTRY.c.seq > after)).all():
        yield entries
        after = entries[-1].seq


def _actions(*done: str) -> list[str]:
    return [f"{kind}.{what}" for kind in version_models() for what in done]


def _links(session: Session, entries: Sequence[EntryRow]) -> tuple[dict[int, list[Any]], dict[int, list[Any]]]:
    """The links begun and those ended, by the position of the entry."""
    begun: dict[int, list[Any]] = defaultdict(list)
    ended: dict[int, list[Any]] = defaultdict(list)
    first, last = entries[0].seq, entries[-1].seq
    within = or_(_LINK.c.recorded_seq.between(first, last), _LINK.c.superseded_seq.between(first, last))
    for link in session.execute(select(_LINK).where(within)):
        begun[link.recorded_seq].append(link)
        if link.superseded_seq is not None:
            ended[link.superseded_seq].append(link)
    return begun, ended


def _agrees(entry: EntryRow, begun: Links, ended: Links) -> bool:
    done = entry.action.rpartition(".")[2]
    own = sorted(link.contract_id for link in begun if link.entity_id == entry.subject)
    others = [link for link in begun if link.entity_id != entry.subject]
    if done == "unlink":
        of_subject = any(link.entity_id == entry.subject for link in ended)
        return not begun and of_subject and _all_to(entry, entry.before, "contract_id", ended)
    if done == "link":
        return not ended and bool(own) and _all_to(entry, entry.after, "contract_id", begun)
    if ended or (others and not _moved(entry, others)):
        return False
    return _tells(entry, entry.after, CONTRACTS, own) if done == "record" else not own


def _moved(entry: EntryRow, others: Links) -> bool:
    """Whether these are holdings that an instruction moved to another contract."""
    holdings = entry.kind == "instruction" and all(link.kind == "holding" for link in others)
    return holdings and _all_to(entry, entry.after, "successor_id", others)


def _all_to(entry: EntryRow, told: str, field: str, links: Links) -> bool:
    contracts: set[UUID] = {link.contract_id for link in links}
    return all(_tells(entry, told, field, contract) for contract in contracts)


def _tells(entry: EntryRow, told: str, field: str, value: object) -> bool:
    return entry.salt is None or salted_hash(field, value, entry.salt) == recorded(told).get(field)


def _unrecorded(session: Session) -> Fault | None:
    """The first link begun or ended at an entry that does neither."""
    entry = select(_ENTRY.c.seq)
    making = entry.where(_ENTRY.c.action.in_(_actions("record", "correct", "void", "link")))
    begun = exists(making.where(_ENTRY.c.seq == _LINK.c.recorded_seq))
    ended = exists(entry.where(_ENTRY.c.action.in_(_actions("unlink")), _ENTRY.c.seq == _LINK.c.superseded_seq))
    wrong = or_(~begun, _LINK.c.superseded_seq.is_not(None) & ~ended)
    found = session.execute(select(_LINK).where(wrong).order_by(_LINK.c.recorded_seq).limit(1)).one_or_none()
    if found is None:
        return None
    return Fault(Check.FACTS, _LINK.name, f"{found.entity_id} {found.contract_id}", _NO_ENTRY)
