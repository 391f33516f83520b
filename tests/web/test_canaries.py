"""Nothing of another section is in any page, file, list of choices, suggestion or refusal: canaries looked for in all."""

import io
import logging
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from unittest.mock import patch

import pypdf
import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from compliance.services.desk import Desk
from compliance.services.reminders import queue
from compliance.store.models.accounts import AccountRole
from compliance.store.models.mails import Mail
from compliance.store.queries.obligations import EVERY, whole_list
from compliance.store.queries.rows import ObligationFilter
from compliance.store.queries.scopes import Scope
from compliance.web.fact_forms.catalogue import BY_KIND
from tests.web.addresses import FILES, OPENED, POSTED, address
from tests.web.clients import form_of, hidden
from tests.web.strangers import CALLED, CANARY, NAMED, SAID, Strangers, employ, hide
from tests.web.wards import SEEDER, Ward

ClientAs = Callable[[AccountRole], FlaskClient]
COUNCIL = (AccountRole.COUNCIL_SECRETARIAT, AccountRole.COUNCIL_MEMBER)
READING = (AccountRole.AUDITOR, AccountRole.COUNCIL_MEMBER)
OWN_ACTS = frozenset(name for name in POSTED if name.startswith(("auth.", "jobs."))) | {
    "council.ask_draft",
    "council.ask_report",
}
"""What everybody does with an account of their own, and files that are made of what they read."""

NARROW = (AccountRole.SECTION_OFFICER, AccountRole.CONTRACTOR_RESPONSIBLE, AccountRole.CONTRACTOR_STAFF)


@pytest.fixture
def strangers(desk: Desk, ward: Ward) -> Strangers:
    """Hidden from all but the ward-wide roles."""
    return hide(desk, ward)


def text_of(answer: TestResponse) -> str:
    """Everything that can be read in an answer, whatever kind of file it is; its headers too."""
    content = answer.get_data()
    if content[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            inside = " ".join(book.read(name).decode(errors="replace") for name in book.namelist())
    elif content[:4] == b"%PDF":
        inside = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)
    else:
        inside = content.decode().replace("\r\n ", "")
    return f"{answer.headers} {inside}"


def aimed(strangers: Strangers) -> tuple[str, ...]:
    """What may be put behind an address: each way of narrowing, aimed at what is hidden, and the list as a workbook."""
    told = f"contract={strangers.contract}&contractor={strangers.contractor}&contract_id={strangers.contract}"
    held = f"holding_id={strangers.facts['holding']}&inspection_id={strangers.facts['inspection']}"
    return (
        "status=all&format=xlsx",
        f"status=all&q={SAID}&{told}",
        f"status=all&q={SAID}&as_of=2026-06-01&state=open&clause=16&format=xlsx",
        f"meets={strangers.obligations[0]}",
        f"{held}&submission=certificate|{strangers.facts['certificate']}&person_id={strangers.colleague}",
    )


def own_addresses(ward: Ward, client: FlaskClient) -> Iterator[str]:
    """Every address with the ids of one's own things, and the form of every kind of fact."""
    yield from (address(endpoint, ward, client) for endpoint in sorted({*OPENED, *FILES} - {"static"}))
    yield from (f"/contracts/{ward.late}/record/{kind}" for kind in BY_KIND)


def strange_addresses(ward: Ward, strangers: Strangers, client: FlaskClient) -> Iterator[str]:
    """Every address with a stranger's id in the place of one's own."""
    theirs = replace(
        ward,
        kept=strangers.contract,
        late=strangers.contract,
        outsourcing=strangers.outsourcing,
        contractor=strangers.contractor,
        place=strangers.facts["place"],
        letter=strangers.letter,
    )
    for endpoint, template in {**OPENED, **POSTED}.items():
        if any(f"{{ward.{name}}}" in template for name in ("kept", "outsourcing", "contractor", "letter")):
            yield address(endpoint, theirs, client)
    yield from (f"/{path}/{each}" for path in ("obligations", "own-obligations") for each in strangers.obligations[:3])
    for kind, fact in strangers.facts.items():
        for contract in (ward.kept, ward.late, strangers.contract):
            yield f"/contracts/{contract}/records/{kind}/{fact}/correct"
            yield f"/contracts/{contract}/records/{kind}/{fact}/void"
    for contract in (ward.kept, ward.late, strangers.contract):
        for act in ("file", "erase", "void"):
            yield f"/contracts/{contract}/evidence/{strangers.file}/{act}"
    for contract in (ward.kept, ward.late):
        yield f"/contracts/{contract}/records/person/{strangers.colleague}/correct"


def test_the_canaries_are_there_to_be_found(ward: Ward, strangers: Strangers, client_as: ClientAs) -> None:
    client = client_as(AccountRole.PRIVACY_OFFICER)
    for section in ("", "/people", "/media", "/inspections", "/incidents", "/requests", "/timeline", "/terms"):
        assert CANARY in client.get(f"/contracts/{strangers.contract}{section}").text, section
    for path in ("obligations?status=all", "contracts", "contractors", "outsourcings", "reminders", f"search?q={SAID}"):
        assert CANARY in client.get(f"/{path}").text, path
    kept = f"/contracts/{strangers.contract}/evidence"
    for at in (kept, f"{kept}/{strangers.file}/file"):
        assert CANARY in text_of(client.get(at)), at
    for path in ("obligations?status=all&format=xlsx", "contracts?format=xlsx", "reminders/letters.pdf"):
        assert CANARY in text_of(client.get(f"/{path}")), path


