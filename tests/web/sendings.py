"""Every form of the program, answered so that it is taken: where it stands, what is typed, and what the trail then says."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import update

from compliance.services.desk import Desk
from compliance.services.jobs import perform_next
from compliance.store.models.mails import Channel, Mail
from tests.web.erasures import erased_before
from tests.web.wards import PASSWORD

DAY = "R8.11.18"


@dataclass(frozen=True, slots=True)
class Sending:
    """One form. `page` is where it stands (else its own address), `first` the form whose answer leads to it.

    `typed` answers fields by name, with templates over the ward, as addresses are. `before` arranges what no
    form can. `bare`: the small ward does not show this form, so its keys are taken from another.
    """

    said: Sequence[str]
    typed: Mapping[str, Sequence[str]] = field(default_factory=dict)
    page: str = ""
    first: str = ""
    before: Callable[[Desk], object] | None = None
    bare: bool = False


def _fail_the_job(desk: Desk) -> None:
    perform_next(desk, {}, "runner", lambda: True)


def _mail(**values: object) -> Callable[[Desk], None]:
    """Lets every letter be in another state than the seed's."""

    def arrange(desk: Desk) -> None:
        with desk.database.writing() as session:
            session.execute(update(Mail).values(**values))

    return arrange


_USER, _LETTER = "/users/{ward.somebody}", "/reminders/{ward.letter}"
_PEOPLE = "/contractors/{ward.contractor}/people"
_HANDED_OVER = ("posting.void", "posting.record") * 2
"""One steps back, the other takes over."""

_RENEWED = (
    *("contract.record", "instruction.record", "handler_list.record", "designation.record", "designation.record"),
    *("place.record", "status_request.record"),
)
"""One entry for each thing that was ticked to come along."""

_READ_IN = (
    *("outsourcing.record", "department.record"),
    *("section.record", "section_in_charge.record") * 3,
    "measures_report.record",
)
"""The paper's outsourcing, its department and three sections, and its measures."""

_LIST = (
    "役割\t氏名\tフリガナ\t開始日\n"
    "取扱責任者\t山田 花子\tヤマダ ハナコ\tR8.4.1\n"
    "取扱者\t𠮷田 一郎\tヨシダ イチロウ\tR8.4.1\n"
)
_LISTED = ("handler_list.record", "designation.correct", "designation.correct")
"""The small ward's list as it stands: both people are on one list more."""

_REORGANISED = (
    "section.record",
    *("section_in_charge.correct", "section_in_charge.record") * 2,
    *("posting.correct", "posting.record", "section.correct"),
)
"""The new section, its two works and its officer pass on, the old one ends."""

