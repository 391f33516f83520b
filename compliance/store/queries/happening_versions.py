"""Versions of things of any kind, as rows of one shape: the day, the clause, and what is written of it."""

from collections.abc import Iterable, Iterator, Mapping
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
    cast,
    func,
    literal,
    null,
    select,
    type_coerce,
)
from sqlalchemy.orm import InstrumentedAttribute

from compliance.store.models.base import Version
from compliance.store.models.damages import DamageClaim
from compliance.store.models.erasures import Erasure
from compliance.store.models.findings import Finding
from compliance.store.models.holdings import Holding
from compliance.store.models.incidents import Incident
from compliance.store.models.instructions import Instruction
from compliance.store.models.people import Person
from compliance.store.models.publications import PublicationDecision
from compliance.store.models.trail import TrailEntry
from compliance.store.queries.happening_codes import codes

_DAYS = ("happened_on", "from_on", "known_on", "decided_on")
_ITEMS = ("item", "clause")
_TEXTS = (
    *("description", "text", "outline", "what", "name", "data", "question", "answer", "title", "asset_number"),
    *("third_party", "matter", "result", "reason", "ground", "seen", "how", "number", "material", "teacher"),
    *("conditions", "decided_by", "reviewed_by", "stated_by"),
)
"""The columns that say what a thing is, the telling ones first."""
_Named = Mapping[str, tuple[type[Version], InstrumentedAttribute[Any]]]
_ABOUT: _Named = {
    "person_id": (Person, Person.name),
    "holding_id": (Holding, Holding.description),
    "finding_id": (Finding, Finding.text),
}
"""What a row is about by the column that names it, and what that says."""
_BEHIND: _Named = {
    "erasure_id": (Erasure, Erasure.data),
    "incident_id": (Incident, Incident.outline),
    "instruction_id": (Instruction, Instruction.text),
    "publication_id": (PublicationDecision, PublicationDecision.ground),
    "claim_id": (DamageClaim, DamageClaim.text),
}
"""The same for what says enough itself, mostly: asked where it says nothing."""


def versions(model: type[Version], contract_id: UUID | None = None) -> Select[*tuple[Any, ...]]:
    """Every version of one kind of thing, as rows of a union, of which PostgreSQL asks every column for its type.

    With a contract they also tell how much of it lies beneath them.
    """
    return select(
        model.id.label("id"),
        literal(model.__tablename__).label("kind"),
        _day(model).label("on_day"),
        _text(_first(model, _ITEMS)).label("item"),
        _text(_detail(model)).label("detail"),
        codes(model, contract_id).label("codes"),
        model.version.label("version"),
        model.void_reason.label("void_reason"),
        model.recorded_seq.label("recorded_seq"),
    )


def _day(model: type[Version]) -> ColumnElement[Any]:
    day = _first(model, _DAYS)
    return cast(day, Date) if isinstance(day, Null) else day


def _detail(model: type[Version]) -> ColumnElement[Any]:
    """What is written of it; of what is about a person, a holding or a finding, what that is."""
    for found in _said_of(model, _ABOUT):
        return found
    said = [each for each in (_first(model, _TEXTS), *_said_of(model, _BEHIND)) if not isinstance(each, Null)]
    return func.coalesce(*said) if len(said) > 1 else said[0] if said else null()


def _said_of(model: type[Version], named: _Named) -> Iterator[ColumnElement[Any]]:
    columns = model.__table__.columns
    for name, (of, text) in named.items():
        if name in columns:
            found = select(text).where(of.id == columns[name], of.superseded_seq.is_(None))
            yield found.correlate(model).scalar_subquery()


def _first(model: type[Version], names: Iterable[str]) -> ColumnElement[Any]:
    """The first of these columns that says something; NULL where the model has none of them."""
    columns = model.__table__.columns
    found = [columns[name] for name in names if name in columns and not isinstance(columns[name].type, Boolean)]
    return func.coalesce(*found) if len(found) > 1 else found[0] if found else null()


def _text(value: ColumnElement[Any]) -> ColumnElement[str]:
    return cast(type_coerce(value, String), String)


def told(every: Subquery) -> Select[*tuple[Any, ...]]:
    """The rows of a union with the instant and the author of each."""
    return select(every, TrailEntry.at, TrailEntry.actor_kind, TrailEntry.actor).join(
        TrailEntry, TrailEntry.seq == every.c.recorded_seq
    )
