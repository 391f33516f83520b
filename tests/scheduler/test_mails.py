"""The outbox: delivered once through a real mail server, retried, taken back, and never sent twice."""

import socket
from collections.abc import Iterator
from datetime import timedelta
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from uuid import uuid4

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from compliance.mail_servers import mail_server
from compliance.services.deliveries import Mailer, deliver, message
from compliance.services.desk import Desk
from compliance.services.invitation_codes import Codes
from compliance.services.mails import withdraw
from compliance.store import mails
from compliance.store.actors import Actor
from compliance.store.mails import MOMENT, MOST_ATTEMPTS, RETRIES, Draft
from compliance.store.models.mails import Channel, Mail
from compliance.store.queries.mails import UNKNOWN_AFTER, MailState, mail, mail_listing
from compliance.store.queries.paging import Order
from compliance.store.queries.scopes import Scope
from tests.scheduler.conftest import NOON, DeskAt

WARD = Scope.whole_ward()
SENDER = "kojin@example.lg.jp"
SUBJECT = "【なごみ区 健康づくり課】個人情報の取扱いについてのお願い（期限超過1件）"
BODY = "髙橋医院　御中\n\nいつもお世話になっております。𠮷祥寺・①・～\n" + "長い行" * 200 + "\n"
LATER = NOON + MOMENT
CODES = Codes(b"k" * 32, "https://kojin.example.lg.jp")


def mailer_at(url: str) -> Mailer:
    return Mailer(mail_server(url, SENDER), CODES)