@pytest.mark.parametrize("role", [*NARROW, AccountRole.ADMINISTRATOR])
def test_nothing_of_a_stranger_is_told_at_any_address(
    ward: Ward, strangers: Strangers, client_as: ClientAs, role: AccountRole
) -> None:
    client = client_as(role)
    for at in own_addresses(ward, client):
        first = client.get(at)
        assert CANARY not in text_of(first), at
        for query in aimed(strangers) if first.status_code == 200 else ():
            answer = client.get(f"{at}{'&' if '?' in at else '?'}{query}")
            assert answer.status_code < 500, at
            assert CANARY not in text_of(answer), f"{at} {query}"


@pytest.mark.parametrize("role", [*NARROW, AccountRole.ADMINISTRATOR])
def test_what_is_a_strangers_does_not_exist(
    ward: Ward, strangers: Strangers, client_as: ClientAs, role: AccountRole
) -> None:
    client = client_as(role)
    keys = hidden(form_of(client.get("/account"), "/account/password"))
    for at in strange_addresses(ward, strangers, client):
        for answer in (
            client.get(at),
            client.post(at, data={**keys, "reason": "誤り", "step": "save", "version": "1"}),
        ):
            assert answer.status_code in {403, 404, 405}, f"{at} {answer.status_code} {answer.text[:300]}"
            assert CANARY not in text_of(answer), at


@pytest.mark.parametrize("role", COUNCIL)
def test_the_council_is_told_no_name_of_anybody_at_work(
    desk: Desk, ward: Ward, client_as: ClientAs, role: AccountRole
) -> None:
    employ(desk, ward)
    office = client_as(AccountRole.AUDITOR)
    for seen in (f"/contracts/{ward.late}/people", f"/search?q={SAID}", "/obligations?status=all&format=xlsx"):
        assert NAMED in text_of(office.get(seen)), seen
    client = client_as(role)
    for at in own_addresses(replace(ward, kept=ward.late), client):
        first = client.get(at)
        assert NAMED not in text_of(first), at
        for query in ("status=all", "status=all&format=xlsx", f"q={SAID}") if first.status_code == 200 else ():
            assert NAMED not in text_of(client.get(f"{at}{'&' if '?' in at else '?'}{query}")), f"{at} {query}"


@pytest.mark.parametrize("role", READING)
def test_who_only_reads_is_refused_every_act(ward: Ward, client_as: ClientAs, role: AccountRole) -> None:
    client = client_as(role)
    keys = hidden(form_of(client.get("/account"), "/account/password"))
    for endpoint in sorted(set(POSTED) - OWN_ACTS):
        at = address(endpoint, ward, client)
        assert client.post(at, data=keys).status_code in {403, 404}, at


def test_a_draft_is_read_by_nobody_else(ward: Ward, strangers: Strangers, client_as: ClientAs) -> None:
    writer, at = client_as(AccountRole.SECTION_OFFICER), f"/contracts/{ward.late}/record/place"
    typed = hidden(form_of(writer.get(at))) | {"name": CANARY}
    assert writer.post("/drafts", data=typed).status_code < 400
    assert CANARY in writer.get(at).text
    for role in set(AccountRole) - {AccountRole.SECTION_OFFICER}:
        assert CANARY not in client_as(role).get(at).text, role


def test_no_mail_tells_a_contractor_or_a_section_of_anothers_work(desk: Desk, ward: Ward, strangers: Strangers) -> None:
    with desk.reading() as session:
        owed = whole_list(session, Scope.whole_ward(), ObligationFilter(EVERY), desk.today())
    with desk.change(SEEDER) as made:
        queue(made, desk.shelf, owed, sends_mail=True)
    with desk.reading() as session:
        mails = session.scalars(select(Mail)).all()
        theirs = [mail for mail in mails if mail.contractor_id == strangers.contractor]
        assert theirs
        assert all(CANARY in f"{mail.body}{mail.letter}" for mail in theirs)
        for mail in mails:
            if mail.contractor_id != strangers.contractor and mail.section_id == ward.section:
                assert CANARY not in f"{mail.recipient}{mail.subject}{mail.body}{mail.letter}", mail.dedupe_key


def test_no_log_tells_what_was_read_typed_or_failed(
    ward: Ward, strangers: Strangers, client_as: ClientAs, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    client = client_as(AccountRole.PRIVACY_OFFICER)
    keys = hidden(form_of(client.get("/account"), "/account/password"))
    for at in strange_addresses(ward, strangers, client):
        client.get(at)
        client.post(at, data={**keys, "name": CANARY, "reason": CANARY, "step": "save", "version": "1"})
    with patch.object(Desk, "reading", side_effect=RuntimeError("broken")):
        assert client.get(f"/search?q={CANARY}").status_code == 500
    assert "broken" in caplog.text
    assert CANARY not in caplog.text


def test_a_strangers_contractor_is_found_by_its_whole_name_alone(
    ward: Ward, strangers: Strangers, client_as: ClientAs
) -> None:
    client, at = client_as(AccountRole.SECTION_OFFICER), f"/outsourcings/{ward.outsourcing}/contracts/new"
    sent = hidden(form_of(client.get(at))) | {"step": "search"}
    for searched, found in (("医院", False), (f"医院{SAID}", False), (CALLED, True)):
        answer = client.post(at, data=sent | {"contractor_id-search": searched})
        assert (f'value="{strangers.contractor}"' in answer.text) is found
