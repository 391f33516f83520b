"""The pages of reminders: scoped, printed as PDF, marked as posted once, taken back."""

from collections.abc import Callable

from flask.testing import FlaskClient
from sqlalchemy import update

from compliance.services.desk import Desk
from compliance.store.mails import MOMENT
from compliance.store.models.accounts import AccountRole
from compliance.store.models.mails import Mail
from compliance.store.queries.mails import MailState, mail
from compliance.store.queries.scopes import Scope
from tests.web.clients import form_of, hidden, soup
from tests.web.wards import Ward

ClientAs = Callable[[AccountRole], FlaskClient]
OFFICER = AccountRole.SECTION_OFFICER


def state(desk: Desk, ward: Ward) -> MailState:
    with desk.reading() as session:
        return mail(session, Scope.whole_ward(), ward.letter, desk.clock.now()).line.state


def press(client: FlaskClient, page: str, action: str, **fields: str) -> int:
    """Sends the form of a page that posts to `action`."""
    keys = hidden(form_of(client.get(page), action))
    return client.post(action, data={**keys, **fields}).status_code


def test_the_list_names_the_letter_and_the_page_shows_its_text(client_as: ClientAs, ward: Ward) -> None:
    client = client_as(OFFICER)
    listed = soup(client.get("/reminders"))
    assert listed.select_one(f'a[href="/reminders/{ward.letter}"]')
    shown = client.get(f"/reminders/{ward.letter}")
    assert "一般社団法人 さくら助産院　御中" in shown.text


def test_the_letters_come_as_one_pdf(client_as: ClientAs) -> None:
    answer = client_as(OFFICER).get("/reminders/letters.pdf")
    assert answer.data.startswith(b"%PDF")
    assert "attachment" in answer.headers["Content-Disposition"]


def test_posted_once_it_is_posted(client_as: ClientAs, desk: Desk, ward: Ward) -> None:
    client = client_as(OFFICER)
    assert press(client, "/reminders", "/reminders/posted", row=str(ward.letter)) == 302
    assert state(desk, ward) is MailState.POSTED
    assert client.get("/reminders/letters.pdf").status_code == 302


def test_with_nothing_chosen_nothing_is_posted(client_as: ClientAs, desk: Desk, ward: Ward) -> None:
    assert press(client_as(OFFICER), "/reminders", "/reminders/posted") == 302
    assert state(desk, ward) is MailState.TO_PRINT


def test_it_is_taken_back_and_then_cannot_be_posted(client_as: ClientAs, desk: Desk, ward: Ward) -> None:
    client, page = client_as(OFFICER), f"/reminders/{ward.letter}"
    keys = hidden(form_of(client.get(page), "/reminders/posted"))
    assert press(client, page, f"{page}/withdraw") == 302
    assert state(desk, ward) is MailState.WITHDRAWN
    client.post("/reminders/posted", data={**keys, "row": str(ward.letter)})
    assert state(desk, ward) is MailState.WITHDRAWN


def test_the_auditor_reads_but_does_not_act(client_as: ClientAs, ward: Ward) -> None:
    shown = soup(client_as(AccountRole.AUDITOR).get(f"/reminders/{ward.letter}"))
    assert not shown.select(f'form[action^="/reminders/{ward.letter}/"]')


def test_a_letter_whose_undo_still_runs_is_neither_printed_nor_posted(
    client_as: ClientAs, desk: Desk, ward: Ward
) -> None:
    client, page = client_as(OFFICER), f"/reminders/{ward.letter}"
    keys = hidden(form_of(client.get(page), "/reminders/posted"))
    with desk.database.writing() as session:
        session.execute(update(Mail).values(not_before=desk.clock.now() + MOMENT))
    assert state(desk, ward) is MailState.WAITING
    assert client.get("/reminders/letters.pdf").status_code == 302
    assert client.get(f"/reminders/letters.pdf?id={ward.letter}").status_code == 302
    client.post("/reminders/posted", data={**keys, "row": str(ward.letter)})
    assert state(desk, ward) is MailState.WAITING
    shown = soup(client.get(page))
    assert "印刷できるようになる時刻" in shown.get_text()
    assert not shown.select('a[href*="letters.pdf"], form[action$="/print"], form[action$="/posted"]')
