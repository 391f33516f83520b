"""A small practice ward for the tests of the pages: the council paper, two clinics, an account for every role."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID, uuid4

from sqlalchemy import select, update

from compliance.documents.council_paper import read_paper_file
from compliance.domain.editions import Act
from compliance.domain.facts import Medium, Method, Role
from compliance.domain.obligations import Status
from compliance.passwords import Passwords
from compliance.services.accounts import NewAccount, open_practice_account
from compliance.services.consents import DecideConsent, RequestConsent
from compliance.services.contractors import RegisterContractor
from compliance.services.contracts import ConcludeContract, DesignatePlace
from compliance.services.desk import Desk
from compliance.services.evidence import HandedIn, KeepEvidence, Use, keep_in, vault_of
from compliance.services.handovers import RecordHandover, RecordRemoval
from compliance.services.holdings import RecordHolding
from compliance.services.inspections import CarryOutInspection, OpenInspection, open_inspection
from compliance.services.invitation_codes import Codes
from compliance.services.invitations import NewInvitation, invite
from compliance.services.letters import RecordLetter
from compliance.services.meetings import RegisterMeeting
from compliance.services.outsourcings import InCharge, NewOutsourcing, RegisterOutsourcing, register
from compliance.services.paper_imports import import_outsourcing
from compliance.services.people import FileList, Listed, file_list
from compliance.services.recording import record
from compliance.services.reminders import queue
from compliance.services.sections import RegisterDepartment, RegisterSection
from compliance.services.status_requests import ReportStatus, RequestStatus
from compliance.store.actors import Actor
from compliance.store.idempotency import Request
from compliance.store.models.accounts import AccountRole
from compliance.store.models.evidence import ScanState
from compliance.store.models.handovers import Handover
from compliance.store.models.mails import Mail
from compliance.store.models.outsourcings import BasisType, SectionInCharge
from compliance.store.queries.obligations import whole_list
from compliance.store.queries.rows import ObligationFilter
from compliance.store.queries.scopes import Scope
from compliance.store.queries.submissions import submission_of
from compliance.store.queries.ward_sections import ward_sections

PAPER = Path(__file__).parents[1] / "fixtures" / "council-paper-42.md"
PASSWORD = "a long enough password"
EDITION = "shinjuku-2021"
SEEDER = Actor.command("seed-tests")
QUESTION = "保管場所と、持ち出した物の有無"


@dataclass(frozen=True, slots=True)
class Ward:
    """The ids that tests ask for: `kept` is diligent, `late` is not, `elsewhere` is another section's contract.

    `place` was designated for `kept`, `somebody` is an account, `letter` reminds of `late`, `meeting` is to come.
    `invitation` is open by its `code`, to `contractor`, of whose staff `colleague` is, and which owes the ward a `report` under `kept`, asked for by the request `asked`. `evidence` is a file of `kept`,
    `handover` what was given to its contractor, `review` the ward's duty to look at what came in under `late`.
    The contractor handed in the file `evidence`: `receipt` is the number of its receipt.
    `consent` is a granted request of its to take something out, with its letter, `removal` its duty to bring that back.
    """

    outsourcing: UUID
    charge: UUID
    undecided: UUID
    kept: UUID
    late: UUID
    elsewhere: UUID
    section: UUID
    contractor: UUID
    other_contractor: UUID
    somebody: UUID
    place: UUID
    letter: UUID
    meeting: UUID
    invitation: UUID
    code: str
    colleague: UUID
    asked: UUID
    report: UUID
    evidence: UUID
    receipt: str
    handover: UUID
    review: UUID
    consent: UUID
    removal: UUID


def seed(desk: Desk, passwords: Passwords, codes: Codes) -> Ward:
    """Fills an empty database."""
    reading = read_paper_file(PAPER.read_bytes(), PAPER.name)
    outsourcing = import_outsourcing(desk, SEEDER, reading, {"contractor.operation.1": ["13"]}).outsourcing
    with desk.reading() as session:
        section = ward_sections(session)[0].id
    clinic = record(desk, SEEDER, RegisterContractor(name="医療法人 ひかり産婦人科", kana="ヒカリサンフジンカ"))
    other = record(desk, SEEDER, RegisterContractor(name="一般社団法人 さくら助産院", kana="サクラジョサンイン"))
    kept = _contract(desk, outsourcing, clinic, "R8-健康-001")
    late = _contract(desk, outsourcing, other, "R8-健康-002")
    place = _keep(desk, kept)
    _neglect(desk, late)
    accounts = _accounts(desk, passwords.hash(PASSWORD), section, clinic)
    undecided, elsewhere = _undecided(desk, section), _elsewhere(desk, other)
    somebody = accounts[AccountRole.AUDITOR]
    letter = _remind(desk, late)
    meeting = record(desk, SEEDER, RegisterMeeting(name="第9回 個人情報保護審議会", held_on=date(2026, 11, 30)))
    return Ward(
        outsourcing,
        _charge(desk, outsourcing),
        undecided,
        kept,
        late,
        elsewhere,
        section,
        clinic,
        other,
        somebody,
        place,
        letter,
        meeting,
        invitation := _invite(desk, codes, accounts[AccountRole.SECTION_OFFICER], clinic, section),
        codes.code(invitation),
        accounts[AccountRole.CONTRACTOR_STAFF],
        *_owed_report(desk, kept),
        *_evidence(desk, kept, accounts[AccountRole.CONTRACTOR_STAFF]),
        _handover(desk, kept),
        _review(desk, late),
        consent := _consent(desk, kept),
        _removal(desk, kept, consent),
    )


def _owed_report(desk: Desk, contract: UUID) -> tuple[UUID, UUID]:
    """A request for a report with a month's time, and the obligation to answer it."""
    asked = RequestStatus(
        contract_id=contract, happened_on=date(2026, 11, 19), due_on=date(2026, 12, 18), question=QUESTION
    )
    request = record(desk, SEEDER, asked)
    with desk.reading() as session:
        owed = whole_list(session, Scope.whole_ward(), ObligationFilter(contract=contract), desk.today())
    acts = ((row, desk.shelf.act(row.obligation.edition, row.obligation.rule)) for row in owed)
    return request, next(row.id for row, act in acts if act is Act.REPORT_STATUS and row.status is Status.OPEN)


