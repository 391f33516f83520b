"""Where every endpoint lies in the small ward: a new page is entered here once, and every meta-test meets it."""

from flask.testing import FlaskClient

from tests.web.clients import soup
from tests.web.wards import Ward

OPENED = {
    "administrator.open_user": "/users/open",
    "administrator.post_user": "/users/{ward.somebody}/post",
    "administrator.nightly_work": "/system/nightly-work",
    "administrator.system": "/system",
    "administrator.transfer_users": "/users/transfer",
    "administrator.user": "/users/{ward.somebody}",
    "administrator.users": "/users",
    "administrator.ward": "/system/ward",
    "auth.account": "/account",
    "auth.home": "/",
    "auth.accept_invitation": "/invitations/{ward.code}",
    "auth.enter_code": "/invitations",
    "auth.session_state": "/session",
    "auth.sign_in": "/sign-in",
    "contractor.home": "/own-contracts",
    "contractor.incidents": "/own-incidents",
    "contractor.handover": "/own-handovers/{ward.handover}",
    "contractor.handovers": "/own-handovers",
    "contractor.media": "/own-media",
    "contractor.consent": "/own-consents/{ward.consent}",
    "contractor.consents": "/own-consents",
    "contractor.education": "/own-contracts/{ward.kept}/education",
    "contractor.bring_back": "/own-obligations/{ward.removal}/bring-back",
    "contractor.notify_incident": "/own-incidents/notify",
    "contractor.invitation": "/own-people/invitations/{ward.invitation}",
    "contractor.invite": "/own-people/invite",
    "contractor.submissions": "/own-submissions",
    "contractor.submission": "/own-submissions/{ward.evidence}",
    "contractor.check_receipt": "/own-submissions/check-receipt",
    "officer.contract_submissions": "/contracts/{ward.kept}/submissions",
    "officer.package": "/contracts/{ward.kept}/package",
    "officer.submission": "/submissions/{ward.evidence}",
    "officer.check_receipt": "/submissions/check-receipt",
    "contractor.people": "/own-people",
    "contractor.obligation": "/own-obligations/{obligation}",
    "contractor.self_check": "/own-obligations/{ward.report}/self-check",
    "contractor.load_self_check": "/own-obligations/{ward.report}/self-check/load",
    "contractor.report_status": "/own-obligations/{ward.report}/report",
    "contractor.check_handler_list": "/own-contracts/{ward.kept}/handler-list/check",
    "contractor.choose_handler_list": "/own-contracts/{ward.kept}/handler-list",
    "contractor.erasures": "/own-contracts/{ward.kept}/erasures",
    "contractor.erasure_step": "/own-contracts/{ward.kept}/erasures/new/kind",
    "contractor.file_erasure": "/own-contracts/{ward.kept}/erasures/check",
    "contractor.hand_in": "/own-contracts/{ward.kept}/hand-in/education_session",
    "contractor.obligations": "/own-obligations",
    "council.cancel_meeting": "/council-meetings/{ward.meeting}/cancel",
    "council.correct_meeting": "/council-meetings/{ward.meeting}/correct",
    "council.meetings": "/council-meetings",
    "council.record_meeting": "/council-meetings/record",
    "jobs.jobs": "/jobs",
    "jobs.job": "/jobs/00000000-0000-0000-0000-000000000000",
    "council.matters": "/council-report/matters",
    "council.report": "/council-report",
    "officer.bulk_act": "/bulk-acts/00000000-0000-0000-0000-000000000000",
    "officer.calendar": "/calendar",
    "officer.conclude_contract": "/outsourcings/{ward.outsourcing}/contracts/new",
    "officer.correct_charge": "/outsourcings/{ward.outsourcing}/sections/{ward.charge}",
    "officer.void_charge": "/outsourcings/{ward.outsourcing}/sections/{ward.charge}/void",
    "officer.correct_contract": "/contracts/{ward.kept}/correct",
    "officer.correct_contractor": "/contractors/{ward.contractor}/correct",
    "officer.correct_outsourcing": "/outsourcings/{ward.outsourcing}/correct",
    "officer.put_in_charge": "/outsourcings/{ward.outsourcing}/sections",
    "officer.register_contractor": "/contractors/new",
    "officer.register_outsourcing": "/outsourcings/new",
    "officer.report_measures": "/outsourcings/{ward.outsourcing}/measures",
    "officer.check_handler_list": "/contracts/{ward.kept}/handler-list/check",
    "officer.choose_handler_list": "/contracts/{ward.kept}/handler-list",
    "officer.choose_fact": "/contracts/{ward.kept}/record",
    "guides.first_week": "/guide",
    "guides.keys": "/guide/keys",
    "guides.tour": "/guide/tour/officer-1",
    "officer.choose_paper": "/import-paper",
    "officer.correct_fact": "/contracts/{ward.kept}/records/place/{ward.place}/correct",
    "officer.record_fact": "/contracts/{ward.kept}/record/place",
    "officer.void_fact": "/contracts/{ward.kept}/records/place/{ward.place}/void",
    "officer.contract": "/contracts/{ward.kept}",
    "officer.contract_details": "/contracts/{ward.kept}/terms",
    "officer.add_evidence": "/contracts/{ward.kept}/evidence/add",
    "officer.contract_evidence": "/contracts/{ward.kept}/evidence",
    "officer.erase_evidence_file": "/contracts/{ward.kept}/evidence/{ward.evidence}/erase",
    "officer.void_evidence": "/contracts/{ward.kept}/evidence/{ward.evidence}/void",
    "officer.contract_education": "/contracts/{ward.kept}/education",
    "officer.contract_incidents": "/contracts/{ward.kept}/incidents",
    "officer.self_check": "/contracts/{ward.kept}/self-checks/{ward.asked}",
    "officer.contract_inspections": "/contracts/{ward.kept}/inspections",
    "officer.handover": "/contracts/{ward.kept}/handovers/{ward.handover}",
    "officer.consent": "/contracts/{ward.kept}/consents/{ward.consent}",
    "officer.consents": "/consents",
    "officer.contract_ledger": "/contracts/{ward.kept}/media-ledger",
    "officer.contractor_ledger": "/contractors/{ward.contractor}/media-ledger",
    "officer.contract_media": "/contracts/{ward.kept}/media",
    "officer.contract_people": "/contracts/{ward.kept}/people",
    "officer.contract_requests": "/contracts/{ward.kept}/requests",
    "officer.contract_timeline": "/contracts/{ward.kept}/timeline",
    "officer.contractor": "/contractors/{ward.contractor}",
    "officer.contractors": "/contractors",
    "officer.invitation": "/contractors/{ward.contractor}/invitations/{ward.invitation}",
    "officer.invite": "/contractors/{ward.contractor}/invite",
    "officer.people": "/contractors/{ward.contractor}/people",
    "officer.contracts": "/contracts",
    "officer.reminder": "/reminders/{ward.letter}",
    "officer.reminders": "/reminders",
    "officer.review": "/reviews/{ward.review}",
    "officer.next_review": "/reviews/{ward.review}/next",
    "officer.previous_review": "/reviews/{ward.review}/previous",
    "officer.reviews": "/reviews",
    "officer.same_contractors": "/contractors/same",
    "officer.match_contractors": "/contractors/{ward.contractor}/same/{ward.other_contractor}",
    "officer.obligation": "/obligations/{obligation}",
    "officer.obligations": "/obligations",
    "officer.outsourcing": "/outsourcings/{ward.outsourcing}",
    "officer.outsourcings": "/outsourcings",
    "officer.add_department": "/settings/departments/add",
    "officer.add_section": "/settings/sections/add",
    "officer.change_policy": "/settings/policies/change?edition=shinjuku-2021&name=return",
    "officer.edit_section": "/settings/sections/{ward.section}/edit",
    "officer.policy_days": "/settings/policies",
    "officer.reorganise_section": "/settings/sections/{ward.section}/reorganise",
    "officer.section": "/settings/sections/{ward.section}",
    "officer.sections": "/settings/sections",
    "officer.search": "/search?q=産後",
    "officer.choices": "/choices?of=contractors&q=ひかり",
    "officer.suggest": "/search/suggest?q=産後",
    "officer.renew": "/contracts/{ward.kept}/renew",
    "officer.today": "/today",
}
"""Pages, by endpoint. `{ward.kept}` is an id of the small ward, `{obligation}` one that this client sees."""

