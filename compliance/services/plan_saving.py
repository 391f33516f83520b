"""A draft of the year's inspections put on the plan: visits opened, moved, or given to other inspectors."""

from compliance.domain.errors import Refused
from compliance.planner.problems import Placed
from compliance.services.desk import Desk
from compliance.services.inspection_needs import VisitToMake
from compliance.services.inspection_plans import YearPlanned, written
from compliance.services.inspections import OpenInspection, PlanInspection, enter_inspection
from compliance.services.recording import enter
from compliance.services.refusals import not_recorded
from compliance.store import trail, versions
from compliance.store.changes import Actor, Change
from compliance.store.models.inspections import Inspection


def save_plan(desk: Desk, actor: Actor, planned: YearPlanned) -> int:
    """Put every visit of the draft on the plan, in one transaction; how many were opened, moved or given to others.

    Refused where anything was recorded since the draft was made. What was announced is left alone.
    """

    def act(change: Change) -> str:
        if trail.size(change.session) != planned.known:
            raise _overtaken()
        return str(sum(_put(change, desk, planned, placed, visit) for placed, visit in planned.by_day()))

    return int(desk.carry_out(actor, act))


def _put(change: Change, desk: Desk, planned: YearPlanned, placed: Placed, visit: VisitToMake) -> bool:
    """Open, move or hand over one visit; whether there was anything to do."""
    names = written([planned.inspectors[inspector] for inspector in placed.inspectors])
    if visit.opened is None:
        enter_inspection(change, desk.shelf, _opening(desk, planned, placed, visit, names))
        return True
    if visit.opened.announced:
        return False
    if moves := visit.opened.on != placed.on:
        year = planned.order.fiscal_year
        moved = PlanInspection(inspection_id=visit.id, happened_on=desk.today(), fiscal_year=year, visit_on=placed.on)
        enter(change, desk.shelf, moved)
    if others := visit.opened.inspectors != names:
        versions.supersede(change, Inspection, visit.id, visit.opened.version, {"inspectors": names})
    return moves or others


def _opening(desk: Desk, planned: YearPlanned, placed: Placed, visit: VisitToMake, names: str) -> OpenInspection:
    return OpenInspection(
        contracts=tuple(one.names.contract for one in visit.contracts),
        happened_on=desk.today(),
        fiscal_year=planned.order.fiscal_year,
        visit_on=placed.on,
        place=visit.place or None,
        inspectors=names,
    )


def _overtaken() -> Refused:
    return not_recorded(
        ("計画を作っている間に、ほかの記録が加わりました。", "Something was recorded while the plan was made."),
        ("もう一度計画してください。", "Plan again."),
    )
