"""Rows that cannot belong together are refused by the database itself, each way once."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import pytest
from sqlalchemy import insert, text
from sqlalchemy.exc import IntegrityError, StatementError

from compliance.domain.facts import Answer, IncidentKind, Medium, Method, Role
from compliance.store import versions
from compliance.store.database import Database
from compliance.store.models.accounts import Account, AccountRole
from compliance.store.models.assessments import Assessment
from compliance.store.models.base import Version
from compliance.store.models.breaches import BreachDecision
from compliance.store.models.certificates import Certificate
from compliance.store.models.consents import ConsentDecision, ConsentRequest
from compliance.store.models.contractors import Contractor
from compliance.store.models.contracts import Contract
from compliance.store.models.education import EducationSession
from compliance.store.models.erasures import Erasure
from compliance.store.models.evidence import SealedFile
from compliance.store.models.extensions import DueExtension
from compliance.store.models.findings import Correction, Finding
from compliance.store.models.handovers import Handover
from compliance.store.models.holdings import GivenBack, Holding, NoComputerUsed
from compliance.store.models.incidents import Incident, IncidentReport
from compliance.store.models.inspections import Inspection, InspectionVisit
from compliance.store.models.instructions import Instruction
from compliance.store.models.people import Designation, HandlerList, Pledge
from compliance.store.models.policies import PolicyFigure, WardSettings
from compliance.store.models.postings import Posting
from compliance.store.models.publications import PublicationDecision
from compliance.store.models.removals import Removal
from compliance.store.models.reviews import Review
from tests.store.records import DAY, LATER, NEXT, Records
from tests.store.wards import END, START, Ward, a_contract, a_contractor, a_ward, writing

Attempt = Callable[[Records, Ward], object]


def under_other(records: Records, model: type[Version], **fields: object) -> UUID:
    """Something under the hospital's contract."""
    row = {"contract_id": records.ward.other, "happened_on": DAY, **fields}
    return versions.insert(records.made, model, row)


def designation(records: Records, **fields: object) -> UUID:
    row = {"contract_id": records.ward.contract, "person_id": records.ward.person, "role": Role.HANDLER}
    return versions.insert(records.made, Designation, {**row, "from_on": DAY, **fields})


def erasure_of(records: Records, holding: UUID) -> UUID:
    return records.under(Erasure, holdings=[{"holding_id": holding}])


def certificate_of(records: Records, erasure: UUID) -> UUID:
    beneath = [{"contract_id": records.ward.contract, "erasure_id": erasure}]
    return versions.insert(
        records.made, Certificate, {"happened_on": DAY, "erasures": beneath}, contracts=[records.ward.other]
    )


def visit(records: Records, **fields: object) -> UUID:
    return records.shared(InspectionVisit, inspection_id=records.shared(Inspection), happened_on=DAY, **fields)


def account(records: Records) -> UUID:
    made = uuid4()
    row = {
        "id": made,
        "login": "a",
        "display_name": "係長",
        "password_hash": "x",
        "created_at": datetime(2027, 4, 1, tzinfo=UTC),
    }
    records.made.session.execute(insert(Account), row)
    return made


def posting(records: Records, **fields: object) -> object:
    row = {"account_id": account(records), "from_on": START, "inspector": False, **fields}
    return versions.insert(records.made, Posting, row)


def sealed(records: Records, **fields: object) -> object:
    row = {"id": uuid4(), "key_id": "k", "sha256": "0" * 64, "size": 1, "wrapped_key": b"k", **fields}
    return records.made.session.execute(insert(SealedFile), {"sealed_at": datetime(2027, 4, 1, tzinfo=UTC), **row})