POSTED = {
    "administrator.disable_user": "/users/{ward.somebody}/disable",
    "administrator.enable_user": "/users/{ward.somebody}/enable",
    "administrator.end_posting": "/users/{ward.somebody}/end-posting",
    "administrator.end_user_sessions": "/users/{ward.somebody}/end-sessions",
    "administrator.reset_user_password": "/users/{ward.somebody}/reset-password",
    "administrator.verify_now": "/system/verify",
    "auth.change_password": "/account/password",
    "auth.choose_keys": "/account/keys",
    "auth.discard_draft": "/drafts/discard",
    "auth.save_draft": "/drafts",
    "auth.sign_out": "/sign-out",
    "auth.sign_out_elsewhere": "/account/sign-out-elsewhere",
    "auth.switch_language": "/language",
    "contractor.confirm_handover": "/own-handovers/{ward.handover}/confirm",
    "contractor.file_unchanged_list": "/own-contracts/{ward.kept}/handler-list/unchanged",
    "contractor.hand_over": "/own-people/{ward.colleague}/hand-over",
    "contractor.let_person_in": "/own-people/{ward.colleague}/let-in",
    "contractor.renew_password": "/own-people/{ward.colleague}/new-password",
    "contractor.stop_person": "/own-people/{ward.colleague}/stop",
    "contractor.withdraw_invitation": "/own-people/invitations/{ward.invitation}/withdraw",
    "council.ask_draft": "/council-meetings/{ward.meeting}/draft-file",
    "council.ask_report": "/council-report/file",
    "council.make_draft": "/council-meetings/{ward.meeting}/draft",
    "jobs.ask_again": "/jobs/00000000-0000-0000-0000-000000000000/again",
    "officer.write_consent_letter": "/contracts/{ward.kept}/consents/{ward.consent}/letter",
    "officer.confirm_handover": "/contracts/{ward.kept}/handovers/{ward.handover}/confirm",
    "officer.hand_over": "/contractors/{ward.contractor}/people/{ward.colleague}/hand-over",
    "officer.let_person_in": "/contractors/{ward.contractor}/people/{ward.colleague}/let-in",
    "officer.renew_password": "/contractors/{ward.contractor}/people/{ward.colleague}/new-password",
    "officer.stop_person": "/contractors/{ward.contractor}/people/{ward.colleague}/stop",
    "officer.withdraw_invitation": "/contractors/{ward.contractor}/invitations/{ward.invitation}/withdraw",
    "officer.post_letters": "/reminders/posted",
    "officer.print_reminder": "/reminders/{ward.letter}/print",
    "officer.send_reminder_again": "/reminders/{ward.letter}/send-again",
    "officer.withdraw_reminder": "/reminders/{ward.letter}/withdraw",
    "officer.decide_review": "/reviews/{ward.review}/decision",
    "officer.undo_review": "/reviews/{ward.review}/undo",
    "officer.do_bulk": "/bulk/do",
    "officer.void_match": "/contractors/matches/00000000-0000-0000-0000-000000000000/void",
    "officer.preview_bulk": "/bulk/preview",
    "officer.file_unchanged_list": "/contracts/{ward.kept}/handler-list/unchanged",
    "officer.save_paper": "/import-paper/save",
    "officer.void_policy": "/settings/policies/00000000-0000-0000-0000-000000000000/void",
    "officer.undo_bulk": "/bulk-acts/00000000-0000-0000-0000-000000000000/undo",
}
"""What can only be posted to."""

