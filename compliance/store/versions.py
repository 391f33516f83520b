"""Writing versions: a thing is recorded, corrected by its next version, or voided; each leaves a trail entry."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import count, islice
from secrets import randbits
from typing import TypeVar
from uuid import UUID

from sqlalchemy import insert as sql_insert
from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from compliance.store import belongings
from compliance.store.changes import Change, Event
from compliance.store.models.base import Belonging, Entity, OfContract, Version
from compliance.store.models.contracts import Contract
from compliance.store.models.instructions import Instruction
from compliance.store.models.outsourcings import MeasuresReport, SectionInCharge
from compliance.store.models.people import Person
from compliance.store.version_rows import Fields, NewVersion, fields_of, rows_beneath, table_of, told, write

Row = TypeVar("Row", bound=Version)

_OWNED = (Contract, Person)
_OF_OUTSOURCING = (MeasuresReport, SectionInCharge)

CONTRACTS = "contracts"
"""The name under which an entry tells which contracts the thing it records serves, in order."""

_CHANCE = 80
"""The last bits of an id: those above, 48, are its place in the trail; the UUID's version lies within these."""


class UnknownEntity(LookupError):
    """There is no such thing of this kind."""

    def __init__(self, model: type[Version], id: UUID) -> None:
        self.model, self.id = model, id
        super().__init__(
            f"{kind_of(model)} {id} がありません。一覧から選び直してください。 "
            f"There is no {kind_of(model)} {id}: choose it again from its list."
        )


class StaleVersion(Exception):
    """Somebody else wrote a version in between: `theirs` is the row that stands now, `mine` what was to be written."""

    def __init__(self, theirs: Version, mine: Fields, expected_version: int) -> None:
        self.theirs, self.mine, self.expected_version = theirs, dict(mine), expected_version
        super().__init__(
            f"第{expected_version}版をもとに入力されましたが、現在は第{theirs.version}版です。"
            "両方を見比べて保存し直してください。 "
            f"This was written on version {expected_version}, but version {theirs.version} stands now: "
            "compare both and save again."
        )


class VoidedVersion(Exception):
    """The thing was voided: it can no longer be corrected."""

    def __init__(self, row: Version) -> None:
        self.row = row
        super().__init__(
            f"取消済みです（理由: {row.void_reason}）。新しく登録してください。 "
            f"It was voided ({row.void_reason}): record a new one instead."
        )


def kind_of(model: type[Version]) -> str:
    """The kind of entity a model holds versions of: the name of its table."""
    return str(model.__tablename__)


def coming_ids(change: Change) -> Iterator[UUID]:
    """Fresh ids (UUIDs of version 4) that sort as the trail does: what happened on one day keeps its order by them."""
    return (UUID(int=place << _CHANCE | randbits(_CHANCE), version=4) for place in count(change.size + 1))


def new_ids(change: Change, number: int) -> list[UUID]:
    """The first of them, so many."""
    return list(islice(coming_ids(change), number))


def insert(
    change: Change,
    model: type[Version],
    fields: Fields,
    *,
    id: UUID | None = None,
    contracts: Iterable[UUID] = (),
    first: Sequence[Event] = (),
) -> UUID:
    """Record a new thing and return its UUID.

    `fields` are columns by name; a list of mappings under the name of a relationship writes the rows beneath it
    (attendees of a session, data items of an outsourcing). A thing of one contract is linked to its `contract_id`,
    what follows another (a report its incident) to that one's contracts, and what may serve several to each of
    `contracts`. IntegrityError where the database refuses the row.
    """
    ids = None if id is None else [id]
    return insert_many(change, model, [fields], ids=ids, contracts=contracts, first=first)[0]


