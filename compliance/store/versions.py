"""Writing versions: a thing is recorded, corrected by its next version, or voided with a reason; each leaves a trail entry."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar
from uuid import UUID, uuid4

from sqlalchemy import Table, inspect, select, update
from sqlalchemy import insert as sql_insert
from sqlalchemy.orm import Session

from compliance.store.changes import Change
from compliance.store.models.base import Belonging, Entity, OfContract, Version
from compliance.store.models.contracts import Contract

Row = TypeVar("Row", bound=Version)
Fields = Mapping[str, Any]

_BOOKKEEPING = frozenset({"row_id", "id", "kind", "version", "recorded_seq", "superseded_seq", "void_reason"})


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
            f"第{expected_version}版をもとに入力されましたが、現在は第{theirs.version}版です。両方を見比べて保存し直してください。 "
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
    return _table(model).name


def insert(
    change: Change, model: type[Version], fields: Fields, *, id: UUID | None = None, contracts: Iterable[UUID] = ()
) -> UUID:
    """Record a new thing and return its UUID.

    `fields` are columns by name; a list of mappings under the name of a relationship writes the rows beneath it
    (attendees of a session, data items of an outsourcing). A thing of one contract is linked to its `contract_id`;
    what may serve several is linked to each of `contracts`. IntegrityError where the database refuses the row.
    """
    entity = id or uuid4()
    kind = kind_of(model)
    seq = change.record(f"{kind}.record", kind, entity, after=_plain(fields))
    change.session.execute(sql_insert(Entity), {"id": entity, "kind": kind})
    for contract in _contracts_of(model, entity, fields, contracts):
        _link(change, kind, entity, contract, seq)
    _write(change.session, model, entity, 1, seq, fields)
    return entity


def supersede(change: Change, model: type[Version], id: UUID, expected_version: int, fields: Fields) -> int:
    """Write the next version of `id` with `fields` changed, the rest kept, and return its number.

    StaleVersion where `expected_version` no longer stands, VoidedVersion after a void, UnknownEntity without a row.
    """
    row = _standing(change.session, model, id)
    if row.version != expected_version:
        raise StaleVersion(row, fields, expected_version)
    before = _values(row)
    kept = {name: before[name] for name in fields if name in before}
    seq = change.record(f"{kind_of(model)}.correct", kind_of(model), id, before=_plain(kept), after=_plain(fields))
    _replace(change, row, seq, {**before, **fields})
    return expected_version + 1


def void(change: Change, model: type[Version], id: UUID, reason: str) -> None:
    """Say that the thing never was. Its rows stay readable, and what was known before stays known for those days."""
    row = _standing(change.session, model, id)
    seq = change.record(f"{kind_of(model)}.void", kind_of(model), id, after={"void_reason": reason})
    _replace(change, row, seq, {**_values(row), "void_reason": reason})


def link(change: Change, model: type[Version], id: UUID, contract: UUID) -> None:
    """Let the thing serve one more contract."""
    seq = change.record(f"{kind_of(model)}.link", kind_of(model), id, after={"contract_id": contract})
    _link(change, kind_of(model), id, contract, seq)


def unlink(change: Change, model: type[Version], id: UUID, contract: UUID) -> None:
    """End a link made by mistake: the thing no longer serves this contract, from this entry of the trail on."""
    seq = change.record(f"{kind_of(model)}.unlink", kind_of(model), id, before={"contract_id": contract})
    found = change.session.execute(
        update(Belonging)
        .where(Belonging.entity_id == id, Belonging.contract_id == contract, Belonging.superseded_seq.is_(None))
        .values(superseded_seq=seq)
        .returning(Belonging.entity_id)
    ).first()
    if found is None:
        raise UnknownEntity(model, id)
    change.touch(contract)


def current(session: Session, model: type[Row], id: UUID) -> Row | None:
    """The version that stands now; None where there is none, or where the thing was voided."""
    row = newest(session, model, id)
    return row if row is not None and row.void_reason is None else None


def newest(session: Session, model: type[Row], id: UUID) -> Row | None:
    """The last version, a void one included."""
    return session.scalars(select(model).where(model.id == id, model.superseded_seq.is_(None))).one_or_none()


def history(session: Session, model: type[Row], id: UUID) -> Sequence[Row]:
    """Every version, the oldest first."""
    return session.scalars(select(model).where(model.id == id).order_by(model.version)).all()


def contracts_served(session: Session, id: UUID) -> Sequence[UUID]:
    """The contracts a thing serves now, in order."""
    return session.scalars(
        select(Belonging.contract_id)
        .where(Belonging.entity_id == id, Belonging.superseded_seq.is_(None))
        .order_by(Belonging.contract_id)
    ).all()


def _table(model: type[Version]) -> Table:
    table = inspect(model).local_table
    if not isinstance(table, Table):
        raise TypeError(f"{model.__name__} maps no table")
    return table


def _standing(session: Session, model: type[Row], id: UUID) -> Row:
    row = newest(session, model, id)
    if row is None:
        raise UnknownEntity(model, id)
    if row.void_reason is not None:
        raise VoidedVersion(row)
    return row


def _contracts_of(model: type[Version], entity: UUID, fields: Fields, contracts: Iterable[UUID]) -> Sequence[UUID]:
    if model is Contract:
        return (entity,)
    if issubclass(model, OfContract):
        return (fields["contract_id"],)
    return sorted(set(contracts))


def _link(change: Change, kind: str, entity: UUID, contract: UUID, seq: int) -> None:
    row = {"entity_id": entity, "kind": kind, "contract_id": contract, "recorded_seq": seq}
    change.session.execute(sql_insert(Belonging), row)
    change.touch(contract)


def _replace(change: Change, row: Version, seq: int, fields: Fields) -> None:
    row.superseded_seq = seq
    change.session.flush()
    _write(change.session, type(row), row.id, row.version + 1, seq, fields)
    for contract in contracts_served(change.session, row.id):
        change.touch(contract)


def _write(session: Session, model: type[Version], id: UUID, version: int, seq: int, fields: Fields) -> None:
    """One row of the version and, with its key, the rows beneath it."""
    beneath = {name: fields[name] for name in inspect(model).relationships.keys() if name in fields}
    values = {name: value for name, value in fields.items() if name not in beneath}
    table = _table(model)
    row = {**values, "id": id, "version": version, "recorded_seq": seq}
    key = session.execute(sql_insert(table).values(row)).inserted_primary_key[0]
    for name, rows in beneath.items():
        target = inspect(model).relationships[name].target
        _write_beneath(session, target, key, rows)


def _write_beneath(session: Session, target: Any, key: int, rows: Sequence[Fields]) -> None:
    if rows:
        session.execute(sql_insert(target), [{**row, "of_row": key} for row in rows])


def _values(row: Version) -> dict[str, Any]:
    """The columns of a version and the rows beneath it, as `insert` takes them."""
    mapper = inspect(type(row))
    fields = {name: getattr(row, name) for name in mapper.column_attrs.keys() if name not in _BOOKKEEPING}
    for name in mapper.relationships.keys():
        fields[name] = [_child_values(child) for child in getattr(row, name)]
    return fields


def _child_values(child: Any) -> dict[str, Any]:
    names = inspect(type(child)).column_attrs.keys()
    return {name: getattr(child, name) for name in names if name not in {"child_id", "of_row"}}


def _plain(fields: Fields) -> dict[str, object]:
    return dict(fields)