REFUSED: dict[str, Attempt] = {
    "a finding of a visit to another contract": lambda r, w: under_other(
        r, Finding, item="8", text="x", due_on=LATER, inspection_id=r.shared(Inspection)
    ),
    "an answer given at a visit to another contract": lambda r, w: under_other(
        r, Assessment, item="8", answer=Answer.FAILS, inspection_id=r.shared(Inspection)
    ),
    "a correction of another contract's finding": lambda r, w: under_other(
        r, Correction, finding_id=r.under(Finding, item="8", text="x", due_on=LATER)
    ),
    "a return of another contract's holding": lambda r, w: under_other(r, GivenBack, holding_id=r.holding()),
    "a return of what is no holding": lambda r, w: r.under(GivenBack, holding_id=r.shared(Inspection)),
    "a return of what is not there": lambda r, w: r.under(GivenBack, holding_id=uuid4()),
    "an erasure of another contract's holding": lambda r, w: erasure_of(
        r, under_other(r, Holding, description="x", medium=Medium.PAPER)
    ),
    "a certificate for an erasure under a contract it does not serve": lambda r, w: certificate_of(
        r, erasure_of(r, r.holding())
    ),
    "an instruction about another contract's holding": lambda r, w: under_other(
        r, Instruction, clause="11", holdings=[{"holding_id": r.holding()}]
    ),
    "an instruction that moves holdings to the same contract": lambda r, w: r.under(
        Instruction, clause="11", successor_id=w.contract
    ),
    "an instruction after another contract's incident": lambda r, w: under_other(
        r,
        Instruction,
        clause="19",
        incident_id=r.shared(Incident, incident_kind=IncidentKind.RISK, known_on=DAY, outline="x"),
    ),
    "a designation on another contract's list": lambda r, w: designation(
        r,
        lists=[{"list_id": versions.insert(r.made, HandlerList, {"happened_on": DAY}, contracts=[w.other])}],
    ),
    "a designation of another contractor's worker": lambda r, w: designation(r, person_id=w.stranger),
    "a pledge of another contractor's worker": lambda r, w: r.under(Pledge, person_id=w.stranger),
    "a designation that ends before it begins": lambda r, w: designation(r, to_on=START),
    "the same designation twice": lambda r, w: (designation(r), designation(r)),
    "a session without a topic": lambda r, w: r.session(w.person, teaches_security=False, tells_ordinance=False),
    "somebody twice at one session": lambda r, w: r.session(w.person, w.person),
    "attendance of what is no person": lambda r, w: r.session(w.contract),
    "a removal on another contract's consent": lambda r, w: under_other(
        r, Removal, consent_id=r.under(ConsentRequest, clause="6")
    ),
    "a removal that was back before it left": lambda r, w: r.under(Removal, returned_on=START),
    "a refusal that names a last day": lambda r, w: r.under(
        ConsentDecision, request_id=r.under(ConsentRequest, clause="6"), granted=False, until_on=LATER
    ),
    "a visit by video without a reason": lambda r, w: visit(r, method=Method.VIDEO),
    "a visit by video for an empty reason": lambda r, w: visit(r, method=Method.VIDEO, reason=""),
    "a visit made twice": lambda r, w: [
        r.shared(InspectionVisit, inspection_id=inspection, happened_on=day)
        for inspection in [r.shared(Inspection)]
        for day in (DAY, NEXT)
    ],
    "a review of another contract's submission": lambda r, w: under_other(
        r, Review, subject_id=r.shared(HandlerList, happened_on=DAY), subject_kind="handler_list", accepted=True
    ),
    "a return of a submission without a reason": lambda r, w: r.under(
        Review, subject_id=r.shared(HandlerList, happened_on=DAY), subject_kind="handler_list", accepted=False
    ),
    "a count of persons without its unit": lambda r, w: r.shared(
        IncidentReport,
        incident_id=r.shared(Incident, incident_kind=IncidentKind.RISK, known_on=DAY, outline="x"),
        happened_on=DAY,
        person_count=3,
    ),
    "a breach told though it was dismissed": lambda r, w: r.under(
        BreachDecision, clause="8", cause="x", established=False, told_on=DAY
    ),
    "the same breach decided twice": lambda r, w: [
        r.under(BreachDecision, clause="8", cause="x", established=True) for _ in range(2)
    ],
    "a publication decided and confirmed by one person": lambda r, w: r.under(
        PublicationDecision,
        breach_id=r.under(BreachDecision, clause="8", cause="x", established=True),
        publish=True,
        decided_by="a",
        confirmed_by="a",
    ),
    "a due day extended backwards": lambda r, w: r.under(
        DueExtension, obligation_key="x", reason="x", old_due_on=LATER, new_due_on=DAY
    ),
    "a handover of less than nothing": lambda r, w: r.under(Handover, description="x", medium=Medium.PAPER, count=-1),
    "no computer used, stated twice": lambda r, w: [r.under(NoComputerUsed) for _ in range(2)],
    "a contract that ends before it starts": lambda r, w: versions.supersede(
        r.made, Contract, w.contract, 1, {"end_on": date(2027, 3, 31)}
    ),
    "a contract that renews itself": lambda r, w: versions.supersede(
        r.made, Contract, w.contract, 1, {"predecessor_id": w.contract}
    ),
    "a contract that passes to another contractor": lambda r, w: versions.supersede(
        r.made, Contract, w.contract, 1, {"contractor_id": w.hospital}
    ),
    "a record that passes to another contract": lambda r, w: versions.supersede(
        r.made, Holding, r.holding(), 1, {"contract_id": w.other}
    ),
    "a contract number given twice": lambda r, w: a_contract(r.made, w.outsourcing, w.clinic, "27-1"),
    "a contract under what is no outsourcing": lambda r, w: a_contract(r.made, w.clinic, w.clinic, "9"),
    "a contract without a number": lambda r, w: a_contract(r.made, w.outsourcing, w.clinic, ""),
    "a corporate number of twelve digits": lambda r, w: versions.insert(
        r.made, Contractor, {"name": "x", "search_key": "x", "corporate_number": "123456789012"}
    ),
    "a corporate number with a letter": lambda r, w: versions.insert(
        r.made, Contractor, {"name": "x", "search_key": "x", "corporate_number": "123456789012X"}
    ),
    "a corporate number given twice": lambda r, w: [
        versions.insert(r.made, Contractor, {"name": "x", "search_key": "x", "corporate_number": "8000020131041"})
        for _ in range(2)
    ],
    "a contractor without a name": lambda r, w: a_contractor(r.made, ""),
    "a void without a reason": lambda r, w: versions.void(r.made, Holding, r.holding(), ""),
    "a policy figure of days and a day of the year": lambda r, w: versions.insert(
        r.made,
        PolicyFigure,
        {"edition_id": "x", "name": "x", "from_on": START, "days": 14, "month_day": "06-30"},
    ),
    "two wards": lambda r, w: [versions.insert(r.made, WardSettings, {"name": "区"}) for _ in range(2)],
    "a section officer without a section": lambda r, w: posting(r, role=AccountRole.SECTION_OFFICER),
    "an auditor at a contractor": lambda r, w: posting(r, role=AccountRole.AUDITOR, contractor_id=w.clinic),
    "an inspector who is no officer": lambda r, w: posting(r, role=AccountRole.AUDITOR, inspector=True),
    "a posting that ends before it begins": lambda r, w: posting(r, role=AccountRole.AUDITOR, to_on=date(2027, 3, 31)),
    "a posting of nobody": lambda r, w: versions.insert(
        r.made, Posting, {"account_id": uuid4(), "role": AccountRole.AUDITOR, "from_on": START}
    ),
    "a login given twice": lambda r, w: [account(r) for _ in range(2)],
    "a sealed file that lost its key but was not erased": lambda r, w: sealed(r, wrapped_key=None),
    "a link of a session to what is no contract": lambda r, w: versions.link(
        r.made, EducationSession, r.session(w.person), w.clinic
    ),
}


