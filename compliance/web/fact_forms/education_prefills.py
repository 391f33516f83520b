"""What the form of a session already knows where it is opened from a plan, or to make up for one that was missed."""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from compliance.services.grounds import Ground
from compliance.store.belongings import contracts_served
from compliance.store.models.education import EducationPlan, EducationSession
from compliance.store.queries.contract_heads import standing_under
from compliance.store.queries.education_lists import missing_at
from compliance.web.ids import read_id

_SAME = ("teaches_protection", "teaches_security", "tells_ordinance", "form", "teacher", "material")


def told_before(ground: Ground, kind: str, named: Mapping[str, str]) -> Mapping[str, Any]:
    """The values by field; none where the address names nothing of this contract."""
    return {name: value for ident in _ids(named) for name, value in _told(ground, kind, *ident)}


def _ids(named: Mapping[str, str]) -> Iterator[tuple[str, UUID]]:
    for name in ("makes_up_id", "planned_id"):
        ident = read_id(named.get(name, ""))
        if ident is not None:
            yield name, ident


def _told(ground: Ground, kind: str, name: str, ident: UUID) -> Iterator[tuple[str, Any]]:
    if kind == "education_session" and name == "planned_id":
        yield from _of_plan(ground, ident)
    if kind in {"education_session", "education_plan"} and name == "makes_up_id":
        yield from _of_missed(ground, kind, ident)


def _of_plan(ground: Ground, ident: UUID) -> Iterator[tuple[str, Any]]:
    """Whoever was to attend is taken to have been there, until told otherwise."""
    plan = standing_under(ground.session, EducationPlan, ground.line.id, ident)
    if plan is None:
        return
    yield from ((name, getattr(plan, name)) for name in _SAME)
    on = min(plan.planned_on, ground.today)
    yield "happened_on", on
    handling = tuple(worker.id for worker in ground.workers if worker.handles(ground.line.id, on))
    yield "attendees", tuple(row.person_id for row in plan.invited) or handling
    yield "makes_up_id", plan.makes_up_id
    served = set(contracts_served(ground.session, [plan.id]))
    yield "contracts", tuple(line.id for line in ground.others if line.id in served)


def _of_missed(ground: Ground, kind: str, ident: UUID) -> Iterator[tuple[str, Any]]:
    missed = standing_under(ground.session, EducationSession, ground.line.id, ident)
    if missed is None:
        return
    yield from ((name, getattr(missed, name)) for name in _SAME)
    people = tuple(person for person, _ in missing_at(ground.session, [ident]).get(ident, ()))
    yield "attendees" if kind == "education_session" else "invited", people