FILES = {
    "contractor.certificate_paper": "/own-contracts/{ward.kept}/certificates/00000000-0000-0000-0000-000000000000.pdf",
    "contractor.certificate_to_seal": "/own-contracts/{ward.kept}/erasures/draft.pdf",
    "officer.certificate_paper": "/contracts/{ward.kept}/certificates/00000000-0000-0000-0000-000000000000.pdf",
    "contractor.consent_letter": "/own-consents/{ward.consent}/letter.pdf",
    "officer.consent_letter_in_word": "/contracts/{ward.kept}/consents/{ward.consent}/letter.docx",
    "officer.consent_letter": "/contracts/{ward.kept}/consents/{ward.consent}/letter.pdf",
    "contractor.handover_paper": "/own-handovers/{ward.handover}/confirmation.pdf",
    "officer.handover_paper": "/contracts/{ward.kept}/handovers/{ward.handover}/confirmation.pdf",
    "contractor.receipt": "/own-submissions/{ward.evidence}/receipt.pdf",
    "officer.blank_package": "/contracts/{ward.kept}/package.zip",
    "officer.receipt": "/submissions/{ward.evidence}/receipt.pdf",
    "contractor.blank_handler_list": "/own-contracts/{ward.kept}/handler-list/form.xlsx",
    "contractor.corrected_handler_list": "/own-contracts/{ward.kept}/handler-list/corrected.xlsx",
    "contractor.last_handler_list": "/own-contracts/{ward.kept}/handler-list/last.xlsx",
    "contractor.save_self_check_form": "/own-obligations/{ward.report}/self-check/form.xlsx",
    "contractor.invitation_letter": "/own-people/invitations/{ward.invitation}/letter.pdf",
    "officer.invitation_letter": "/contractors/{ward.contractor}/invitations/{ward.invitation}/letter.pdf",
    "council.report_pdf": "/council-report/outstanding.pdf",
    "council.report_xlsx": "/council-report/outstanding.xlsx",
    "jobs.job_file": "/jobs/00000000-0000-0000-0000-000000000000/file",
    "officer.evidence_file": "/contracts/{ward.kept}/evidence/{ward.evidence}/file",
    "officer.look_at_evidence": "/contracts/{ward.kept}/evidence/{ward.evidence}/look",
    "officer.blank_handler_list": "/contracts/{ward.kept}/handler-list/form.xlsx",
    "officer.corrected_handler_list": "/contracts/{ward.kept}/handler-list/corrected.xlsx",
    "officer.last_handler_list": "/contracts/{ward.kept}/handler-list/last.xlsx",
    "officer.letters_to_print": "/reminders/letters.pdf",
    "officer.calendar_ics": "/calendar.ics",
    "static": "/static/styles/page.css",
}
"""What answers with a file."""

