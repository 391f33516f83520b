"""A ward with a row in every table that can be proved, each written as the program writes it."""

from datetime import date
from uuid import UUID, uuid4

from compliance.config import PasswordCost
from compliance.passwords import Passwords
from compliance.services import jobs
from compliance.services.accounts import NewAccount, open_account
from compliance.services.contracts import Attachment, ConcludeContract
from compliance.services.desk import Desk
from compliance.services.extensions import ExtendDue
from compliance.services.invitation_codes import Codes
from compliance.services.invitations import NewInvitation, invite
from compliance.services.meetings import RegisterMeeting
from compliance.services.policies import ChangePolicy, change_policy
from compliance.services.recording import enter, record
from compliance.services.sign_ins import sign_in
from compliance.services.ward_settings import SetWard, set_ward
from compliance.store import mails, trail, versions
from compliance.store.changes import Change
from compliance.store.council_reports import Paper, freeze
from compliance.store.database import Database
from compliance.store.idempotency import Request
from compliance.store.models.accounts import AccountRole
from compliance.store.models.breaches import BreachDecision
from compliance.store.models.contractor_matches import ContractorMatch
from compliance.store.models.contractors import Contractor
from compliance.store.models.contracts import AttachmentKind, Closing
from compliance.store.models.council_reports import CouncilReportFile
from compliance.store.models.devices import Device
from compliance.store.models.education import EducationPlan, EducationReport
from compliance.store.models.evidence import Evidence, EvidenceUse, ScanState, SealedFile
from compliance.store.models.holdings import Stocktake
from compliance.store.models.letters import Letter
from compliance.store.models.mails import Channel
from compliance.store.models.outsourcings import BasisType, Outsourcing
from compliance.store.models.publications import PublicationDecision, PublicNotice
from compliance.store.queries.obligations import EVERY, whole_list
from compliance.store.queries.rows import ObligationFilter
from compliance.store.queries.scopes import Scope
from compliance.store.tellings import told_file, told_paper_file
from tests.services.wards import EDITION, OFFICER, SHELF, Ward, file_people, small_ward
from tests.store import wards as store_wards
from tests.store.records import Records

DAY = date(2026, 5, 10)
PASSWORD = "a long enough password"


def filled(database: Database) -> Desk:
    """The ward's desk."""
    ward = small_ward(database)
    file_people(ward, 2)
    set_ward(ward.desk, OFFICER, SetWard(name="練習区"))
    change_policy(ward.desk, OFFICER, ChangePolicy(edition_id=EDITION, name="return", from_on=DAY, days=10))
    meeting = record(ward.desk, OFFICER, RegisterMeeting(name="第1回", held_on=DAY))
    _sign_in(ward)
    with ward.desk.change(OFFICER) as made:
        records = Records(made, _stood(made, ward))
        list(records.everything())
        _further(made, records)
        _unversioned(made, meeting, ward.contract)
    _extend(ward)
    return ward.desk


def _stood(made: Change, ward: Ward) -> store_wards.Ward:
    """The small ward with what the records of every kind refer to."""
    hospital = store_wards.a_contractor(made, "四谷病院")
    return store_wards.Ward(
        section=ward.section,
        outsourcing=ward.outsourcing,
        clinic=ward.contractor,
        hospital=hospital,
        contract=ward.contract,
        renewal=ward.contract,
        other=ward.contract,
        person=store_wards.a_person(made, ward.contractor, "髙橋 花子"),
        stranger=store_wards.a_person(made, hospital, "渡邉 徳子"),
    )


def _sign_in(ward: Ward) -> None:
    passwords = Passwords(PasswordCost.CHEAP)
    administrator = NewAccount(login="kanri", name="管理 太郎", role=AccountRole.ADMINISTRATOR)
    who = open_account(ward.desk, passwords, OFFICER, administrator, PASSWORD)
    sign_in(ward.desk, passwords, "kanri", PASSWORD, "192.0.2.1")
    with ward.desk.change(OFFICER) as made:
        jobs.queue(made, "obligations.xlsx", {"as_of": "2026-05-10"}, who)
    new = NewInvitation(contractor_id=ward.contractor, role=AccountRole.CONTRACTOR_STAFF, name="森 さくら")
    invite(ward.desk, Codes(b"k" * 32, "https://kojin.example.lg.jp"), who, new, Request(who, "/", uuid4(), b"1"))


