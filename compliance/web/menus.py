"""The menu: the pages that the visitor's role may open, in the order of the day's work."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from flask import request
from flask_babel import gettext as _

from compliance.store.models.accounts import AccountRole
from compliance.web.languages import chosen_language
from compliance.web.permissions import Permission, may
from compliance.wording.languages import Language


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: where it leads, its words, whether this page lies under it, and whether it is seldom wanted."""

    endpoint: str
    words: str
    current: bool
    seldom: bool = False


_UNDER = {
    "officer.obligation": "officer.obligations",
    "officer.review": "officer.reviews",
    "officer.decide_review": "officer.reviews",
    "officer.renew": "officer.contracts",
    "officer.outsourcing": "officer.outsourcings",
    "officer.contract": "officer.contracts",
    "officer.contract_details": "officer.contracts",
    "officer.contract_people": "officer.contracts",
    "officer.contract_education": "officer.contracts",
    "officer.contract_media": "officer.contracts",
    "officer.contract_requests": "officer.contracts",
    "officer.self_check": "officer.contracts",
    "officer.contract_inspections": "officer.contracts",
    "officer.contract_incidents": "officer.contracts",
    "officer.contract_evidence": "officer.contracts",
    "officer.handover": "officer.contracts",
    "officer.consent": "officer.consents",
    "contractor.consent": "contractor.consents",
    "contractor.bring_back": "contractor.home",
    "officer.contract_ledger": "officer.contracts",
    "officer.contractor_ledger": "officer.contractors",
    "officer.add_evidence": "officer.contracts",
    "officer.void_evidence": "officer.contracts",
    "officer.erase_evidence_file": "officer.contracts",
    "officer.contract_timeline": "officer.contracts",
    "officer.choose_fact": "officer.contracts",
    "officer.choose_handler_list": "officer.contracts",
    "officer.check_handler_list": "officer.contracts",
    "officer.file_unchanged_list": "officer.contracts",
    "officer.record_fact": "officer.contracts",
    "officer.correct_fact": "officer.contracts",
    "officer.void_fact": "officer.contracts",
    "officer.correct_contract": "officer.contracts",
    "officer.conclude_contract": "officer.outsourcings",
    "officer.register_outsourcing": "officer.outsourcings",
    "officer.correct_outsourcing": "officer.outsourcings",
    "officer.put_in_charge": "officer.outsourcings",
    "officer.correct_charge": "officer.outsourcings",
    "officer.void_charge": "officer.outsourcings",
    "officer.report_measures": "officer.outsourcings",
    "officer.register_contractor": "officer.contractors",
    "officer.correct_contractor": "officer.contractors",
    "officer.contractor": "officer.contractors",
    "officer.people": "officer.contractors",
    "officer.invite": "officer.contractors",
    "officer.invitation": "officer.contractors",
    "officer.same_contractors": "officer.contractors",
    "officer.match_contractors": "officer.contractors",
    "officer.review_paper": "officer.choose_paper",
    "officer.save_paper": "officer.choose_paper",
    "administrator.ward": "administrator.system",
    "administrator.user": "administrator.users",
    "administrator.open_user": "administrator.users",
    "administrator.post_user": "administrator.users",
    "administrator.transfer_users": "administrator.users",
    "officer.change_policy": "officer.policy_days",
    "officer.sections": "officer.policy_days",
    "officer.section": "officer.policy_days",
    "officer.add_section": "officer.policy_days",
    "officer.add_department": "officer.policy_days",
    "officer.edit_section": "officer.policy_days",
    "officer.reorganise_section": "officer.policy_days",
    "council.matters": "council.report",
    "council.record_meeting": "council.meetings",
    "council.correct_meeting": "council.meetings",
    "council.cancel_meeting": "council.meetings",
    "officer.reminder": "officer.reminders",
    "contractor.education": "contractor.home",
    "contractor.obligation": "contractor.obligations",
    "contractor.hand_in": "contractor.home",
    "contractor.choose_handler_list": "contractor.home",
    "contractor.check_handler_list": "contractor.home",
    "contractor.file_unchanged_list": "contractor.home",
    "contractor.report_status": "contractor.home",
    "contractor.load_self_check": "contractor.home",
    "contractor.self_check": "contractor.home",
    "contractor.erasures": "contractor.home",
    "contractor.erasure_step": "contractor.home",
    "contractor.file_erasure": "contractor.home",
    "contractor.handover": "contractor.handovers",
    "contractor.notify_incident": "contractor.incidents",
    "contractor.submission": "contractor.submissions",
    "contractor.check_receipt": "contractor.submissions",
    "officer.contract_submissions": "officer.contracts",
    "officer.submission": "officer.contracts",
    "officer.package": "officer.contracts",
    "officer.check_receipt": "officer.contracts",
    "contractor.invite": "contractor.people",
    "contractor.invitation": "contractor.people",
}
"""Pages without an entry of their own, and the entry they lie under."""

