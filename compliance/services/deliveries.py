"""Delivery of the mails in the outbox through the office's mail server, each once."""

import smtplib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import format_datetime
from ssl import create_default_context

from compliance.documents.invitations import ADDRESS_HERE
from compliance.documents.texts import one_line
from compliance.mail_servers import MailServer, mail_address
from compliance.services.desk import Desk
from compliance.services.invitation_codes import Codes
from compliance.store import mails
from compliance.store.actors import Actor
from compliance.store.models.mails import Mail

_MAILER = Actor.system("mailer")
_NAME = "個人情報委託管理"
_SECONDS = 30.0
_REFUSED_FOR_GOOD = 500


@dataclass(frozen=True, slots=True)
class Mailer:
    """The office's mail server, and what makes the addresses of invitations: they are written in while it sends."""

    server: MailServer
    codes: Codes


def deliver(desk: Desk, mailer: Mailer, go_on: Callable[[], bool]) -> int:
    """Send what is due until nothing is, or `go_on` says no more; returns how many went out.

    A mail that cannot be handed over waits for its next attempt, and with it the others until the next call.
    """
    number = 0
    while go_on() and (mail := _claim(desk)) is not None:
        try:
            with _connected(mailer.server) as connection:
                connection.send_message(message(mail, mailer))
        except (OSError, ValueError, smtplib.SMTPException) as error:
            _failed(desk, mail, error)
            return number
        with desk.change(_MAILER) as change:
            mails.sent(change, mail.id)
        number += 1
    return number


def message(mail: Mail, mailer: Mailer) -> EmailMessage:
    """The mail as the server takes it. ValueError where the recipient is no address."""
    made = EmailMessage()
    letter = mail.letter or {}
    shown = one_line(f"{letter['ward']} {letter['section']}") if letter else _NAME
    made["Subject"] = one_line(mail.subject)
    made["From"] = mail_address(mailer.server.sender, shown)
    made["To"] = mail_address(mail.recipient)
    if letter.get("email"):
        made["Reply-To"] = mail_address(str(letter["email"]), shown)
    made["Date"] = format_datetime(mail.queued_at)
    made["Message-ID"] = f"<{mail.id}@{mailer.server.sender.partition('@')[2]}>"
    made["Auto-Submitted"] = "auto-generated"
    made.set_content(_body(mail, mailer.codes))
    return made


def _body(mail: Mail, codes: Codes) -> str:
    if mail.invitation_id is None:
        return mail.body
    return mail.body.replace(ADDRESS_HERE, codes.address(mail.invitation_id))


def _claim(desk: Desk) -> Mail | None:
    with desk.database.writing() as session:
        return mails.claim_next(session, desk.clock.now())


def _failed(desk: Desk, mail: Mail, error: Exception) -> None:
    for_good = isinstance(error, ValueError) or _refused_for_good(error)
    with desk.database.writing() as session:
        mails.failed(session, mail, f"{type(error).__name__}: {error}", desk.clock.now(), for_good=for_good)


def _refused_for_good(error: Exception) -> bool:
    """Whether the server said that this mail will never do: a refused recipient, as a rule."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code >= _REFUSED_FOR_GOOD for code, _ in error.recipients.values())
    return isinstance(error, smtplib.SMTPDataError) and error.smtp_code >= _REFUSED_FOR_GOOD


@contextmanager
def _connected(server: MailServer) -> Iterator[smtplib.SMTP]:
    if server.scheme == "smtps":
        opened: smtplib.SMTP = smtplib.SMTP_SSL(
            server.host, server.port, timeout=_SECONDS, context=create_default_context()
        )
    else:
        opened = smtplib.SMTP(server.host, server.port, timeout=_SECONDS)
    with opened:
        if server.scheme == "smtp+starttls":
            opened.starttls(context=create_default_context())
        if server.user:
            opened.login(server.user, server.password)
        yield opened
