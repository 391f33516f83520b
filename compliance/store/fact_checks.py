"""Each version against the trail entry that recorded it, with what lies beneath it; and no entry without its row."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from sqlalchemy import Row, Select, and_, exists, select
from sqlalchemy.orm import Session

from compliance.domain.errors import Words
from compliance.store.entries import canonical, recorded, salted_hash
from compliance.store.faults import Check, Fault, readable
from compliance.store.models.base import Beneath, OfContract, Version
from compliance.store.models.trail import TrailEntry, TrailSalt
from compliance.store.models.trail import table_of as trail_table_of
from compliance.store.schema import version_models
from compliance.store.version_rows import default_of, rows_beneath, table_of, told_columns

_AT_ONCE = 1000
_NO_ENTRY = Words("操作記録に対応する記載がありません。", "The trail has no such entry for it.")
_NO_VERSION = Words("操作記録にある版がありません。", "The version that the trail recorded is not there.")
_NOT_REPLACED = Words("次の版がないのに、置き換え済みです。", "It is marked superseded, but no version follows it.")
_VOIDED = Words("操作記録にない取消です。", "It is void, but the trail recorded no such thing.")

VersionRow = Row[*tuple[Any, ...]]
Below = Mapping[str, Mapping[int, Sequence[Mapping[str, object]]]]
"""The rows beneath some versions, by relationship and the version's row."""


def first_bad_version(session: Session) -> Fault | None:
    """The first version whose values are not those recorded, table by table in the order of their names; or None.

    Where the salt of an entry was erased its values can no longer be checked, and are passed over.
    """
    for name, model in sorted(version_models().items()):
        fault = readable(Check.FACTS, name, partial(_first_bad, session, name, model))
        if fault is not None:
            return fault
    return None


def _first_bad(session: Session, name: str, model: type[Version]) -> Fault | None:
    return next(_faults(session, name, model), None) or _lost(session, name, model)


def _faults(session: Session, name: str, model: type[Version]) -> Iterator[Fault]:
    unsaid = _unsaid(model)
    for rows in _batches(session, model):
        below = {name: _below(session, under, rows) for name, under in rows_beneath(model).items()}
        for row in rows:
            wrong = _wrong(row, name, unsaid, below)
            if wrong is not None:
                yield Fault(Check.FACTS, name, f"{row.id} v{row.version}", wrong)


def _batches(session: Session, model: type[Version]) -> Iterator[Sequence[VersionRow]]:
    """Every version in order, a batch at a time."""
    after = 0
    while rows := session.execute(_beside_the_trail(model).where(table_of(model).c.row_id > after)).all():
        yield rows
        after = rows[-1].row_id


def _beside_the_trail(model: type[Version]) -> Select[*tuple[Any, ...]]:
    table = table_of(model)
    entry, salt, later = trail_table_of(TrailEntry), trail_table_of(TrailSalt), table.alias("later")
    told = (entry.c.subject.label("told_of"), entry.c.action.label("told_action"), entry.c.after.label("told"))
    return (
        select(table, *told, salt.c.salt.label("told_salt"), later.c.recorded_seq.label("replaced_seq"))
        .outerjoin(entry, entry.c.seq == table.c.recorded_seq)
        .outerjoin(salt, salt.c.seq == table.c.recorded_seq)
        .outerjoin(later, and_(later.c.id == table.c.id, later.c.version == table.c.version + 1))
        .order_by(table.c.row_id)
        .limit(_AT_ONCE)
    )


def _below(
    session: Session, under: type[Beneath], rows: Sequence[VersionRow]
) -> Mapping[int, Sequence[Mapping[str, object]]]:
    columns = table_of(under).c
    said = [columns[name] for name in told_columns(under)]
    found: dict[int, list[Mapping[str, object]]] = defaultdict(list)
    of_these = columns.of_row.between(rows[0].row_id, rows[-1].row_id)
    for row in session.execute(select(columns.of_row.label("of_row"), *said).where(of_these)).mappings():
        found[row["of_row"]].append({name: row[name] for name in told_columns(under)})
    return found


def _wrong(row: VersionRow, name: str, defaults: Mapping[str, object], below: Below) -> Words | None:
    if row.told_of != row.id or row.told_action not in _written_by(name, row.version):
        return _NO_ENTRY
    if row.superseded_seq != row.replaced_seq:
        return _NOT_REPLACED
    if row.void_reason is not None and row.told_action != f"{name}.void":
        return _VOIDED
    if row.told_salt is None:
        return None
    told = recorded(row.told)
    for field, default in defaults.items():
        value = sorted(below[field].get(row.row_id, ()), key=canonical) if field in below else getattr(row, field)
        if salted_hash(field, value, row.told_salt) != told[field] if field in told else value != default:
            return Words(
                f"項目 {field} が操作記録と一致しません。", f"Its field {field} is not what the trail recorded."
            )
    return None


def _written_by(name: str, version: int) -> Sequence[str]:
    return [f"{name}.record"] if version == 1 else [f"{name}.correct", f"{name}.void"]


def _unsaid(model: type[Version]) -> Mapping[str, object]:
    """Each field, with what it is where its entry does not say it; left out is what rows take from their contract."""
    columns = table_of(model).c
    taken = {"contractor_id"} if issubclass(model, OfContract) else set()
    fields = {name: default_of(columns[name]) for name in told_columns(model) if name not in taken}
    return fields | {"void_reason": None} | {name: [] for name in rows_beneath(model)}


def _lost(session: Session, name: str, model: type[Version]) -> Fault | None:
    """The first entry that wrote a version which is no longer there."""
    entry, table = trail_table_of(TrailEntry), table_of(model)
    written = entry.c.action.in_([f"{name}.{done}" for done in ("record", "correct", "void")])
    there = exists().where(table.c.recorded_seq == entry.c.seq)
    found = session.execute(select(entry.c.seq, entry.c.subject).where(written, ~there).order_by(entry.c.seq).limit(1))
    lost = found.one_or_none()
    return None if lost is None else Fault(Check.FACTS, name, f"{lost.subject} #{lost.seq}", _NO_VERSION)
