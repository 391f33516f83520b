"""Each version against the trail entry that recorded it: the same subject and kind, and values that give its hashes."""

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Row, Select, Table, select
from sqlalchemy.orm import Session

from compliance.domain.errors import Words
from compliance.store.entries import salted_hash
from compliance.store.faults import Check, Fault
from compliance.store.models.base import Base
from compliance.store.models.trail import TrailEntry, TrailSalt
from compliance.store.schema import version_models

_AT_ONCE = 1000
_NO_ENTRY = Words("操作記録に対応する記載がありません。", "The trail has no such entry for it.")


def first_bad_version(session: Session) -> Fault | None:
    """The first version whose values are not those recorded, table by table in the order of their names; or None.

    Where the salt of an entry was erased its values can no longer be checked, and are passed over.
    """
    for name in sorted(version_models()):
        fault = next(_faults(session, name), None)
        if fault is not None:
            return fault
    return None


def _faults(session: Session, name: str) -> Iterator[Fault]:
    table = Base.metadata.tables[name]
    for row in _rows(session, table):
        wrong = _wrong(row, name, table)
        if wrong is not None:
            yield Fault(Check.FACTS, name, f"{row.id} v{row.version}", wrong)


def _rows(session: Session, table: Table) -> Iterator[Row[*tuple[Any, ...]]]:
    """Every version in order, a batch at a time."""
    after = 0
    while rows := session.execute(_beside_the_trail(table).where(table.c.row_id > after).limit(_AT_ONCE)).all():
        yield from rows
        after = rows[-1].row_id


def _beside_the_trail(table: Table) -> Select[*tuple[Any, ...]]:
    entry, salt = Base.metadata.tables[TrailEntry.__tablename__], Base.metadata.tables[TrailSalt.__tablename__]
    told = (entry.c.subject.label("told_of"), entry.c.kind.label("told_kind"), entry.c.after.label("told"))
    return (
        select(table, *told, salt.c.salt.label("told_salt"))
        .outerjoin(entry, entry.c.seq == table.c.recorded_seq)
        .outerjoin(salt, salt.c.seq == table.c.recorded_seq)
        .order_by(table.c.row_id)
    )


def _wrong(row: Row[*tuple[Any, ...]], name: str, table: Table) -> Words | None:
    if row.told_of != row.id or row.told_kind != name:
        return _NO_ENTRY
    if row.told_salt is None:
        return None
    for field, recorded in json.loads(row.told).items():
        if field in table.c and salted_hash(field, getattr(row, field), row.told_salt) != recorded:
            return Words(
                f"項目 {field} が操作記録と一致しません。", f"Its field {field} is not what the trail recorded."
            )
    return None