def _further(made: Change, records: Records) -> None:
    """The kinds that are no facts to the engine, and rows beneath."""
    pair = {"contractor_id": records.ward.hospital, "other_id": records.ward.clinic}
    versions.insert(made, ContractorMatch, {**pair, "same": False, "decided_on": DAY, "reason": "所在地が違う"})
    under, contract = records.under, records.ward.contract
    contacts = [{"position": 1, "name": "受付"}]
    versions.insert(made, Contractor, {"name": "連絡先のある医院", "search_key": "連絡先", "contacts": contacts})
    versions.insert(
        made,
        Outsourcing,
        {
            "title": "項目のある委託",
            "search_key": "項目",
            "basis_type": BasisType.REPORT,
            "data_items": [{"position": 1, "person_kind": "利用者", "name": "氏名"}],
            "media": [{"position": 1, "name": "紙"}],
        },
    )
    versions.insert(made, Device, {"contract_id": contract, "asset_number": "PC-1"})
    under(Stocktake, holding_id=records.holding(), counted=2)
    letter = {"document_number": "8-1", "title": "通知", "decided_on": DAY}
    versions.insert(made, Letter, {"contract_id": contract, **letter})
    planned = {"happened_on": DAY, "planned_on": DAY, "tells_ordinance": True}
    invited = [{"person_id": records.ward.person}]
    versions.insert(made, EducationPlan, {**planned, "invited": invited}, contracts=[contract])
    session = records.session(records.ward.person)
    versions.insert(made, EducationReport, {"session_id": session, "happened_on": DAY})
    breach = under(BreachDecision, clause="9", cause="finding/9", established=True)
    publication = under(PublicationDecision, breach_id=breach, publish=True)
    under(PublicNotice, publication_id=publication, text="公表")
    under(Closing)
    _conclude(made, records.ward)


def _conclude(made: Change, ward: store_wards.Ward) -> None:
    """A contract with what was attached to it."""
    concluded = ConcludeContract(
        outsourcing_id=ward.outsourcing,
        contractor_id=ward.clinic,
        number="8-102",
        edition_id=EDITION,
        concluded_on=DAY,
        start_on=DAY,
        end_on=None,
        attachments=(Attachment(kind=AttachmentKind.SPECIAL_CLAUSES, stated=True),),
    )
    enter(made, SHELF, concluded)


def _unversioned(made: Change, meeting: UUID, contract: UUID) -> None:
    """A mail, a frozen paper with a row and a file, a sealed file, a piece of evidence and its use."""
    draft = mails.Draft(
        key="1",
        channel=Channel.POST,
        recipient="若葉クリニック",
        subject="期限のお知らせ",
        body="期限が近づいています。",
        letter={"lines": ["期限"]},
        section=None,
        contractor=None,
    )
    mails.queue(made, [draft])
    paper = Paper(
        meeting=meeting,
        title="未履行事項",
        as_of=DAY,
        engine="1",
        trail_size=1,
        trail_root=trail.root_at(made.session, 1).hex(),
        figures={"overdue": 1},
        rows=[(uuid4(), {"number": "8-101"})],
    )
    report, file = freeze(made, paper), _seal(made)
    evidence = {"file_id": file, "original_name": "名簿.pdf", "media_type": "application/pdf", "happened_on": DAY}
    piece = versions.insert(made, Evidence, evidence, contracts=[contract])
    versions.insert(made, EvidenceUse, {"contract_id": contract, "evidence_id": piece, "item": "13"})
    printed = CouncilReportFile(report_id=report, file_id=file, name="paper.pdf", sha256="1" * 64)
    made.session.add(printed)
    made.record("council_report.keep_file", "council_report_file", file, after=told_paper_file(printed))


def _seal(made: Change) -> UUID:
    sealed = SealedFile(
        id=uuid4(),
        wrapped_key=b"key",
        key_id="k",
        sha256="0" * 64,
        size=1,
        scan_state=ScanState.CLEAN,
        sealed_at=made.at,
    )
    made.session.add(sealed)
    made.session.flush()
    made.record("file.seal", "sealed_file", sealed.id, after=told_file(sealed))
    return sealed.id


def _extend(ward: Ward) -> None:
    """A moved obligation, whose status lies in its spans."""
    with ward.desk.reading() as session:
        rows = whole_list(session, Scope.whole_ward(), ObligationFilter(statuses=EVERY), date(2026, 6, 1))
    plan = next(row.obligation for row in rows if row.obligation.rule == "inspection_plan")
    extension = ExtendDue(
        contract_id=ward.contract,
        happened_on=date(2026, 6, 1),
        obligation_key=plan.key,
        old_due_on=plan.due_on,
        new_due_on=date(2027, 3, 1),
        reason="日程の調整のため",
    )
    record(ward.desk, OFFICER, extension)