SENDINGS: dict[str, Sending] = {
    "administrator.disable_user": Sending(["account.disable"], page=_USER),
    "administrator.enable_user": Sending(["account.enable"], page=_USER, first="administrator.disable_user"),
    "administrator.end_posting": Sending(["posting.correct"], {"to_on": ["R9.3.31"]}, page=_USER),
    "administrator.end_user_sessions": Sending(["account.end_sessions"], page=_USER),
    "administrator.open_user": Sending(
        ["account.open", "posting.record"],
        {"login": ["shinjin"], "role": ["auditor"], "section": [""], "from_on": [DAY]},
    ),
    "administrator.post_user": Sending(
        ["posting.correct", "posting.record"], {"role": ["auditor"], "beside": ["no"], "from_on": ["R9.4.1"]}
    ),
    "administrator.reset_user_password": Sending(["account.reset_password"], page=_USER),
    "administrator.transfer_users": Sending(["posting.correct", "posting.record"]),
    "administrator.ward": Sending(
        ["ward_settings.record"],
        {
            "reminder_days": ["14"],
            "draft_days": ["14"],
            "start_of_use_on": ["R8.7.1"],
            "reason": ["運用の開始"],
            "step": ["save"],
        },
    ),
    "administrator.verify_now": Sending(["job.queue"], page="/system"),
    "auth.accept_invitation": Sending(
        ["account.open", "posting.record", "invitation.accept", "account.sign_in", "account.sign_out"],
        {"login": ["sakura"], "password": ["a long new password"]},
    ),
    "auth.enter_code": Sending([], {"code": ["{ward.code}"]}),
    "auth.change_password": Sending(
        ["account.change_password", "account.sign_in"],
        {"current": [PASSWORD], "new": ["another long password"]},
        page="/account",
    ),
    "auth.choose_keys": Sending(["account.choose_keys"], {"single_keys": ["no"]}, page="/account"),
    "auth.discard_draft": Sending([], first="auth.save_draft"),
    "auth.save_draft": Sending([], page="/contracts/{ward.kept}/record/place"),
    "auth.sign_out": Sending(["account.sign_out"], page="/account"),
    "auth.sign_out_elsewhere": Sending(["account.sign_out_elsewhere"], bare=True),
    "auth.switch_language": Sending([], {"language": ["en"]}, page="/account"),
    "contractor.bring_back": Sending(["removal.correct"], {"returned_on": [DAY]}),
    "officer.write_consent_letter": Sending(
        ["letter.correct"],
        {"document_number": ["8健づ第7号"], "decided_on": ["R8.11.4"], "sent_on": [DAY]},
        page="/contracts/{ward.kept}/consents/{ward.consent}",
    ),
    "contractor.confirm_handover": Sending(
        ["handover.correct"], {"agrees": ["yes"], "by": ["山田 花子"]}, page="/own-handovers/{ward.handover}"
    ),
    "contractor.hand_over": Sending(_HANDED_OVER, page="/own-people"),
    "contractor.check_handler_list": Sending(_LISTED, first="contractor.choose_handler_list"),
    "contractor.choose_handler_list": Sending([], {"pasted": [_LIST]}),
    "contractor.file_unchanged_list": Sending(_LISTED, page="/own-contracts/{ward.kept}/handler-list"),
    "contractor.erasure_step": Sending([], {"kind-kind": ["files"]}),
    "contractor.file_erasure": Sending(["certificate.record"], before=erased_before),
    "contractor.hand_in": Sending(["education_session.record"], {"absentees": []}),
    "contractor.invite": Sending(["invitation.send"], {"role": ["contractor_staff"]}),
    "contractor.let_person_in": Sending(["account.enable"], page="/own-people", first="contractor.stop_person"),
    "contractor.notify_incident": Sending(
        ["incident.record", "incident_notice.record"], {"kind": ["risk"], "discovered_at": [f"{DAY} 8:30"]}
    ),
    "contractor.load_self_check": Sending([]),
    "contractor.self_check": Sending(["status_report.record", *["assessment.record"] * 26]),
    "contractor.report_status": Sending(["status_report.record"]),
    "contractor.renew_password": Sending(["invitation.send"], page="/own-people"),
    "contractor.check_receipt": Sending([], {"number": ["{ward.receipt}"], "code": [""]}),
    "contractor.stop_person": Sending(["account.disable"], page="/own-people"),
    "contractor.withdraw_invitation": Sending(
        ["invitation.withdraw"], page="/own-people/invitations/{ward.invitation}"
    ),
    "council.ask_draft": Sending(
        ["job.queue"], {"kind": ["xlsx"]}, page="/council-meetings", first="council.make_draft"
    ),
    "council.ask_report": Sending(["job.queue"], {"kind": ["pdf"], "as_of": ["2026-11-20"]}, bare=True),
    "council.cancel_meeting": Sending(["council_meeting.void"]),
    "council.correct_meeting": Sending(["council_meeting.correct"]),
    "council.make_draft": Sending(["council_report.freeze"], page="/council-meetings"),
    "council.record_meeting": Sending(["council_meeting.record"], {"held_on": ["R9.2.18"]}),
    "jobs.ask_again": Sending(["job.retry"], first="council.ask_report", before=_fail_the_job),
    "officer.add_department": Sending(["department.record"], {"exists_from_on": [DAY]}),
    "officer.add_evidence": Sending(["file.seal", "evidence.record", "evidence_use.record"], {"fiscal_year": ["2026"]}),
    "officer.erase_evidence_file": Sending(["file.erase"]),
    "officer.void_evidence": Sending(["evidence_use.void", "evidence.void"]),
    "officer.add_section": Sending(["section.record"], {"email": ["ka@example.jp"], "exists_from_on": [DAY]}),
    "officer.change_policy": Sending(
        ["policy_figure.record"], {"days": ["10"], "from_on": ["R9.4.1"], "reason": ["審議会の意見"]}
    ),
    "officer.check_handler_list": Sending(_LISTED, first="officer.choose_handler_list"),
    "officer.choose_handler_list": Sending([], {"pasted": [_LIST]}),
    "officer.package": Sending(
        ["package.load", *_LISTED, "file.seal", "evidence.record", "evidence_use.record"], {"step": ["load"]}
    ),
    "officer.check_receipt": Sending([], {"number": ["{ward.receipt}"], "code": [""]}),
    "officer.choose_paper": Sending([]),
    "officer.file_unchanged_list": Sending(_LISTED, page="/contracts/{ward.kept}/handler-list"),
    "officer.conclude_contract": Sending(
        ["contract.record"], {"contractor_id": ["{ward.contractor}"], "end_on": ["R9.3.31"], "predecessor_id": [""]}
    ),
    "officer.confirm_handover": Sending(
        ["handover.correct"], {"by": ["佐藤 恵"]}, page="/contracts/{ward.kept}/handovers/{ward.handover}"
    ),
    "officer.correct_charge": Sending(["section_in_charge.correct"], {"from_on": ["R8.4.1"], "to_on": ["R9.3.31"]}),
    "officer.correct_contract": Sending(["contract.correct"], {"predecessor_id": [""]}),
    "officer.correct_contractor": Sending(["contractor.correct"], {"corporate_number": ["7000012050002"]}),
    "officer.correct_fact": Sending(["place.correct"]),
    "officer.correct_outsourcing": Sending(["outsourcing.correct"]),
    "officer.decide_review": Sending(
        ["bulk.accept", "review.record", "bulk.done", "bulk.ready"],
        {"decision": ["accept"], "stock": [""]},
        page="/reviews/{ward.review}",
    ),
    "officer.undo_review": Sending(["review.void", "bulk.undone"], first="officer.decide_review"),
    "officer.do_bulk": Sending(
        ["bulk.ask", "status_request.record", "bulk.done", "bulk.ready"], first="officer.preview_bulk"
    ),
    "officer.edit_section": Sending(["section.correct"], {"email": ["ka@example.jp"], "exists_from_on": ["R2.4.1"]}),
    "officer.hand_over": Sending(_HANDED_OVER, page=_PEOPLE),
    "officer.invite": Sending(["invitation.send"], {"role": ["contractor_staff"]}),
    "officer.let_person_in": Sending(["account.enable"], page=_PEOPLE, first="officer.stop_person"),
    "officer.match_contractors": Sending(
        ["contractor_match.record"],
        {"verdict": ["{ward.contractor}"], "step": ["save"], "seen": ["{ward.contractor}"]},
    ),
    "officer.post_letters": Sending(["outbox.post"], page=_LETTER),
    "officer.preview_bulk": Sending([], {"act": ["ask"], "row": ["{ward.late}"], "all": []}, page="/contracts"),
    "officer.print_reminder": Sending(["outbox.print"], page=_LETTER, before=_mail(channel=Channel.MAIL)),
    "officer.void_charge": Sending(["section_in_charge.void"], {"reason": ["誤って登録したため"]}),
    "officer.put_in_charge": Sending(["section_in_charge.record"], {"to_on": [""]}),
    "officer.record_fact": Sending(["place.record"]),
    "officer.register_contractor": Sending(
        ["contractor.record"], {"corporate_number": ["7000012050002"], "kana": ["コクゼイチョウ"]}
    ),
    "officer.register_outsourcing": Sending(
        ["outsourcing.record", "section_in_charge.record"], {"sections": ["{ward.section}"], "lead": ["{ward.section}"]}
    ),
    "officer.renew_password": Sending(["invitation.send"], page=_PEOPLE),
    "officer.renew": Sending(_RENEWED, {"number": ["R9-健康-001"]}),
    "officer.reorganise_section": Sending(_REORGANISED, {"whole": ["yes"], "on": ["R9.4.1"], "into": ["new"]}),
    "officer.report_measures": Sending(["measures_report.record"], {"measures-0-clauses": ["13"]}),
    "officer.save_paper": Sending(_READ_IN, first="officer.choose_paper"),
    "officer.send_reminder_again": Sending(
        ["outbox.retry"], page=_LETTER, before=_mail(channel=Channel.MAIL, attempts=9)
    ),
    "officer.stop_person": Sending(["account.disable"], page=_PEOPLE),
    "officer.undo_bulk": Sending(["status_request.void", "bulk.undone"], first="officer.do_bulk"),
    "officer.void_fact": Sending(["place.void"]),
    "officer.void_match": Sending(
        ["contractor_match.void"], page="/contractors/same", first="officer.match_contractors"
    ),
    "officer.void_policy": Sending(["policy_figure.void"], page="/settings/policies", first="officer.change_policy"),
    "officer.withdraw_invitation": Sending(
        ["invitation.withdraw"], page="/contractors/{ward.contractor}/invitations/{ward.invitation}"
    ),
    "officer.withdraw_reminder": Sending(["outbox.withdraw"], page=_LETTER),
}
