"""Every reference of the schema, asked anew: what a database refuses by itself can be put in with its guards off."""

from collections.abc import Iterator

from sqlalchemy import ForeignKeyConstraint, Select, and_, exists, select
from sqlalchemy.orm import Session

from compliance.domain.errors import Words
from compliance.store.faults import Check, Fault
from compliance.store.schema import metadata


def first_lost_reference(session: Session) -> Fault | None:
    """The first row that points at what is not there, table by table; or None."""
    for key in _keys():
        row = session.execute(_lost(key)).first()
        if row is not None:
            return Fault(Check.FACTS, key.table.name, " ".join(str(value) for value in row), _words(key))
    return None


def _keys() -> Iterator[ForeignKeyConstraint]:
    for table in metadata().sorted_tables:
        yield from sorted(table.foreign_key_constraints, key=lambda key: str(key.name))


def _lost(key: ForeignKeyConstraint) -> Select[*tuple[object, ...]]:
    there = key.referred_table.alias("there")
    named = [element.column for element in key.elements]
    same = [there.c[column.name] == own for column, own in zip(named, key.columns, strict=True)]
    filled = [own.is_not(None) for own in key.columns]
    keys = list(key.table.primary_key.columns)
    return select(*keys).where(and_(*filled), ~exists().where(*same)).order_by(*keys).limit(1)


def _words(key: ForeignKeyConstraint) -> Words:
    names = ", ".join(column.name for column in key.columns)
    return Words(
        f"項目 {names} の指す {key.referred_table.name} がありません。",
        f"Its {names} points at a {key.referred_table.name} that is not there.",
    )