_ENTRIES = (
    ("officer.today", Permission.TODAY_READ),
    ("officer.obligations", Permission.OBLIGATION_READ),
    ("officer.reviews", Permission.SUBMISSION_REVIEW),
    ("officer.calendar", Permission.CALENDAR_READ),
    ("officer.contracts", Permission.CONTRACT_READ),
    ("officer.outsourcings", Permission.OUTSOURCING_READ),
    ("officer.contractors", Permission.CONTRACTOR_READ),
    ("council.report", Permission.REPORT_READ),
    ("officer.reminders", Permission.REMINDER_READ),
    ("officer.consents", Permission.CONTRACT_READ),
    ("council.meetings", Permission.MEETING_READ),
    ("officer.choose_paper", Permission.PAPER_IMPORT),
    ("officer.policy_days", Permission.POLICY_CHANGE),
    ("contractor.home", Permission.OWN_DUTIES_READ),
    ("contractor.obligations", Permission.OWN_DUTIES_READ),
    ("contractor.handovers", Permission.OWN_DUTIES_READ),
    ("contractor.media", Permission.OWN_DUTIES_READ),
    ("contractor.consents", Permission.OWN_DUTIES_READ),
    ("contractor.submissions", Permission.OWN_SUBMISSION_READ),
    ("contractor.incidents", Permission.OWN_DUTIES_READ),
    ("contractor.people", Permission.COLLEAGUE_READ),
    ("administrator.users", Permission.ACCOUNT_CHANGE),
    ("administrator.nightly_work", Permission.SYSTEM_READ),
    ("administrator.system", Permission.SYSTEM_READ),
)


_SELDOM = frozenset(
    {
        "officer.choose_paper",
        "officer.policy_days",
        "administrator.system",
        "officer.reminders",
        "council.meetings",
        "officer.consents",
    }
)
"""Entries that stand together behind 「その他」 beside a long menu."""

_SHORT = 5


def menu(role: AccountRole) -> tuple[Entry, ...]:
    """The entries for this role on this page."""
    here = _UNDER.get(request.endpoint or "", request.endpoint)
    return tuple(
        Entry(endpoint, words, endpoint == here, seldom) for endpoint, words, seldom in _shown(role, chosen_language())
    )


@cache
def _shown(role: AccountRole, _language: Language) -> Sequence[tuple[str, str, bool]]:
    """What each role sees in each language: endpoint, words, whether it is seldom wanted."""
    words = {
        "officer.today": _("今日"),
        "officer.obligations": _("義務の一覧"),
        "officer.reviews": _("確認待ちの提出"),
        "officer.calendar": _("カレンダー"),
        "officer.contracts": _("契約の一覧"),
        "officer.outsourcings": _("委託案件の一覧"),
        "officer.contractors": _("委託先の一覧"),
        "council.report": _("未履行事項報告"),
        "officer.reminders": _("督促・お知らせ"),
        "council.meetings": _("審議会の会議"),
        "officer.choose_paper": _("審議会資料の読込み"),
        "officer.policy_days": _("設定"),
        "contractor.home": _("提出・報告するもの"),
        "contractor.obligations": _("行うことの一覧"),
        "contractor.handovers": _("受渡し"),
        "contractor.media": _("持っている資料"),
        "contractor.consents": _("承諾の申請"),
        "officer.consents": _("承諾の申請"),
        "contractor.submissions": _("提出したもの"),
        "contractor.incidents": _("事故等の連絡"),
        "contractor.people": _("サインインできる人"),
        "administrator.users": _("利用者"),
        "administrator.nightly_work": _("定期処理の状況"),
        "administrator.system": _("システムの管理"),
    }
    shown = [endpoint for endpoint, permission in _ENTRIES if may(role, permission)]
    seldom = _SELDOM if len(shown) > _SHORT else frozenset()
    return [(endpoint, words[endpoint], endpoint in seldom) for endpoint in shown]


def first_page(role: AccountRole) -> str:
    """The endpoint a role begins with; one's own account where it has no other page."""
    return next((endpoint for endpoint, permission in _ENTRIES if may(role, permission)), "auth.account")
