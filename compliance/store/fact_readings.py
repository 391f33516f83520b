"""The kinds whose rows are facts as they stand, each with the columns that feed it."""

from sqlalchemy import String, type_coerce

from compliance.domain import facts
from compliance.store.fact_rows import Expression, Reading, Under
from compliance.store.models.assessments import Assessment
from compliance.store.models.base import Version
from compliance.store.models.breaches import BreachDecision, Explanation
from compliance.store.models.certificates import Certificate, CertifiedErasure
from compliance.store.models.collections import Collection, CollectionConsent, Recognition
from compliance.store.models.consents import ConsentDecision, ConsentRequest
from compliance.store.models.contracts import EditionChange, Place, TermChange
from compliance.store.models.copies import Copy
from compliance.store.models.damages import DamageClaim, DamageSettlement
from compliance.store.models.education import EducationReport
from compliance.store.models.erasures import CheckDecision, ErasedHolding, Erasure, ErasureCheck
from compliance.store.models.extensions import DueExtension
from compliance.store.models.findings import Correction, Finding, FindingReopening, Recheck
from compliance.store.models.guidance import GuidanceDecision
from compliance.store.models.handovers import ExpectedHandover, Handover
from compliance.store.models.holdings import GivenBack, Holding, NoComputerUsed, NoLongerNeeded
from compliance.store.models.incidents import (
    Incident,
    IncidentNotice,
    IncidentReopening,
    IncidentReport,
    LeakDecision,
    LeakReport,
)
from compliance.store.models.inspections import (
    InspectionAnnouncement,
    InspectionCancellation,
    InspectionPlan,
    InspectionVisit,
)
from compliance.store.models.instructions import InstructedHolding, Instruction, InstructionFollowed
from compliance.store.models.people import HandlerList, Pledge
from compliance.store.models.publications import PublicationDecision
from compliance.store.models.removals import Removal
from compliance.store.models.reviews import Review
from compliance.store.models.status_requests import StatusReport, StatusRequest
from compliance.store.models.subcontractings import Subcontracting


def _happened(
    model: type[Version],
    fact: type[facts.Fact],
    *same: str,
    under: Under | None = None,
    only: Expression | None = None,
    **renamed: Expression,
) -> Reading:
    """A kind with `happened_on`: `same` are columns called as the fact's fields, `renamed` those called otherwise."""
    on = renamed.pop("on", None)
    columns = {"id": model.id, "on": model.__table__.c.happened_on if on is None else on}
    return Reading(model, fact, {**columns, **{name: getattr(model, name) for name in same}, **renamed}, under, only)


