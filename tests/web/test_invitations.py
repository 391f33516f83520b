"""From the invitation to the account: opened once by its code, taken back, handed over, and seen by nobody else."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from compliance.config import PasswordCost
from compliance.passwords import Passwords
from compliance.services.desk import Desk
from compliance.services.integrity import verify
from compliance.services.openings import NotInvited, Opening, accept, accept_password
from compliance.store.models.accounts import AccountRole
from compliance.store.models.invitations import Invitation
from tests.web.clients import form_of, hidden, soup
from tests.web.wards import Ward

ClientAs = Callable[[AccountRole], FlaskClient]
CHOSEN = {"login": "sakura", "name": "森 さくら", "password": "correct horse battery staple"}
RESPONSIBLE, STAFF = AccountRole.CONTRACTOR_RESPONSIBLE, AccountRole.CONTRACTOR_STAFF


def opened(client: FlaskClient, code: str, **chosen: str) -> int:
    at = f"/invitations/{code}"
    return client.post(at, data=hidden(form_of(client.get(at))) | CHOSEN | chosen).status_code


def people(client: FlaskClient) -> str:
    return soup(client.get("/own-people")).select("main table")[0].text


def test_who_is_invited_opens_an_account_and_begins_with_its_own_duties(app: Flask, desk: Desk, ward: Ward) -> None:
    client = app.test_client()
    shown = client.get(f"/invitations/{ward.code}").text
    assert "医療法人 ひかり産婦人科" in shown
    assert "R8-健康-001" in shown
    assert "R8-健康-002" not in shown
    assert opened(client, ward.code) == 302
    assert client.get("/").location == "/own-contracts"
    assert "森 さくら" in people(client)
    with desk.database.reading() as session:
        assert session.get_one(Invitation, ward.invitation).account_id is not None
    assert verify(desk, lambda _done, _total: None).proven


def test_a_code_opens_once(app: Flask, ward: Ward) -> None:
    assert opened(app.test_client(), ward.code) == 302
    again = app.test_client().get(f"/invitations/{ward.code}")
    assert again.status_code == 422
    assert "このコードは使えません。" in again.text


@pytest.mark.parametrize("typed", ["{0}", "  {1} ", "{2}"])
def test_the_code_is_read_however_it_is_typed(app: Flask, ward: Ward, typed: str) -> None:
    wide = ward.code.translate({ord(sign): ord(sign) + 0xFEE0 for sign in ward.code})
    text = typed.format(ward.code.upper(), ward.code.replace("-", " "), wide)
    client = app.test_client()
    fields = hidden(form_of(client.get("/invitations"))) | {"code": text}
    answer = client.post("/invitations", data=fields, follow_redirects=True)
    assert "アカウントの登録" in answer.text


@pytest.mark.parametrize("code", ["", "abcde-fghij-kmnpq-rstuv", "日本", "%00"])
def test_another_code_opens_nothing_and_is_kept_as_typed(app: Flask, code: str) -> None:
    client = app.test_client()
    fields = hidden(form_of(client.get("/invitations"))) | {"code": code}
    answer = client.post("/invitations", data=fields)
    assert answer.status_code == 422
    assert str(soup(answer).select_one("input#code")["value"]) == code  # type: ignore[index]  # there is one


@pytest.mark.parametrize(
    ("chosen", "field"),
    [({"password": "too short"}, "password"), ({"login": "section-officer"}, "login"), ({"name": " "}, "name")],
)
def test_a_wrong_choice_is_told_beside_its_field_and_the_rest_is_kept(
    app: Flask, ward: Ward, chosen: dict[str, str], field: str
) -> None:
    client = app.test_client()
    at = f"/invitations/{ward.code}"
    answer = client.post(at, data=hidden(form_of(client.get(at))) | CHOSEN | chosen)
    assert answer.status_code == 422
    assert soup(answer).select_one(f"#{field}_mistake")
    assert "section-officer" in answer.text or "sakura" in answer.text
    assert opened(app.test_client(), ward.code) == 302


def test_too_late_it_opens_nothing(app: Flask, desk: Desk, ward: Ward) -> None:
    with desk.database.writing() as session:
        session.get_one(Invitation, ward.invitation).expires_at = desk.clock.now()
    assert app.test_client().get(f"/invitations/{ward.code}").status_code == 422


def test_an_officer_invites_and_takes_back(app: Flask, client_as: ClientAs, ward: Ward) -> None:
    officer, at = client_as(AccountRole.SECTION_OFFICER), f"/contractors/{ward.contractor}"
    fields = hidden(form_of(officer.get(f"{at}/invite"))) | {"name": "林 みどり", "role": RESPONSIBLE.value}
    invitation = officer.post(f"{at}/invite", data=fields).location
    page = soup(officer.get(invitation))
    code = str(page.select("dd.mono")[1].text)
    assert app.test_client().get(f"/invitations/{code}").status_code == 200
    assert officer.get(f"{invitation}/letter.pdf").data[:4] == b"%PDF"
    keys = hidden(form_of(officer.get(invitation), f"{invitation}/withdraw"))
    assert officer.post(f"{invitation}/withdraw", data=keys).status_code == 302
    assert app.test_client().get(f"/invitations/{code}").status_code == 422
    assert "取消し" in officer.get(invitation).text


def test_another_sections_officer_sees_no_invitation(client_as: ClientAs, ward: Ward) -> None:
    officer = client_as(AccountRole.SECTION_OFFICER)
    wrong = f"/contractors/{ward.other_contractor}/invitations/{ward.invitation}"
    assert officer.get(wrong).status_code == 404
    assert officer.get(f"{wrong}/letter.pdf").status_code == 404


def test_the_responsible_person_hands_over_and_is_staff_at_the_next_request(client_as: ClientAs, ward: Ward) -> None:
    client, at = client_as(RESPONSIBLE), f"/own-people/{ward.colleague}/hand-over"
    keys = hidden(form_of(client.get("/own-people"), at))
    assert client.post(at, data=keys).status_code == 302
    assert client.get("/own-people").status_code == 200
    assert client.get("/own-people/invite").status_code == 403
    assert client_as(STAFF).get("/own-people/invite").status_code == 200


def test_a_new_responsible_person_takes_over_when_the_account_is_opened(
    app: Flask, client_as: ClientAs, ward: Ward
) -> None:
    officer, before = client_as(AccountRole.PRIVACY_OFFICER), client_as(RESPONSIBLE)
    at = f"/contractors/{ward.contractor}/invite"
    fields = hidden(form_of(officer.get(at))) | {"name": "林 みどり", "role": RESPONSIBLE.value}
    page = soup(officer.get(officer.post(at, data=fields).location))
    assert before.get("/own-people/invite").status_code == 200
    client = app.test_client()
    assert opened(client, page.select("dd.mono")[1].text, login="midori") == 302
    assert client.get("/own-people/invite").status_code == 200
    assert before.get("/own-people/invite").status_code == 403


def test_a_stopped_colleague_is_out_at_the_next_request(client_as: ClientAs, ward: Ward) -> None:
    responsible, staff = client_as(RESPONSIBLE), client_as(STAFF)
    at = f"/own-people/{ward.colleague}/stop"
    keys = hidden(form_of(responsible.get("/own-people"), at))
    assert staff.get("/own-people").status_code == 200
    assert responsible.post(at, data=keys).status_code == 302
    assert staff.get("/own-people").status_code == 302
    assert "停止中" in people(responsible)


def renewal(client: FlaskClient, at: str, page: str) -> str:
    """The code of a letter for a new password, made from a row of the people."""
    made = client.post(at, data=hidden(form_of(client.get(page), at)))
    return soup(client.get(made.location)).select("dd.mono")[1].text


def new_password(client: FlaskClient, code: str, password: str) -> int:
    at = f"/invitations/{code}"
    return client.post(at, data=hidden(form_of(client.get(at))) | {"password": password}).status_code


def test_who_forgot_the_password_sets_a_new_one_and_is_signed_out_elsewhere(
    app: Flask, desk: Desk, client_as: ClientAs, ward: Ward
) -> None:
    elsewhere, at = client_as(STAFF), f"/own-people/{ward.colleague}/new-password"
    code = renewal(client_as(RESPONSIBLE), at, "/own-people")
    assert elsewhere.get("/own-people").status_code == 200
    client = app.test_client()
    shown = client.get(f"/invitations/{code}").text
    assert "contractor-staff" in shown
    assert 'name="login"' not in shown
    assert new_password(client, code, CHOSEN["password"]) == 302
    assert client.get("/own-people").status_code == 200
    assert elsewhere.get("/own-people").status_code == 302
    fresh = app.test_client()
    keys = hidden(form_of(fresh.get("/sign-in"))) | {"login": "contractor-staff", "password": CHOSEN["password"]}
    assert fresh.post("/sign-in", data=keys).status_code == 302
    assert app.test_client().get(f"/invitations/{code}").status_code == 422
    assert verify(desk, lambda _done, _total: None).proven


def test_a_letter_for_a_password_opens_no_account_and_the_next_one_takes_its_place(
    app: Flask, desk: Desk, client_as: ClientAs, ward: Ward
) -> None:
    officer, page = client_as(AccountRole.SECTION_OFFICER), f"/contractors/{ward.contractor}/people"
    at = f"{page}/{ward.colleague}/new-password"
    earlier = renewal(officer, at, page)
    later = renewal(officer, at, page)
    assert app.test_client().get(f"/invitations/{earlier}").status_code == 422
    with pytest.raises(NotInvited):
        accept(desk, Passwords(PasswordCost.CHEAP), later, Opening(**CHOSEN))
    with pytest.raises(NotInvited):
        accept_password(desk, Passwords(PasswordCost.CHEAP), ward.code, CHOSEN["password"])
    assert new_password(app.test_client(), later, CHOSEN["password"]) == 302


def test_a_letter_for_a_stopped_account_opens_nothing(app: Flask, client_as: ClientAs, ward: Ward) -> None:
    responsible = client_as(RESPONSIBLE)
    code = renewal(responsible, f"/own-people/{ward.colleague}/new-password", "/own-people")
    at = f"/own-people/{ward.colleague}/stop"
    responsible.post(at, data=hidden(form_of(responsible.get("/own-people"), at)))
    assert app.test_client().get(f"/invitations/{code}").status_code == 422


def test_another_contractors_person_gets_no_letter(client_as: ClientAs, ward: Ward) -> None:
    officer, page = client_as(AccountRole.PRIVACY_OFFICER), f"/contractors/{ward.contractor}/people"
    keys = hidden(form_of(officer.get(page), f"{page}/{ward.colleague}/new-password"))
    wrong = f"/contractors/{ward.other_contractor}/people/{ward.colleague}/new-password"
    assert officer.post(wrong, data=keys).status_code == 404
