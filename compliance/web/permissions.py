"""Permissions, and the one table that says which role holds which (design, decision 15)."""

from collections.abc import Mapping
from enum import StrEnum

from compliance.store.models.accounts import AccountRole


class Permission(StrEnum):
    """`scope:resource:action`. `public` is open to everybody, `own` to whoever is signed in."""

    STATIC_READ = "public:static:read"
    LANGUAGE_CHOOSE = "public:language:choose"
    SESSION_BEGIN = "public:session:begin"
    INVITATION_ACCEPT = "public:invitation:accept"
    SESSION_END = "own:session:end"
    ACCOUNT_READ = "own:account:read"
    GUIDE_READ = "own:guide:read"
    DRAFT_KEEP = "own:draft:keep"
    KEYS_CHOOSE = "own:keys:choose"
    PASSWORD_CHANGE = "own:password:change"  # noqa: S105 - the name of a permission
    JOB_READ = "own:job:read"
    JOB_ASK = "own:job:ask"
    TODAY_READ = "office:today:read"
    OBLIGATION_READ = "office:obligation:read"
    OUTSOURCING_READ = "office:outsourcing:read"
    CONTRACT_READ = "office:contract:read"
    CONTRACTOR_READ = "office:contractor:read"
    SEARCH_READ = "office:search:read"
    CONTRACTOR_DECIDE = "office:contractor:decide"
    CONTRACTOR_INVITE = "office:contractor:invite"
    CONTRACTOR_MATCH = "office:contractor:match"
    PERSON_READ = "office:person:read"
    PAPER_IMPORT = "office:paper:import"
    REGISTER_CHANGE = "office:register:change"
    SUBMISSION_READ = "office:submission:read"
    EVIDENCE_READ = "office:evidence:read"
    EVIDENCE_KEEP = "office:evidence:keep"
    EVIDENCE_ERASE = "office:evidence:erase"
    FACT_RECORD = "office:fact:record"
    FACT_CORRECT = "office:fact:correct"
    FACT_VOID = "office:fact:void"
    BULK_ACT = "office:bulk:act"
    SUBMISSION_REVIEW = "office:submission:review"
    CONTRACT_RENEW = "office:contract:renew"
    CALENDAR_READ = "office:calendar:read"
    POLICY_CHANGE = "office:policy:change"
    SECTION_CHANGE = "office:section:change"
    REMINDER_READ = "office:reminder:read"
    REMINDER_SEND = "office:reminder:send"
    MEETING_READ = "council:meeting:read"
    MEETING_RECORD = "council:meeting:record"
    REPORT_READ = "council:report:read"
    COLLEAGUE_READ = "contractor:colleague:read"
    COLLEAGUE_CHANGE = "contractor:colleague:change"
    INCIDENT_NOTIFY = "contractor:incident:notify"
    OWN_SUBMISSION_READ = "contractor:submission:read"
    SUBMISSION_MAKE = "contractor:submission:make"
    OWN_DUTIES_READ = "contractor:obligation:read"
    ACCOUNT_CHANGE = "system:account:change"
    WARD_CHANGE = "system:ward:change"
    SYSTEM_READ = "system:instance:read"
    SYSTEM_VERIFY = "system:instance:verify"


FOR_EVERYBODY = frozenset(
    {
        Permission.STATIC_READ,
        Permission.LANGUAGE_CHOOSE,
        Permission.SESSION_BEGIN,
        Permission.INVITATION_ACCEPT,
    }
)
OWN = frozenset(
    {
        Permission.SESSION_END,
        Permission.ACCOUNT_READ,
        Permission.GUIDE_READ,
        Permission.DRAFT_KEEP,
        Permission.KEYS_CHOOSE,
        Permission.PASSWORD_CHANGE,
        Permission.JOB_READ,
        Permission.JOB_ASK,
    }
)
_READING = frozenset(
    {
        Permission.OBLIGATION_READ,
        Permission.OUTSOURCING_READ,
        Permission.CONTRACT_READ,
        Permission.CONTRACTOR_READ,
        Permission.SEARCH_READ,
        Permission.REPORT_READ,
    }
)
_RECORDING = frozenset(
    {Permission.FACT_RECORD, Permission.FACT_CORRECT, Permission.FACT_VOID, Permission.REGISTER_CHANGE}
    | {Permission.EVIDENCE_KEEP, Permission.EVIDENCE_ERASE}
)
_DAY = frozenset(
    {
        Permission.TODAY_READ,
        Permission.CALENDAR_READ,
        Permission.PERSON_READ,
        Permission.EVIDENCE_READ,
        Permission.SUBMISSION_READ,
    }
)
_REMINDING = frozenset({Permission.REMINDER_READ, Permission.REMINDER_SEND})
_OFFICE_WORK = (
    _READING
    | _RECORDING
    | _REMINDING
    | _DAY
    | {Permission.PAPER_IMPORT, Permission.BULK_ACT, Permission.CONTRACT_RENEW, Permission.CONTRACTOR_INVITE}
    | {Permission.SUBMISSION_REVIEW}
)
_MEETINGS = frozenset({Permission.MEETING_READ, Permission.MEETING_RECORD})

_OF_A_CONTRACTOR = frozenset(
    {Permission.OWN_DUTIES_READ, Permission.COLLEAGUE_READ, Permission.INCIDENT_NOTIFY, Permission.SUBMISSION_MAKE}
    | {Permission.OWN_SUBMISSION_READ}
)
_SETTINGS = frozenset({Permission.POLICY_CHANGE, Permission.SECTION_CHANGE})

PERMISSIONS_OF: Mapping[AccountRole, frozenset[Permission]] = {
    AccountRole.ADMINISTRATOR: OWN
    | {Permission.ACCOUNT_CHANGE, Permission.WARD_CHANGE, Permission.SYSTEM_READ, Permission.SYSTEM_VERIFY},
    AccountRole.PRIVACY_OFFICER: OWN
    | _OFFICE_WORK
    | _MEETINGS
    | _SETTINGS
    | {Permission.CONTRACTOR_MATCH, Permission.CONTRACTOR_DECIDE},
    AccountRole.SECTION_OFFICER: OWN | _OFFICE_WORK,
    AccountRole.AUDITOR: OWN
    | _READING
    | _DAY
    | {Permission.CONTRACTOR_MATCH, Permission.REMINDER_READ, Permission.MEETING_READ},
    AccountRole.CONTRACTOR_RESPONSIBLE: OWN | _OF_A_CONTRACTOR | {Permission.COLLEAGUE_CHANGE},
    AccountRole.CONTRACTOR_STAFF: OWN | _OF_A_CONTRACTOR,
    AccountRole.COUNCIL_SECRETARIAT: OWN | _READING | _MEETINGS,
    AccountRole.COUNCIL_MEMBER: OWN | {Permission.REPORT_READ},
}
"""An administrator runs the system and reads no contract; which rows somebody sees is the scope's, not this table's."""


def may(role: AccountRole, permission: Permission) -> bool:
    """Whether this role holds the permission."""
    return permission in FOR_EVERYBODY or permission in PERMISSIONS_OF[role]
