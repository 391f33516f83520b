"""What the trail is told of the tables whose rows have no versions: accounts, jobs, mails, papers and files."""

from collections.abc import Mapping
from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.orm import Session

from compliance.store.entries import canonical
from compliance.store.models.accounts import Account
from compliance.store.models.council_reports import CouncilReport, CouncilReportFile, CouncilReportRow
from compliance.store.models.evidence import SealedFile
from compliance.store.models.invitations import Invitation
from compliance.store.models.jobs import Job
from compliance.store.models.mails import Mail
from compliance.store.told_rows import Telling

Said = Mapping[str, object]

_ACCOUNT = ("login", "display_name", "password_hash", "password_once", "single_keys", "created_at", "disabled_at")
_INVITATION = (
    "code_hash",
    "contractor_id",
    "section_id",
    "role",
    "name",
    "email",
    "renewed_id",
    "invited_by",
    "expires_at",
)
_JOB = ("task", "arguments")
_MAIL = ("channel", "recipient", "subject", "body", "letter")
_FILE = (
    "wrapped_key",
    "key_id",
    "sha256",
    "size",
    "scan_state",
    "scanned_at",
    "sealed_at",
    "erased_at",
    "erase_reason",
)
_PAPER = ("meeting_id", "title", "as_of", "engine_version", "trail_size", "trail_root")
_PAPER_FILE = ("report_id", "name", "sha256")


def told_account(account: Account) -> Said:
    """Who may sign in, with which password, and which keys do something for them."""
    return _of(account, _ACCOUNT)


def told_invitation(invitation: Invitation) -> Said:
    """Whom a contractor may open an account for, by which code."""
    return _of(invitation, _INVITATION)


def told_mail(mail: Mail) -> Said:
    """To whom, how and what."""
    return _of(mail, _MAIL)


def told_file(file: SealedFile) -> Said:
    """The key and the digest of a sealed file, what the scanner said of it, and whether it was erased."""
    return _of(file, _FILE)


def told_paper_file(file: CouncilReportFile) -> Said:
    """A file made of a paper."""
    return _of(file, _PAPER_FILE)


def told_paper(session: Session, paper: CouncilReport) -> Said:
    """A frozen paper: what it rests on, and the digest of its figures and rows (which are written by then)."""
    r = CouncilReportRow
    rows = session.execute(
        select(r.position, r.obligation_id, r.content).where(r.report_id == paper.id).order_by(r.position)
    )
    content = sha256(canonical([paper.figures, [list(row) for row in rows]])).hexdigest()
    return {**_of(paper, _PAPER), "content": content}


def _of(row: object, names: tuple[str, ...]) -> Said:
    return {name: getattr(row, name) for name in names}


TELLINGS = (
    Telling(
        Account,
        lambda _session, row: told_account(row),
        makes="account.open",
        changes=(
            "account.disable",
            "account.enable",
            "account.change_password",
            "account.reset_password",
            "account.choose_keys",
        ),
    ),
    Telling(
        Invitation,
        lambda _session, row: told_invitation(row),
        makes="invitation.send",
        marks={"accepted_at": ("invitation.accept",), "withdrawn_at": ("invitation.withdraw",)},
    ),
    Telling(Job, lambda _session, row: _of(row, _JOB), makes="job.queue", swept=True),
    Telling(
        Mail,
        lambda _session, row: told_mail(row),
        makes="outbox.queue",
        changes=("outbox.print",),
        marks={"sent_at": ("outbox.send", "outbox.post"), "withdrawn_at": ("outbox.withdraw",)},
    ),
    Telling(
        SealedFile,
        lambda _session, row: told_file(row),
        makes="file.seal",
        changes=("file.scan", "file.rewrap", "file.erase"),
    ),
    Telling(CouncilReport, told_paper, makes="council_report.freeze"),
    Telling(
        CouncilReportFile,
        lambda _session, row: told_paper_file(row),
        makes="council_report.keep_file",
        subject="file_id",
    ),
)
"""Every such table: what writes its rows records these actions with these values."""