READINGS = (
    _happened(TermChange, facts.TermChanged, end=TermChange.end_on, kind=type_coerce(TermChange.change_kind, String)),
    _happened(EditionChange, facts.EditionChanged, edition=EditionChange.edition_id),
    _happened(
        DueExtension,
        facts.Extension,
        "new_due_on",
        "submitted",
        obligation=DueExtension.obligation_key,
    ),
    _happened(Review, facts.Review, "accepted", subject=Review.subject_id),
    _happened(Place, facts.PlaceDesignated),
    _happened(ExpectedHandover, facts.HandoverExpected, "due_on", "to_ward"),
    _happened(
        Handover,
        facts.HandedOver,
        "to_ward",
        "ward_confirmed_on",
        "contractor_confirmed_on",
        expected=Handover.expected_id,
        consent=Handover.consent_id,
        handler=Handover.handler_id,
    ),
    _happened(
        Collection,
        facts.Collected,
        "from_the_person",
        "purpose_stated",
        "sensitive",
        under=Under("consents", CollectionConsent, CollectionConsent.consent_id),
    ),
    _happened(Recognition, facts.Recognised),
    _happened(Removal, facts.Removed, "returned_on", consent=Removal.consent_id),
    _happened(Copy, facts.Copied, consent=Copy.consent_id),
    _happened(Subcontracting, facts.Subcontracted, consent=Subcontracting.consent_id),
    _happened(ConsentRequest, facts.ConsentRequested, "clause"),
    _happened(
        ConsentDecision,
        facts.ConsentDecided,
        "granted",
        request=ConsentDecision.request_id,
        until=ConsentDecision.until_on,
        back_by=ConsentDecision.back_by_on,
    ),
    _happened(Holding, facts.Held, "medium", "origin", "count"),
    _happened(NoLongerNeeded, facts.NoLongerNeeded, holding=NoLongerNeeded.holding_id),
    _happened(GivenBack, facts.GivenBack, "count", "delivered", "submitted", holding=GivenBack.holding_id),
    _happened(
        Erasure, facts.Erased, "count", "submitted", under=Under("holdings", ErasedHolding, ErasedHolding.holding_id)
    ),
    _happened(NoComputerUsed, facts.NoComputerUsed),
    _happened(
        Instruction,
        facts.Instructed,
        "clause",
        "due_on",
        successor=Instruction.successor_id,
        incident=Instruction.incident_id,
        under=Under("holdings", InstructedHolding, InstructedHolding.holding_id),
    ),
    _happened(
        InstructionFollowed, facts.InstructionFollowed, "submitted", instruction=InstructionFollowed.instruction_id
    ),
    _happened(
        Certificate,
        facts.CertificateFiled,
        "submitted",
        under=Under("erasures", CertifiedErasure, CertifiedErasure.erasure_id, own_contract=True),
    ),
    _happened(CheckDecision, facts.CheckDecided, erasure=CheckDecision.erasure_id),
    _happened(ErasureCheck, facts.Checked, "confirmed", "on_site", erasure=ErasureCheck.erasure_id),
    _happened(HandlerList, facts.HandlerList, "submitted", "unchanged"),
    _happened(Pledge, facts.Pledged, "submitted", person=Pledge.person_id),
    _happened(EducationReport, facts.EducationReported, "submitted", session=EducationReport.session_id),
    _happened(StatusRequest, facts.StatusRequested, "due_on", "self_check"),
    _happened(StatusReport, facts.StatusReported, "submitted", request=StatusReport.request_id),
    _happened(
        InspectionPlan, facts.InspectionPlanned, "fiscal_year", "visit_on", inspection=InspectionPlan.inspection_id
    ),
    _happened(
        InspectionAnnouncement, facts.InspectionAnnounced, "visit_on", inspection=InspectionAnnouncement.inspection_id
    ),
    _happened(
        InspectionCancellation, facts.InspectionCancelled, "by_ward", inspection=InspectionCancellation.inspection_id
    ),
    _happened(
        InspectionVisit,
        facts.InspectionCarriedOut,
        "method",
        "attended",
        inspection=InspectionVisit.inspection_id,
        reasoned=InspectionVisit.reason.is_not(None),
    ),
    _happened(
        Assessment,
        facts.Assessed,
        "item",
        "answer",
        how=type_coerce(Assessment.how, String),
        inspection=Assessment.inspection_id,
    ),
    _happened(Finding, facts.Found, "item", "due_on", "ward", inspection=Finding.inspection_id),
    _happened(Correction, facts.Corrected, finding=Correction.finding_id),
    _happened(Recheck, facts.Rechecked, accepted=Recheck.confirmed, finding=Recheck.finding_id),
    _happened(FindingReopening, facts.FindingReopened, "due_on", finding=FindingReopening.finding_id),
    _happened(Incident, facts.IncidentKnown, on=Incident.known_on, kind=Incident.incident_kind),
    _happened(IncidentNotice, facts.IncidentNotified, incident=IncidentNotice.incident_id),
    _happened(IncidentReport, facts.IncidentReported, "final", "submitted", incident=IncidentReport.incident_id),
    _happened(IncidentReopening, facts.IncidentReopened, incident=IncidentReopening.incident_id),
    _happened(
        LeakDecision,
        facts.LeakReportable,
        "known_on",
        "wrongful_purpose",
        incident=LeakDecision.incident_id,
        only=LeakDecision.reportable,
    ),
    _happened(LeakReport, facts.LeakReported, "final", incident=LeakReport.incident_id),
    _happened(
        BreachDecision,
        facts.BreachDecided,
        "clause",
        "cause",
        "established",
        "told_on",
        reported=BreachDecision.reported_id,
    ),
    _happened(Explanation, facts.Explained, breach=Explanation.breach_id),
    _happened(GuidanceDecision, facts.GuidanceDecided, "guide", breach=GuidanceDecision.breach_id),
    _happened(PublicationDecision, facts.PublicationDecided, "publish", breach=PublicationDecision.breach_id),
    _happened(DamageClaim, facts.DamageClaimed, "clause", "due_on", "third_party"),
    _happened(DamageSettlement, facts.DamageSettled, "withdrawn", claim=DamageSettlement.claim_id),
)
"""Concluded, MeasuresReported, Designated and Educated need more than their own rows: `compliance.store.facts`."""

READING_OF = {reading.model: reading for reading in READINGS}