FOR_EVERYBODY = frozenset(
    {
        *("auth.accept_invitation", "auth.enter_code", "auth.sign_in"),
        *("auth.session_state", "auth.switch_language", "static"),
    }
)
"""What a stranger may open."""

NOT_PAGES = frozenset(
    {
        *("auth.home", "auth.session_state", "guides.tour", "officer.choices", "officer.suggest"),
        *("officer.next_review", "officer.previous_review"),
    }
)
"""What is opened, but answers with a redirect or with data."""

OF_ONE_ACCOUNT = frozenset(
    {
        "jobs.ask_again",
        "jobs.job",
        "officer.bulk_act",
        "contractor.check_handler_list",
        "contractor.corrected_handler_list",
        "officer.check_handler_list",
        "officer.corrected_handler_list",
        "officer.undo_bulk",
        "officer.undo_review",
    }
)
"""What only whoever made it can open: nobody else has one."""

UNMADE = OF_ONE_ACCOUNT | {"officer.void_match"}
"""What the small ward has none of for anybody who signs in: what is sent there finds nothing."""

_NOBODYS = "00000000-0000-0000-0000-000000000000"


def address(endpoint: str, ward: Ward, client: FlaskClient) -> str:
    """Where this endpoint lies for this client."""
    template = {**OPENED, **POSTED, **FILES}[endpoint]
    obligation = _an_obligation(template, ward, client) if "{obligation}" in template else ""
    return template.format(ward=ward, obligation=obligation)


def _an_obligation(template: str, ward: Ward, client: FlaskClient) -> str:
    start = template.partition("{")[0]
    listed = client.get(f"{start.rstrip('/')}?status=all&contract={ward.kept}")
    link = soup(listed).select_one(f'tbody a[href^="{start}"]')
    return str(link["href"]).removeprefix(start).partition("?")[0] if link else _NOBODYS