def _review(desk: Desk, contract: UUID) -> UUID:
    with desk.reading() as session:
        owed = whole_list(session, Scope.whole_ward(), ObligationFilter(contract=contract), desk.today())
    acts = ((row, desk.shelf.act(row.obligation.edition, row.obligation.rule)) for row in owed)
    return next(row.id for row, act in acts if act is Act.REVIEW)


def _invite(desk: Desk, codes: Codes, officer: UUID, contractor: UUID, section: UUID) -> UUID:
    role = AccountRole.CONTRACTOR_STAFF
    new = NewInvitation(contractor_id=contractor, role=role, name="森 さくら", section_id=section)
    return invite(desk, codes, officer, new, Request(officer, "/invite", uuid4(), b"invitation"))


def _charge(desk: Desk, outsourcing: UUID) -> UUID:
    """The leading section's charge."""
    with desk.reading() as session:
        led = select(SectionInCharge.id).where(SectionInCharge.outsourcing_id == outsourcing, SectionInCharge.leads)
        return session.scalars(led).one()


def _remind(desk: Desk, contract: UUID) -> UUID:
    """A letter to print about all that this contract's contractor owes; the moment in which it is undone is over."""
    with desk.reading() as session:
        owed = whole_list(session, Scope.whole_ward(), ObligationFilter(contract=contract), desk.today())
    with desk.change(SEEDER) as change:
        letter = queue(change, desk.shelf, owed, sends_mail=False)[0]
        change.session.execute(update(Mail).values(not_before=Mail.queued_at))
        return letter


def another_contract(desk: Desk, ward: Ward, end_on: date | None = None) -> UUID:
    """One more contract with the contractor of `kept`, under which nothing is recorded; it ends as that does."""
    concluded = ConcludeContract(
        outsourcing_id=ward.outsourcing,
        contractor_id=ward.contractor,
        number="R8-健康-009",
        edition_id=EDITION,
        concluded_on=date(2026, 3, 25),
        start_on=date(2026, 4, 1),
        end_on=end_on or date(2027, 3, 31),
    )
    return record(desk, SEEDER, concluded)


def _contract(desk: Desk, outsourcing: UUID, contractor: UUID, number: str) -> UUID:
    return record(
        desk,
        SEEDER,
        ConcludeContract(
            outsourcing_id=outsourcing,
            contractor_id=contractor,
            number=number,
            edition_id=EDITION,
            concluded_on=date(2026, 3, 25),
            start_on=date(2026, 4, 1),
            end_on=date(2027, 3, 31),
        ),
    )


def _keep(desk: Desk, contract: UUID) -> UUID:
    day = date(2026, 3, 28)
    place = record(desk, SEEDER, DesignatePlace(contract_id=contract, happened_on=day, name="ひかり産婦人科 事務室"))
    people = (
        Listed(role=Role.SUPERVISOR, from_on=date(2026, 4, 1), name="山田 花子", kana="ヤマダ ハナコ"),
        Listed(role=Role.HANDLER, from_on=date(2026, 4, 1), name="𠮷田 一郎", kana="ヨシダ イチロウ"),
    )
    file_list(desk, SEEDER, FileList(contracts=(contract,), happened_on=day), people)
    _hand_over(desk, contract)
    visit = open_inspection(
        desk,
        SEEDER,
        OpenInspection(
            contracts=(contract,), happened_on=date(2026, 5, 20), fiscal_year=2026, visit_on=date(2026, 9, 10)
        ),
    )
    record(
        desk,
        SEEDER,
        CarryOutInspection(inspection_id=visit, happened_on=date(2026, 9, 10), method=Method.ON_SITE),
    )
    return place


