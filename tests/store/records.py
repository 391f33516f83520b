"""One record of every kind, written under one contract, with the fact that each must be read back as."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from compliance.domain import facts
from compliance.domain.facts import Answer, Employment, Fact, IncidentKind, Medium, Method, Origin, Role, Topic
from compliance.domain.obligations import Party
from compliance.store import versions
from compliance.store.changes import Change
from compliance.store.models.assessments import AssessedHow, Assessment
from compliance.store.models.base import Version
from compliance.store.models.breaches import BreachDecision, Explanation
from compliance.store.models.certificates import Certificate
from compliance.store.models.collections import Collection, Recognition
from compliance.store.models.consents import ConsentDecision, ConsentRequest
from compliance.store.models.contracts import EditionChange, Place, TermChange, TermChangeKind
from compliance.store.models.copies import Copy
from compliance.store.models.damages import DamageClaim, DamageSettlement
from compliance.store.models.education import EducationReport, EducationSession
from compliance.store.models.erasures import CheckDecision, Erasure, ErasureCheck
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
    Inspection,
    InspectionAnnouncement,
    InspectionCancellation,
    InspectionPlan,
    InspectionVisit,
)
from compliance.store.models.instructions import Instruction, InstructionFollowed
from compliance.store.models.outsourcings import MeasureCategory, MeasuresReport
from compliance.store.models.people import Designation, HandlerList, Pledge
from compliance.store.models.publications import PublicationDecision
from compliance.store.models.removals import Removal
from compliance.store.models.reviews import Review
from compliance.store.models.status_requests import StatusReport, StatusRequest
from compliance.store.models.subcontractings import Subcontracting
from tests.store.wards import END, START, Ward

DAY, NEXT, LATER = date(2027, 5, 10), date(2027, 5, 11), date(2027, 6, 30)


class Records:
    """Writes records of one contract of the ward, all about `DAY` unless they say otherwise."""

    def __init__(self, made: Change, ward: Ward) -> None:
        self.made, self.ward = made, ward

    def under(self, model: type[Version], **fields: Any) -> UUID:
        """Something under the contract."""
        return versions.insert(self.made, model, {"contract_id": self.ward.contract, "happened_on": DAY, **fields})

    def shared(self, model: type[Version], **fields: Any) -> UUID:
        """Something that may serve several contracts, here the one."""
        return versions.insert(self.made, model, fields, contracts=[self.ward.contract])

    def holding(self) -> UUID:
        """A holding on a computer."""
        return self.under(Holding, description="利用者名簿", medium=Medium.COMPUTER, count=2)

    def everything(self) -> Iterator[Fact]:
        """Every kind of fact, once at least."""
        for area in (
            self.contract, self.consents, self.handovers, self.holdings, self.people,
            self.reports, self.inspections, self.findings, self.incidents, self.breaches,
        ):  # fmt: skip
            yield from area()

    def contract(self) -> Iterator[Fact]:
        """The contract itself, its measures and its places."""
        ward = self.ward
        yield facts.Concluded(id=ward.contract, on=START, start=START, end=END)
        change = self.under(TermChange, end_on=LATER, change_kind=TermChangeKind.EARLY_TERMINATION)
        yield facts.TermChanged(id=change, on=DAY, end=LATER, kind="early_termination")
        turned = {"edition_id": "articles-2024", "signed_on": DAY, "paper": "変更契約書", "reason": "改正"}
        edition = self.under(EditionChange, **turned)
        yield facts.EditionChanged(id=edition, on=DAY, edition="articles-2024")
        measure = {
            "position": 1,
            "key": "contractor.operations.1",
            "party": Party.CONTRACTOR,
            "category": MeasureCategory.OPERATIONS,
            "text": "取扱責任者を指定する",
            "clauses": ("13",),
        }
        reported = {"outsourcing_id": ward.outsourcing, "happened_on": START, "measures": [measure]}
        measures = (facts.Measure("contractor.operations.1", ward=False, links=("13",)),)
        report = versions.insert(self.made, MeasuresReport, reported)
        yield facts.MeasuresReported(id=report, on=START, measures=measures)
        extended = self.under(DueExtension, obligation_key="16/FY2027", new_due_on=LATER, reason="台風")
        yield facts.Extension(id=extended, on=DAY, obligation="16/FY2027", new_due_on=LATER)
        yield facts.PlaceDesignated(id=self.under(Place, name="院内事務室"), on=DAY)

    def consents(self) -> Iterator[Fact]:
        """Requests and decisions, and what rests on them."""
        request = self.under(ConsentRequest, clause="6")
        yield facts.ConsentRequested(id=request, on=DAY, clause="6")
        decision = self.under(ConsentDecision, request_id=request, granted=True, until_on=LATER, back_by_on=NEXT)
        yield facts.ConsentDecided(id=decision, on=DAY, request=request, granted=True, until=LATER, back_by=NEXT)
        taken = self.under(Removal, consent_id=request, returned_on=NEXT)
        yield facts.Removed(id=taken, on=DAY, consent=request, returned_on=NEXT)
        beneath = [{"consent_id": request}]
        collected = self.under(Collection, from_the_person=False, sensitive=("1", "4"), consents=beneath)
        yield facts.Collected(id=collected, on=DAY, from_the_person=False, sensitive=("1", "4"), consents=(request,))
        yield facts.Recognised(id=self.under(Recognition, matter="国籍"), on=DAY)
        yield facts.Copied(id=self.under(Copy), on=DAY)
        yield facts.Subcontracted(id=self.under(Subcontracting, consent_id=request), on=DAY, consent=request)

    def handovers(self) -> Iterator[Fact]:
        """Expected and done."""
        expected = self.under(ExpectedHandover, description="指導票", due_on=LATER, to_ward=True)
        yield facts.HandoverExpected(id=expected, on=DAY, due_on=LATER, to_ward=True)
        done = {"description": "指導票", "medium": Medium.PAPER, "to_ward": True, "ward_confirmed_on": NEXT}
        handed = self.under(Handover, expected_id=expected, **done)
        yield facts.HandedOver(id=handed, on=DAY, to_ward=True, expected=expected, ward_confirmed_on=NEXT)

    def holdings(self) -> Iterator[Fact]:
        """Held, given back, erased, certified, checked."""
        holding = self.holding()
        yield facts.Held(id=holding, on=DAY, medium=Medium.COMPUTER, origin=Origin.ISSUED, count=2)
        yield facts.NoLongerNeeded(id=self.under(NoLongerNeeded, holding_id=holding), on=DAY, holding=holding)
        back = self.under(GivenBack, holding_id=holding, delivered=True)
        yield facts.GivenBack(id=back, on=DAY, holding=holding, delivered=True)
        erased = self.under(Erasure, holdings=[{"holding_id": holding}])
        yield facts.Erased(id=erased, on=DAY, holdings=(holding,))
        yield facts.NoComputerUsed(id=self.under(NoComputerUsed), on=DAY)
        instruction = self.under(Instruction, clause="11", holdings=[{"holding_id": holding}], due_on=LATER)
        yield facts.Instructed(id=instruction, on=DAY, clause="11", holdings=(holding,), due_on=LATER)
        followed = self.under(InstructionFollowed, instruction_id=instruction)
        yield facts.InstructionFollowed(id=followed, on=DAY, instruction=instruction)
        erasures = [{"contract_id": self.ward.contract, "erasure_id": erased}]
        filed = self.shared(Certificate, happened_on=DAY, erasures=erasures, submitted=True)
        yield facts.CertificateFiled(id=filed, on=DAY, erasures=(erased,), submitted=True)
        returned = self.under(Review, subject_id=filed, subject_kind="certificate", accepted=False, reason="日付なし")
        yield facts.Review(id=returned, on=DAY, subject=filed, accepted=False)
        yield facts.CheckDecided(id=self.under(CheckDecision, erasure_id=erased), on=DAY, erasure=erased)
        check = self.under(ErasureCheck, erasure_id=erased, confirmed=False, on_site=True)
        yield facts.Checked(id=check, on=DAY, erasure=erased, confirmed=False, on_site=True)

    def people(self) -> Iterator[Fact]:
        """Listed, designated, pledged, taught."""
        person = self.ward.person
        listed = self.shared(HandlerList, happened_on=DAY, submitted=True, unchanged=True)
        yield facts.HandlerList(id=listed, on=DAY, submitted=True, unchanged=True)
        how: dict[str, Any] = {"role": Role.SUPERVISOR, "employment": Employment.DISPATCHED, "from_on": NEXT}
        designation = {"contract_id": self.ward.contract, "person_id": person, "lists": [{"list_id": listed}], **how}
        yield facts.Designated(
            id=versions.insert(self.made, Designation, designation), on=DAY, person=person, lists=(listed,), **how
        )
        pledge = self.under(Pledge, person_id=person, submitted=True)
        yield facts.Pledged(id=pledge, on=DAY, person=person, submitted=True)
        session = self.session(person)
        topics = frozenset({Topic.SECURITY, Topic.ORDINANCE})
        yield facts.Educated(id=session, on=DAY, topics=topics, attendees=frozenset({person}))
        report = self.shared(EducationReport, happened_on=NEXT, session_id=session)
        yield facts.EducationReported(id=report, on=NEXT, session=session)

    def session(self, *people: UUID, **fields: Any) -> UUID:
        """A session that these people attended."""
        there = [{"person_id": person} for person in people]
        taught = {"happened_on": DAY, "teaches_security": True, "tells_ordinance": True, "attendance": there}
        return self.shared(EducationSession, **{**taught, **fields})

    def reports(self) -> Iterator[Fact]:
        """Clause 14."""
        request = self.under(StatusRequest, due_on=LATER, self_check=True)
        yield facts.StatusRequested(id=request, on=DAY, due_on=LATER, self_check=True)
        report = self.under(StatusReport, request_id=request, submitted=True)
        yield facts.StatusReported(id=report, on=DAY, request=request, submitted=True)

    def inspections(self) -> Iterator[Fact]:
        """A visit planned, announced, cancelled, and made by video after all."""
        visit = self.shared(Inspection)
        of = {"inspection_id": visit, "happened_on": DAY}
        plan = self.shared(InspectionPlan, fiscal_year=2027, visit_on=NEXT, **of)
        yield facts.InspectionPlanned(id=plan, on=DAY, inspection=visit, fiscal_year=2027, visit_on=NEXT)
        told = self.shared(InspectionAnnouncement, visit_on=NEXT, **of)
        yield facts.InspectionAnnounced(id=told, on=DAY, inspection=visit, visit_on=NEXT)
        off = self.shared(InspectionCancellation, by_ward=False, **of)
        yield facts.InspectionCancelled(id=off, on=DAY, inspection=visit, by_ward=False)
        made = self.shared(InspectionVisit, method=Method.VIDEO, reason="感染症", **of)
        yield facts.InspectionCarriedOut(id=made, on=DAY, inspection=visit, method=Method.VIDEO, reasoned=True)
        seen = {"item": "8", "answer": Answer.FAILS, "how": AssessedHow.DESK, "inspection_id": visit}
        yield facts.Assessed(
            id=self.under(Assessment, **seen), on=DAY, item="8", answer=Answer.FAILS, how="desk", inspection=visit
        )

    def findings(self) -> Iterator[Fact]:
        """Found, corrected, looked at again, opened again."""
        finding = self.under(Finding, item="8", due_on=LATER, text="施錠なし", ward=True)
        yield facts.Found(id=finding, on=DAY, item="8", due_on=LATER, ward=True)
        yield facts.Corrected(id=self.under(Correction, finding_id=finding), on=DAY, finding=finding)
        recheck = self.under(Recheck, finding_id=finding, confirmed=True)
        yield facts.Rechecked(id=recheck, on=DAY, finding=finding, accepted=True)
        again = self.under(FindingReopening, finding_id=finding, due_on=LATER)
        yield facts.FindingReopened(id=again, on=DAY, finding=finding, due_on=LATER)

    def incidents(self) -> Iterator[Fact]:
        """Known, told, reported, reopened, and the law's own reports."""
        incident = self.shared(Incident, incident_kind=IncidentKind.RISK, known_on=DAY, outline="誤送信")
        of = {"incident_id": incident, "happened_on": NEXT}
        yield facts.IncidentKnown(id=incident, on=DAY, kind=IncidentKind.RISK)
        yield facts.IncidentNotified(id=self.shared(IncidentNotice, **of), on=NEXT, incident=incident)
        report = self.shared(IncidentReport, final=True, submitted=True, **of)
        yield facts.IncidentReported(id=report, on=NEXT, incident=incident, final=True, submitted=True)
        yield facts.IncidentReopened(id=self.shared(IncidentReopening, **of), on=NEXT, incident=incident)
        decision = self.shared(LeakDecision, known_on=DAY, wrongful_purpose=True, **of)
        yield facts.LeakReportable(id=decision, on=NEXT, incident=incident, known_on=DAY, wrongful_purpose=True)
        self.shared(LeakDecision, known_on=DAY, reportable=False, **of)
        yield facts.LeakReported(id=self.shared(LeakReport, final=True, **of), on=NEXT, incident=incident, final=True)

    def breaches(self) -> Iterator[Fact]:
        """Decided, explained, guided, published, claimed, settled."""
        decided: dict[str, Any] = {"clause": "8", "cause": "finding/8", "established": True, "told_on": NEXT}
        breach = self.under(BreachDecision, **decided)
        yield facts.BreachDecided(id=breach, on=DAY, **decided)
        yield facts.Explained(id=self.under(Explanation, breach_id=breach), on=DAY, breach=breach)
        guidance = self.under(GuidanceDecision, breach_id=breach, guide=True)
        yield facts.GuidanceDecided(id=guidance, on=DAY, breach=breach, guide=True)
        publication = self.under(PublicationDecision, breach_id=breach, publish=False)
        yield facts.PublicationDecided(id=publication, on=DAY, breach=breach, publish=False)
        claim = self.under(DamageClaim, clause="8", due_on=LATER, third_party=True)
        yield facts.DamageClaimed(id=claim, on=DAY, clause="8", due_on=LATER, third_party=True)
        settlement = self.under(DamageSettlement, claim_id=claim, withdrawn=True)
        yield facts.DamageSettled(id=settlement, on=DAY, claim=claim, withdrawn=True)
