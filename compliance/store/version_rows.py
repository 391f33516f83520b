"""Versions as rows: writing many with the rows beneath them, and reading one back as the fields it was written from."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Column, DefaultClause, Table, insert, inspect, select
from sqlalchemy.orm import Session
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from compliance.store.entries import canonical
from compliance.store.models.base import Base, Beneath, Entity, OfContract, Version

Fields = Mapping[str, Any]

_BOOKKEEPING = frozenset(
    {"row_id", "id", "version", "recorded_seq", "superseded_seq", "void_reason", "child_id", "of_row", "of_id"}
)
_TAKEN_FROM_ABOVE = ("of_row", "of_id", "contract_id")


class NewVersion(NamedTuple):
    """A version to be written: the entity, its number, the position in the trail, and its fields."""

    id: UUID
    number: int
    seq: int
    fields: Fields


def write(session: Session, model: type[Version], versions: Sequence[NewVersion]) -> None:
    """Write the rows, and under the name of each relationship the rows beneath them. IntegrityError as refused."""
    beneath = rows_beneath(model)
    contractors = _contractors(session, model, versions)
    rows = [_row(version, beneath, contractors) for version in versions]
    table = table_of(model)
    statement = insert(table).returning(table.c.row_id, sort_by_parameter_order=True)
    keys = session.connection().execute(statement, rows).scalars().all()
    above = [{**row, "of_row": key, "of_id": row["id"]} for row, key in zip(rows, keys, strict=True)]
    for name, below in beneath.items():
        _write_beneath(session, below, zip(above, (version.fields.get(name, ()) for version in versions), strict=True))


def fields_of(row: Version) -> dict[str, Any]:
    """The columns of a version and the rows beneath it, as `write` takes them."""
    fields = _columns(row)
    for name in rows_beneath(type(row)):
        fields[name] = [_columns(below) for below in getattr(row, name)]
    return fields


def told(model: type[Version], fields: Fields) -> dict[str, Any]:
    """Fields as the trail is told them: rows beneath with every column they will have, in one order."""
    whole = dict(fields)
    for name, below in rows_beneath(model).items():
        if name in fields:
            whole[name] = sorted((_whole(below, row, fields) for row in fields[name]), key=canonical)
    return whole


def rows_beneath(model: type[Version]) -> dict[str, type[Beneath]]:
    """The models of what lies beneath a version, by the relationship's name."""
    return {name: found.mapper.class_ for name, found in inspect(model).relationships.items()}


def table_of(model: type[Base]) -> Table:
    """The table itself: many rows go through it without an object each."""
    return Base.metadata.tables[model.__tablename__]


def _row(version: NewVersion, beneath: Mapping[str, object], contractors: Mapping[UUID, UUID]) -> dict[str, Any]:
    row = {name: value for name, value in version.fields.items() if name not in beneath}
    if contractors:
        row["contractor_id"] = contractors[row["contract_id"]]
    return row | {"id": version.id, "version": version.number, "recorded_seq": version.seq}


def _write_beneath(session: Session, model: type[Beneath], below: Iterable[tuple[Fields, Sequence[Fields]]]) -> None:
    """`contract_id` and the like are those of the version above unless the row has its own."""
    columns = table_of(model).columns
    taken = [name for name in _TAKEN_FROM_ABOVE if name in columns]
    rows = [{**{name: above[name] for name in taken if name in above}, **row} for above, some in below for row in some]
    if rows:
        session.connection().execute(insert(table_of(model)), rows)


def _contractors(session: Session, model: type[Version], versions: Sequence[NewVersion]) -> dict[UUID, UUID]:
    """The contractor of each contract, for rows that must name it: a person's designation or pledge."""
    if not (issubclass(model, OfContract) and "contractor_id" in table_of(model).columns):
        return {}
    contracts = {version.fields["contract_id"] for version in versions}
    owners = session.execute(select(Entity.id, Entity.owner_id).where(Entity.id.in_(contracts)))
    return {contract: owner for contract, owner in owners if owner is not None}


def _columns(row: Base) -> dict[str, Any]:
    return {name: getattr(row, name) for name in told_columns(type(row))}


def told_columns(model: type[Base]) -> Sequence[str]:
    """The columns of a version or of a row beneath one that say something, its bookkeeping left out."""
    return [column.key for column in inspect(model).column_attrs if column.key not in _BOOKKEEPING]


def _whole(below: type[Beneath], row: Fields, above: Fields) -> dict[str, Any]:
    columns = table_of(below).columns
    taken = {name: above[name] for name in _TAKEN_FROM_ABOVE if name in above and name in columns}
    return {name: default_of(columns[name]) for name in told_columns(below)} | taken | dict(row)


def default_of(column: Column[Any]) -> object:
    """What the database or the model fills in where a row says nothing."""
    if isinstance(column.default, ScalarElementColumnDefault):
        return column.default.arg
    return column.server_default.arg if isinstance(column.server_default, DefaultClause) else None
