"""From what is outstanding to the form that records what meets it, with what is known filled in."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from compliance.domain.editions import Act
from compliance.domain.obligations import Obligation
from compliance.services.grounds import Ground
from compliance.store.models.base import Version
from compliance.store.models.erasures import CheckDecision
from compliance.store.models.findings import Correction
from compliance.store.models.incidents import LeakDecision
from compliance.store.models.people import Designation
from compliance.store.queries.obligations import obligation
from compliance.store.queries.rows import ObligationRow
from compliance.store.shelves import Shelf
from compliance.store.versions import current


@dataclass(frozen=True, slots=True)
class Means:
    """The form of a duty: its kind, the field that takes the duty's subject, and what else is known.

    `through` is the record that the subject stands for, and which of its columns the field takes. `corrects`: what
    meets it is a day that the subject itself lacks.
    """

    kind: str
    field: str | None = None
    through: tuple[type[Version], str] | None = None
    more: tuple[tuple[str, object], ...] = ()
    corrects: bool = False


_PERSON = (Designation, "person_id")
_LEAK = (LeakDecision, "incident_id")

MEANS: Mapping[Act, Means] = {
    Act.DESIGNATE_PLACES: Means("place"),
    Act.LIST_HANDLERS: Means("handler_list"),
    Act.REPORT_CHANGE: Means("handler_list"),
    Act.PLEDGE: Means("pledge", "person_id", _PERSON),
    Act.EDUCATE: Means("education_session", "attendees", _PERSON),
    Act.EDUCATE_YEARLY: Means("education_session", "attendees", _PERSON),
    Act.REPORT_EDUCATION: Means("education_report", "session_id"),
    Act.PLAN_INSPECTION: Means("inspection"),
    Act.INSPECT: Means("inspection_visit"),
    Act.TAKE_INSPECTION: Means("inspection_visit", "inspection_id"),
    Act.CORRECT: Means("correction", "finding_id"),
    Act.GIVE_BACK: Means("given_back", "holding_id"),
    Act.ERASE: Means("erasure", "holdings"),
    Act.CERTIFY: Means("certificate", "erasures"),
    Act.CHECK_ERASURE: Means("erasure_check", "erasure_id", (CheckDecision, "erasure_id")),
    Act.CONFIRM_HANDOVER: Means("handover", corrects=True),
    Act.HAND_OVER: Means("handover", "expected_id"),
    Act.BRING_BACK: Means("removal", corrects=True),
    Act.REPORT_STATUS: Means("status_report", "request_id"),
    Act.DECIDE_CONSENT: Means("consent_decision", "request_id"),
    Act.SETTLE_DAMAGE: Means("damage_settlement", "claim_id"),
    Act.NOTIFY_INCIDENT: Means("incident_notice", "incident_id"),
    Act.REPORT_INCIDENT: Means("incident_report", "incident_id"),
    Act.FOLLOW_INSTRUCTION: Means("instruction_followed", "instruction_id"),
    Act.REPORT_LEAK: Means("leak_report", "incident_id", _LEAK, (("final", False),)),
    Act.REPORT_LEAK_FINALLY: Means("leak_report", "incident_id", _LEAK, (("final", True),)),
    Act.DECIDE_GUIDANCE: Means("guidance_decision", "breach_id"),
    Act.DECIDE_PUBLICATION: Means("publication_decision", "breach_id"),
    Act.REVIEW: Means("review"),
}
"""What meets each duty; to observe a clause is nothing that is recorded."""


def means_under(shelf: Shelf, edition: str, rule: str) -> Means | None:
    """The form that meets the duties of this rule; None where none does."""
    act = shelf.act(edition, rule)
    return MEANS.get(act) if act is not None else None


def prefilled(ground: Ground, obligation_id: UUID) -> dict[str, Any]:
    """What the form of the duty can be filled with; NotFound for a duty that is not the visitor's to see."""
    row = obligation(ground.session, ground.scope, obligation_id, ground.today)
    means = means_under(ground.shelf, row.obligation.edition, row.obligation.rule)
    if means is None or row.under.contract != ground.line.id:
        return {}
    told: dict[str, Any] = dict(means.more)
    if means.field is not None:
        told[means.field] = _subject(ground, row.obligation, means)
    if row.obligation.period.startswith("FY"):
        told["fiscal_year"] = row.obligation.fiscal_year
    if means.kind == "review":
        told |= _submission(ground, row)
    if means.kind == "inspection_visit" and means.field is None:
        told["inspection_id"] = _planned(ground, row.obligation.fiscal_year)
    return told


def _planned(ground: Ground, fiscal_year: int) -> UUID | None:
    """The visit of that year that is still to be made; None where there is none."""
    of_year = (visit for visit in ground.inspections() if visit.fiscal_year == fiscal_year)
    return next((visit.id for visit in of_year if not (visit.carried_out_on or visit.cancelled_on)), None)


def _subject(ground: Ground, owed: Obligation, means: Means) -> object:
    if means.through is None or owed.subject is None:
        return owed.subject
    model, column = means.through
    stands = current(ground.session, model, owed.subject)
    return None if stands is None else getattr(stands, column)


def _submission(ground: Ground, row: ObligationRow) -> dict[str, Any]:
    """A correction handed in is re-checked: its own form asks for the finding."""
    subject = row.obligation.subject
    found = ground.subjects([row]).get(subject) if subject else None
    if found is None or subject is None:
        return {}
    if found.kind == "correction":
        correction = current(ground.session, Correction, subject)
        return {} if correction is None else {"finding_id": correction.finding_id}
    return {"submission": f"{found.kind}|{subject}"}