def insert_many(
    change: Change,
    model: type[Version],
    rows: Sequence[Fields],
    *,
    ids: Sequence[UUID] | None = None,
    contracts: Iterable[UUID] = (),
    first: Sequence[Event] = (),
) -> Sequence[UUID]:
    """Record many things of one kind in few statements, each with its own trail entry; returns their UUIDs in order.

    All rows name the same columns; `first` are entries of something else that go before theirs; otherwise as `insert`.
    """
    if not rows:
        return ()
    kind = kind_of(model)
    things = new_ids(change, len(rows)) if ids is None else list(ids)
    shared = _followed(change.session, model, rows) or sorted(set(contracts))
    served = [_contracts_of(model, *pair, shared) for pair in zip(things, rows, strict=True)]
    described = zip(things, rows, served, strict=True)
    events = [
        Event(f"{kind}.record", kind, t, after={**told(model, fields), CONTRACTS: c}) for t, fields, c in described
    ]
    seqs = change.record_all([*first, *events])[len(first) :]
    entities = [_entity(model, *pair) for pair in zip(things, rows, strict=True)]
    change.session.connection().execute(sql_insert(table_of(Entity)), entities)
    placed = list(zip(things, rows, seqs, strict=True))
    links = [(t, kind, c, seq) for (t, _, seq), of in zip(placed, served, strict=True) for c in of]
    belongings.add_links(change.session, links)
    write(change.session, model, [NewVersion(thing, 1, seq, fields) for thing, fields, seq in placed])
    _move_holdings(change, model, zip(rows, seqs, strict=True))
    _touch(change, model, {contract for _, _, contract, _ in links}, rows)
    return things


def supersede(change: Change, model: type[Version], id: UUID, expected_version: int, fields: Fields) -> int:
    """Write the next version of `id` with `fields` changed, the rest kept, and return its number.

    StaleVersion where `expected_version` no longer stands, VoidedVersion after a void, UnknownEntity without a row.
    """
    row = _standing(change.session, model, id)
    if row.version != expected_version:
        raise StaleVersion(row, fields, expected_version)
    before = fields_of(row)
    replaced = told(model, {name: before[name] for name in fields if name in before})
    after = {**before, **fields}
    seq = change.record(f"{kind_of(model)}.correct", kind_of(model), id, before=replaced, after=told(model, after))
    _replace(change, row, seq, after)
    return expected_version + 1


def void(change: Change, model: type[Version], id: UUID, reason: str) -> None:
    """Say that the thing never was. Its rows stay readable, and what was known before stays known for those days.

    VoidedVersion where it is void already, UnknownEntity without a row.
    """
    void_rows(change, [_standing(change.session, model, id)], reason)


def void_rows(change: Change, rows: Sequence[Version], reason: str) -> None:
    """The same for many things of one kind, in few statements: `rows` are the versions of them that stand."""
    if not rows:
        return
    model, kind = type(rows[0]), kind_of(type(rows[0]))
    fields = [{**fields_of(row), "void_reason": reason} for row in rows]
    told_fields = (told(model, after) for after in fields)
    events = [Event(f"{kind}.void", kind, row.id, after=after) for row, after in zip(rows, told_fields, strict=True)]
    _replace_all(change, rows, change.record_all(events), fields)


def link(change: Change, model: type[Version], id: UUID, contract: UUID) -> None:
    """Let the thing, and what follows it, serve one more contract. IntegrityError where it served it before."""
    kind = kind_of(model)
    seq = change.record(f"{kind}.link", kind, id, after={"contract_id": contract})
    linked = [(id, kind), *belongings.followers(change.session, id)]
    belongings.add_links(change.session, [(thing, its_kind, contract, seq) for thing, its_kind in linked])
    _touch(change, model, belongings.contracts_served(change.session, [id]), [])


def unlink(change: Change, model: type[Version], id: UUID, contract: UUID) -> None:
    """End a link made by mistake: from this entry on, the thing and what follows it no longer serve this contract.

    UnknownEntity where there is no such link. It is not made a second time: record the thing anew instead.
    """
    if change.session.get(Belonging, (id, contract)) is None:
        raise UnknownEntity(model, id)
    _touch(change, model, belongings.contracts_served(change.session, [id]), [])
    seq = change.record(f"{kind_of(model)}.unlink", kind_of(model), id, before={"contract_id": contract})
    following = [thing for thing, _ in belongings.followers(change.session, id)]
    belongings.end_links(change.session, [id, *following], contract, seq)


