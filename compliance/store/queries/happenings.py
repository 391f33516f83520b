"""Everything on record under a contract: each thing with its day, when and by whom it was recorded, voided or not."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Date,
    Select,
    and_,
    func,
    select,
    type_coerce,
    union_all,
)
from sqlalchemy.orm import Session

from compliance.store.actors import ActorKind
from compliance.store.models.accounts import Account
from compliance.store.models.base import Belonging, Version
from compliance.store.queries.happening_versions import told, versions
from compliance.store.queries.paging import Listing, Rows
from compliance.store.schema import version_models


@dataclass(frozen=True, slots=True)
class EarlierVersion:
    """What a thing was said to be before it was corrected; `by` is None for a command and for the system itself."""

    number: int
    on: date | None
    detail: str | None
    codes: str
    recorded_at: datetime
    by: str | None


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing (`id`, of the table `kind`) as it stands now.

    `on` is the day it is about, `item` its clause or measure if it names one, `detail` what is written of it, `codes`
    what else it tells (`happening_codes`), `recorded_at` the instant of this version; `by` an account's name, None for
    a command and for the system itself. A voided one has its reason, a corrected one its earlier versions.
    """

    id: UUID
    kind: str
    on: date | None
    item: str | None
    detail: str | None
    codes: str
    version: int
    void_reason: str | None
    recorded_at: datetime
    by: str | None
    earlier: tuple[EarlierVersion, ...] = ()


@dataclass(frozen=True, slots=True)
class HappeningFilter:
    """Which kinds, between which days (both included); None asks for all."""

    kinds: Collection[str]
    since: date | None = None
    until: date | None = None
    voided: bool = True


def happening_listing(contract_id: UUID, wanted: HappeningFilter) -> Listing[Happening]:
    """What `wanted` asks for under a contract that the asker was allowed to open; two queries a page."""
    models = version_models()
    every = union_all(*(_of_kind(models[kind], contract_id) for kind in sorted(wanted.kinds))).subquery("every")
    on = func.coalesce(every.c.on_day, date.min)
    return Listing(told(every).where(*_conditions(every.c, on, wanted)), every.c.id, _orders(every.c, on), _read)


def _conditions(columns: Any, on: ColumnElement[Any], wanted: HappeningFilter) -> Iterable[ColumnElement[bool]]:
    if wanted.since is not None:
        yield on >= wanted.since
    if wanted.until is not None:
        yield on <= wanted.until
    if not wanted.voided:
        yield columns.void_reason.is_(None)


def _orders(columns: Any, on: ColumnElement[Any]) -> Mapping[str, ColumnElement[Any]]:
    return {"on": type_coerce(on, Date), "recorded": columns.recorded_seq, "kind": columns.kind}


def _of_kind(model: type[Version], contract_id: UUID) -> Select[*tuple[Any, ...]]:
    """One kind's part: the version that stands last, voided or not."""
    kind = model.__tablename__
    serves = and_(Belonging.entity_id == model.id, Belonging.kind == kind, Belonging.superseded_seq.is_(None))
    last = versions(model, contract_id).join(Belonging, serves)
    return last.where(Belonging.contract_id == contract_id, model.superseded_seq.is_(None))


def _read(session: Session, rows: Rows) -> Iterable[Happening]:
    """With earlier versions and the names of the accounts that recorded them, in two queries more."""
    before = _earlier(session, rows)
    names = _names(session, [*rows, *(version for versions in before.values() for version in versions)])
    for row in rows:
        earlier = tuple(
            EarlierVersion(each.version, each.on_day, each.detail, each.codes, each.at, names.get(each.actor))
            for each in before.get(row.id, ())
        )
        said = row.item, row.detail, row.codes
        by = names.get(row.actor)
        yield Happening(row.id, row.kind, row.on_day, *said, row.version, row.void_reason, row.at, by, earlier)


def _earlier(session: Session, rows: Rows) -> Mapping[UUID, list[Any]]:
    """The superseded versions of what was corrected, the latest first."""
    corrected = {row.kind: [each.id for each in rows if each.kind == row.kind] for row in rows if row.version > 1}
    if not corrected:
        return {}
    models = version_models()
    parts = (
        versions(models[kind]).where(models[kind].id.in_(ids), models[kind].superseded_seq.is_not(None))
        for kind, ids in sorted(corrected.items())
    )
    every = union_all(*parts).subquery("earlier")
    found: dict[UUID, list[Any]] = defaultdict(list)
    for row in session.execute(told(every).order_by(every.c.version.desc())):
        found[row.id].append(row)
    return found


def _names(session: Session, rows: Iterable[Any]) -> Mapping[str, str]:
    accounts = {UUID(row.actor) for row in rows if row.actor_kind == ActorKind.ACCOUNT}
    named = select(Account.id, Account.display_name).where(Account.id.in_(accounts))
    return {str(id): name for id, name in session.execute(named)} if accounts else {}