def _neglect(desk: Desk, contract: UUID) -> None:
    _hand_over(desk, contract)
    asked = record(
        desk, SEEDER, RequestStatus(contract_id=contract, happened_on=date(2026, 10, 1), due_on=date(2026, 10, 20))
    )
    again = RequestStatus(contract_id=contract, happened_on=date(2026, 11, 9), due_on=date(2026, 11, 24))
    record(desk, SEEDER, again)
    answer = ReportStatus(contract_id=contract, happened_on=date(2026, 10, 18), request_id=asked, submitted=True)
    record(desk, SEEDER, answer)


def _hand_over(desk: Desk, contract: UUID) -> None:
    day = date(2026, 4, 6)
    given = RecordHandover(contract_id=contract, happened_on=day, description="利用者名簿", medium=Medium.MEDIA)
    record(desk, SEEDER, given)
    held = RecordHolding(contract_id=contract, happened_on=day, description="利用者名簿（CD-R）", medium=Medium.MEDIA)
    record(desk, SEEDER, held)


def _handover(desk: Desk, contract: UUID) -> UUID:
    with desk.reading() as session:
        given = select(Handover.id).where(Handover.contract_id == contract)
        return session.scalars(given).one()


def _consent(desk: Desk, contract: UUID) -> UUID:
    """Asked for, granted and written."""
    asked = RequestConsent(contract_id=contract, happened_on=date(2026, 11, 2), clause="6", what="訪問先での確認")
    consent = record(desk, SEEDER, asked)
    letter = RecordLetter(
        contract_id=contract,
        document_number="8健づ第6号",
        title="承諾について",
        addressee="ひかり産婦人科",
        decided_on=date(2026, 11, 4),
        sent_on=date(2026, 11, 5),
    )
    granted = DecideConsent(
        contract_id=contract,
        happened_on=date(2026, 11, 4),
        request_id=consent,
        granted=True,
        back_by_on=date(2026, 12, 15),
        letter_id=record(desk, SEEDER, letter),
    )
    record(desk, SEEDER, granted)
    return consent


def _removal(desk: Desk, contract: UUID, consent: UUID) -> UUID:
    taken = RecordRemoval(contract_id=contract, happened_on=date(2026, 11, 10), consent_id=consent, what="名簿3枚")
    removal = record(desk, SEEDER, taken)
    with desk.reading() as session:
        owed = whole_list(session, Scope.whole_ward(), ObligationFilter(contract=contract), desk.today())
    return next(row.id for row in owed if row.obligation.subject == removal)


def _evidence(desk: Desk, contract: UUID, who: UUID) -> tuple[UUID, str]:
    """A note that came as a file from somebody of the contractor, and the number of its receipt."""
    sealed = vault_of(desk).seal("確認しました。\n".encode())
    file = HandedIn(
        sealed=sealed,
        name="確認書.txt",
        media_type="text/plain",
        sent_sha256=sealed.digest.sha256,
        scan=ScanState.UNSCANNED,
    )
    uses = (Use(contract_id=contract, item="13"),)
    wanted = KeepEvidence(files=(file,), uses=uses, happened_on=date(2026, 6, 1), title="名簿の確認書")
    with desk.change(Actor.account(who)) as change:
        kept = keep_in(change, wanted, file)
    with desk.reading() as session:
        return kept, submission_of(session, Scope.whole_ward(), kept)[0].number


def _undecided(desk: Desk, section: UUID) -> UUID:
    item = RegisterOutsourcing(
        title="高齢者見守り訪問業務の委託について", basis_type=BasisType.REPORT, contractor_text="未定"
    )
    new = NewOutsourcing(
        outsourcing=item, from_on=date(2026, 4, 1), sections=(InCharge(section_id=section, leads=True),)
    )
    return register(desk, SEEDER, new)


def _elsewhere(desk: Desk, contractor: UUID) -> UUID:
    day = date(2020, 4, 1)
    department = record(desk, SEEDER, RegisterDepartment(name="総務部", exists_from_on=day))
    section = record(desk, SEEDER, RegisterSection(department_id=department, name="税務課", exists_from_on=day))
    item = RegisterOutsourcing(title="納税通知書の印刷業務の委託について", basis_type=BasisType.REPORT)
    new = NewOutsourcing(
        outsourcing=item, from_on=date(2026, 4, 1), sections=(InCharge(section_id=section, leads=True),)
    )
    return _contract(desk, register(desk, SEEDER, new), contractor, "R8-税務-001")


def _accounts(desk: Desk, password_hash: str, section: UUID, contractor: UUID) -> dict[AccountRole, UUID]:
    opened = {}
    for role in AccountRole:
        new = NewAccount(
            login=role.value.replace("_", "-"),
            name="佐藤 恵",
            role=role,
            section_id=section if role is AccountRole.SECTION_OFFICER else None,
            contractor_id=contractor if role.value.startswith("contractor") else None,
        )
        opened[role] = open_practice_account(desk, SEEDER, new, password_hash)
    return opened
