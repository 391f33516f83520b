"""Everything on record under a contract: each thing with its day, when and by whom it was recorded, voided or not."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Date,
    Null,
    Select,
    String,
    Subquery,
    and_,
    cast,
    func,
    literal,
    null,
    select,
    type_coerce,
    union_all,
)
from sqlalchemy.orm import InstrumentedAttribute, Session

from compliance.store.actors import ActorKind
from compliance.store.models.accounts import Account
from compliance.store.models.base import Belonging, Version
from compliance.store.models.findings import Finding
from compliance.store.models.holdings import Holding
from compliance.store.models.people import Person
from compliance.store.models.trail import TrailEntry
from compliance.store.queries.paging import Listing, Rows
from compliance.store.schema import version_models

_DAYS = ("happened_on", "from_on", "known_on", "decided_on")
_ITEMS = ("item", "clause")
_TEXTS = (
    *("description", "text", "outline", "what", "name", "data", "question", "answer", "title", "asset_number"),
    *("third_party", "result", "reason", "ground", "seen", "how", "number"),
)
"""The columns that say what a thing is, the telling ones first."""
_ABOUT: Mapping[str, tuple[type[Version], InstrumentedAttribute[str]]] = {
    "person_id": (Person, Person.name),
    "holding_id": (Holding, Holding.description),
    "finding_id": (Finding, Finding.text),
}
"""What a row is about by the column that names it, and what that says."""


@dataclass(frozen=True, slots=True)
class EarlierVersion:
    """What a thing was said to be before it was corrected; `by` is None for a command and for the system itself."""

    number: int
    on: date | None
    detail: str | None
    recorded_at: datetime
    by: str | None


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing (`id`, of the table `kind`) as it stands now.

    `on` is the day it is about, `item` its clause or measure if it names one, `recorded_at` the instant of this
    version; `by` an account's name, None for a command and for the system itself. A voided one has its reason, a
    corrected one its earlier versions.
    """

    id: UUID
    kind: str
    on: date | None
    item: str | None
    detail: str | None
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
    return Listing(_told(every).where(*_conditions(every.c, on, wanted)), every.c.id, _orders(every.c, on), _read)


def _told(every: Subquery) -> Select[*tuple[Any, ...]]:
    """The same rows with the instant and the author of each."""
    return select(every, TrailEntry.at, TrailEntry.actor_kind, TrailEntry.actor).join(
        TrailEntry, TrailEntry.seq == every.c.recorded_seq
    )


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
    last = _versions(model).join(Belonging, serves)
    return last.where(Belonging.contract_id == contract_id, model.superseded_seq.is_(None))


def _versions(model: type[Version]) -> Select[*tuple[Any, ...]]:
    """The versions of one kind. PostgreSQL asks every column of a union for its type."""
    return select(
        model.id.label("id"),
        literal(model.__tablename__).label("kind"),
        _day(model).label("on_day"),
        _text(_first(model, _ITEMS)).label("item"),
        _text(_detail(model)).label("detail"),
        model.version.label("version"),
        model.void_reason.label("void_reason"),
        model.recorded_seq.label("recorded_seq"),
    )


def _day(model: type[Version]) -> ColumnElement[Any]:
    day = _first(model, _DAYS)
    return cast(day, Date) if isinstance(day, Null) else day


def _detail(model: type[Version]) -> ColumnElement[Any]:
    """What is written of it; of what is about a person, a holding or a finding, what that is."""
    columns = model.__table__.columns
    for name, (of, text) in _ABOUT.items():
        if name in columns:
            found = select(text).where(of.id == columns[name], of.superseded_seq.is_(None))
            return found.correlate(model).scalar_subquery()
    return _first(model, _TEXTS)


def _first(model: type[Version], names: Iterable[str]) -> ColumnElement[Any]:
    """The first of these columns that says something; NULL where the model has none of them."""
    columns = model.__table__.columns
    found = [columns[name] for name in names if name in columns and not isinstance(columns[name].type, Boolean)]
    return func.coalesce(*found) if len(found) > 1 else found[0] if found else null()


def _text(value: ColumnElement[Any]) -> ColumnElement[str]:
    return cast(type_coerce(value, String), String)


def _read(session: Session, rows: Rows) -> Iterable[Happening]:
    """With earlier versions and the names of the accounts that recorded them, in two queries more."""
    before = _earlier(session, rows)
    names = _names(session, [*rows, *(version for versions in before.values() for version in versions)])
    for row in rows:
        earlier = tuple(
            EarlierVersion(each.version, each.on_day, each.detail, each.at, names.get(each.actor))
            for each in before.get(row.id, ())
        )
        by = names.get(row.actor)
        yield Happening(
            row.id, row.kind, row.on_day, row.item, row.detail, row.version, row.void_reason, row.at, by, earlier
        )


def _earlier(session: Session, rows: Rows) -> Mapping[UUID, list[Any]]:
    """The superseded versions of what was corrected, the latest first."""
    corrected = {row.kind: [each.id for each in rows if each.kind == row.kind] for row in rows if row.version > 1}
    if not corrected:
        return {}
    models = version_models()
    parts = (
        _versions(models[kind]).where(models[kind].id.in_(ids), models[kind].superseded_seq.is_not(None))
        for kind, ids in sorted(corrected.items())
    )
    every = union_all(*parts).subquery("earlier")
    told = _told(every)
    found: dict[UUID, list[Any]] = defaultdict(list)
    for row in session.execute(told.order_by(every.c.version.desc())):
        found[row.id].append(row)
    return found


def _names(session: Session, rows: Iterable[Any]) -> Mapping[str, str]:
    accounts = {UUID(row.actor) for row in rows if row.actor_kind == ActorKind.ACCOUNT}
    named = select(Account.id, Account.display_name).where(Account.id.in_(accounts))
    return {str(id): name for id, name in session.execute(named)} if accounts else {}