def current(session: Session, model: type[Row], id: UUID) -> Row | None:
    """The version that stands now; None where there is none, or where the thing was voided."""
    row = newest(session, model, id)
    return row if row is not None and row.void_reason is None else None


def whole(session: Session, model: type[Row], id: UUID) -> Row | None:
    """The same with the rows beneath it in the same query, where it has one list of them."""
    lists = list(rows_beneath(model))
    beneath = [joinedload(getattr(model, name)) for name in lists] if len(lists) == 1 else []
    standing = (model.id == id, model.superseded_seq.is_(None), model.void_reason.is_(None))
    return session.scalars(select(model).where(*standing).options(*beneath)).unique().one_or_none()


def newest(session: Session, model: type[Row], id: UUID) -> Row | None:
    """The last version, a void one included."""
    return session.scalars(select(model).where(model.id == id, model.superseded_seq.is_(None))).one_or_none()


def history(session: Session, model: type[Row], id: UUID) -> Sequence[Row]:
    """Every version, the oldest first."""
    return session.scalars(select(model).where(model.id == id).order_by(model.version)).all()


def _standing(session: Session, model: type[Row], id: UUID) -> Row:
    row = newest(session, model, id)
    if row is None:
        raise UnknownEntity(model, id)
    if row.void_reason is not None:
        raise VoidedVersion(row)
    return row


def _entity(model: type[Version], id: UUID, fields: Fields) -> dict[str, object]:
    return {"id": id, "kind": kind_of(model), "owner_id": fields["contractor_id"] if model in _OWNED else None}


def _followed(session: Session, model: type[Version], rows: Sequence[Fields]) -> Sequence[UUID]:
    """The contracts of what these rows follow; rows written at once follow one thing."""
    name = model.follows
    return [] if name is None else belongings.contracts_served(session, {fields[name] for fields in rows})


def _contracts_of(model: type[Version], id: UUID, fields: Fields, shared: Sequence[UUID]) -> Sequence[UUID]:
    if model is Contract:
        return (id,)
    return (fields["contract_id"],) if issubclass(model, OfContract) else shared


def _replace(change: Change, row: Version, seq: int, fields: Fields) -> None:
    _replace_all(change, [row], [seq], [fields])


def _replace_all(change: Change, rows: Sequence[Version], seqs: Sequence[int], fields: Sequence[Fields]) -> None:
    """Supersede rows of one kind by the next versions of them."""
    model = type(rows[0])
    before = [fields_of(row) for row in rows]
    for row, seq in zip(rows, seqs, strict=True):
        row.superseded_seq = seq
    change.session.flush()
    versions = zip(rows, seqs, fields, strict=True)
    write(change.session, model, [NewVersion(row.id, row.version + 1, seq, after) for row, seq, after in versions])
    _move_holdings(change, model, zip(fields, seqs, strict=True))
    served = belongings.contracts_served(change.session, [row.id for row in rows])
    _touch(change, model, served, [*fields, *before])


def _move_holdings(change: Change, model: type[Version], rows: Iterable[tuple[Fields, int]]) -> None:
    """Holdings that an instruction moves to the contract that renews may be given back or erased there."""
    for fields, seq in rows if model is Instruction else ():
        if successor := fields.get("successor_id"):
            holdings = [row["holding_id"] for row in fields.get("holdings", ())]
            belongings.share(change.session, holdings, "holding", successor, seq)


def _touch(change: Change, model: type[Version], served: Collection[UUID], rows: Sequence[Fields]) -> None:
    """Every contract whose obligations these rows, of things that serve these contracts, may alter."""
    altered = set(belongings.contracts_altered(change.session, served))
    if model is Instruction:
        altered |= {fields["successor_id"] for fields in rows if fields.get("successor_id") is not None}
    if model in _OF_OUTSOURCING:
        altered |= set(belongings.contracts_under(change.session, (fields["outsourcing_id"] for fields in rows)))
    for contract in altered:
        change.touch(contract)