@pytest.fixture(scope="module")
def standing(module_database: Database) -> Ward:
    """The ward that every attempt is made on: what is refused leaves nothing."""
    return a_ward(module_database)


@pytest.mark.parametrize("attempt", REFUSED.values(), ids=REFUSED.keys())
def test_the_database_refuses(attempt: Attempt, module_database: Database, standing: Ward) -> None:
    with pytest.raises(IntegrityError), writing(module_database) as made:
        attempt(Records(made, standing), standing)


def test_the_number_of_a_voided_contract_can_be_given_again(database: Database) -> None:
    ward = a_ward(database)
    with writing(database) as made:
        versions.void(made, Contract, ward.contract, "誤記")
        again = a_contract(made, ward.outsourcing, ward.clinic, "27-1")
        found = versions.current(made.session, Contract, again)
    assert found is not None
    assert found.end_on == END


def test_an_instant_without_a_zone_is_refused(database: Database) -> None:
    ward = a_ward(database)
    with pytest.raises(StatementError, match="時間帯"), writing(database) as made:
        Records(made, ward).under(Erasure, started_at=datetime(2027, 4, 1, 9, 0))  # noqa: DTZ001 (what is refused)


def test_a_code_outside_its_enumeration_is_refused(database: Database) -> None:
    ward = a_ward(database)
    with pytest.raises(StatementError, match="chief"), writing(database) as made:
        designation(Records(made, ward), role="chief")
    with writing(database) as made:
        Records(made, ward).holding()
    with pytest.raises(IntegrityError), writing(database) as made:
        made.session.execute(text("UPDATE holding SET medium = 'cloud'"))