class Received:
    """What the server took; it refuses `nobody@`, for good, and `busy@`, for now."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []

    async def handle_RCPT(  # noqa: N802 - aiosmtpd calls it so
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address.startswith("nobody@"):
            return "550 no such user"
        if address.startswith("busy@"):
            return "451 try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - likewise
        assert isinstance(envelope.content, bytes)
        parsed = BytesParser(policy=default).parsebytes(envelope.content)
        assert isinstance(parsed, EmailMessage)
        self.mails.append(parsed)
        return "250 OK"


@pytest.fixture
def received() -> Received:
    return Received()


@pytest.fixture
def mailer(received: Received) -> Iterator[Mailer]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(received, hostname="127.0.0.1", port=port)
    controller.start()
    yield mailer_at(f"smtp://127.0.0.1:{port}")
    controller.stop()


def queue(desk: Desk, recipient: str = "clinic@example.jp", key: str = "one") -> tuple[object, ...]:
    letter = {"ward": "なごみ区", "section": "健康づくり課", "email": "kenko@example.lg.jp"}
    draft = Draft(
        key=key,
        channel=Channel.MAIL,
        recipient=recipient,
        subject=SUBJECT,
        body=BODY,
        letter=letter,
        section=None,
        contractor=None,
    )
    with desk.change(Actor.system("test")) as change:
        return mails.queue(change, [draft])


def states(desk: Desk) -> list[MailState]:
    with desk.reading() as session:
        page = mail_listing(WARD, desk.clock.now()).page(session, Order("queued"))
    return [line.state for line in page.lines]


def always() -> bool:
    return True


def test_japanese_goes_round(desk_at: DeskAt, mailer: Mailer, received: Received) -> None:
    queue(desk_at())
    assert deliver(desk_at(LATER), mailer, always) == 1
    (got,) = received.mails
    assert got["Subject"] == SUBJECT
    assert got.get_content() == BODY
    assert got["To"] == "clinic@example.jp"
    assert got["From"].addresses[0].display_name == "なごみ区 健康づくり課"
    assert got["From"].addresses[0].addr_spec == SENDER
    assert got["Reply-To"].addresses[0].addr_spec == "kenko@example.lg.jp"
    assert got["Auto-Submitted"] == "auto-generated"
    assert states(desk_at(LATER)) == [MailState.SENT]


def test_it_waits_a_moment_and_goes_once(desk_at: DeskAt, mailer: Mailer, received: Received) -> None:
    queue(desk_at())
    assert deliver(desk_at(), mailer, always) == 0
    assert [deliver(desk_at(LATER), mailer, always) for _ in range(2)] == [1, 0]
    assert len(received.mails) == 1


def test_what_it_is_about_is_queued_once(desk: Desk) -> None:
    assert len(queue(desk)) == 1
    assert queue(desk) == ()


def test_taken_back_it_never_goes_and_may_be_written_anew(desk_at: DeskAt, mailer: Mailer, received: Received) -> None:
    ids = queue(desk_at())
    with desk_at().change(Actor.system("test")) as change:
        assert withdraw(change, ids) == 1  # type: ignore[arg-type]
    assert deliver(desk_at(LATER), mailer, always) == 0
    assert len(queue(desk_at())) == 1
    assert sorted(states(desk_at(LATER))) == [MailState.WAITING, MailState.WITHDRAWN]


def test_what_has_gone_cannot_be_taken_back(desk_at: DeskAt, mailer: Mailer) -> None:
    ids = queue(desk_at())
    deliver(desk_at(LATER), mailer, always)
    with desk_at(LATER).change(Actor.system("test")) as change:
        assert withdraw(change, ids) == 0  # type: ignore[arg-type]


def test_a_busy_server_is_tried_again_and_at_last_left(desk_at: DeskAt, mailer: Mailer) -> None:
    queue(desk_at(), "busy@example.jp")
    now = LATER
    for _ in range(MOST_ATTEMPTS):
        assert states(desk_at(now)) == [MailState.WAITING]
        assert deliver(desk_at(now), mailer, always) == 0
        assert deliver(desk_at(now), mailer, always) == 0
        now += max(RETRIES)
    assert states(desk_at(now)) == [MailState.FAILED]


def test_an_unknown_recipient_is_not_tried_again(desk_at: DeskAt, mailer: Mailer) -> None:
    queue(desk_at(), "nobody@example.jp")
    deliver(desk_at(LATER), mailer, always)
    assert states(desk_at(LATER)) == [MailState.FAILED]


def test_an_address_that_is_none_fails_and_holds_up_nobody(desk_at: DeskAt, mailer: Mailer, received: Received) -> None:
    queue(desk_at(), "院長 <x@y>\nBcc: z@z", "bad")
    queue(desk_at(), key="good")
    for _ in range(2):
        deliver(desk_at(LATER), mailer, always)
    assert len(received.mails) == 1
    assert sorted(states(desk_at(LATER))) == [MailState.FAILED, MailState.SENT]


def test_a_server_that_does_not_answer_keeps_the_reason(desk_at: DeskAt) -> None:
    (ident,) = queue(desk_at())
    assert deliver(desk_at(LATER), mailer_at("smtp://127.0.0.1:1"), always) == 0
    with desk_at(LATER).reading() as session:
        assert "ConnectionRefusedError" in mail(session, WARD, ident, LATER).last_error  # type: ignore[arg-type]


def test_broken_off_between_sending_and_noting_it_is_not_sent_again(
    desk_at: DeskAt, mailer: Mailer, received: Received
) -> None:
    queue(desk_at())
    with desk_at(LATER).database.writing() as session:
        assert mails.claim_next(session, LATER) is not None
    long_after = LATER + UNKNOWN_AFTER + timedelta(minutes=1)
    assert deliver(desk_at(long_after), mailer, always) == 0
    assert states(desk_at(long_after)) == [MailState.UNKNOWN]
    assert received.mails == []


@pytest.mark.parametrize("url", ["mail.example.jp", "http://mail.example.jp", "smtp://", "smtp://host/path"])
def test_an_address_that_is_no_mail_server_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        mail_server(url, SENDER)


def test_the_password_of_the_mail_server_is_not_shown() -> None:
    server = mail_server("smtp+starttls://kojin:hi%40mitsu@mail.example.jp", SENDER)
    assert (server.port, server.user, server.password) == (587, "kojin", "hi@mitsu")
    assert "mitsu" not in repr(server)


@pytest.mark.parametrize(
    "typed", ["", "a@", "@b", "a@b@c", "受付 <a@b.jp>", "a@[", "a@b.jp\r\nBcc: x@y.jp", "\ud800@b.jp"]
)
def test_what_is_no_address_is_told_as_such(mailer: Mailer, typed: str) -> None:
    mail = Mail(id=uuid4(), recipient=typed, subject="件名", body="本文", queued_at=NOON)
    with pytest.raises(ValueError, match=r"."):
        message(mail, mailer)


def test_a_line_break_in_a_name_makes_no_header(mailer: Mailer) -> None:
    letter = {"ward": "なごみ区", "section": "健康\r\nBcc: x@y.jp"}
    mail = Mail(id=uuid4(), recipient="a@b.jp", subject="件\n名", body="本文", queued_at=NOON, letter=letter)
    made = message(mail, mailer)
    assert made["Bcc"] is None
    assert made["Subject"] == "件 名"
