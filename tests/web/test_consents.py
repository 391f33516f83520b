"""Consent from the request to the letter, the trip and its return; and a handover confirmed on a telephone."""

from collections.abc import Callable
from uuid import UUID

from flask.testing import FlaskClient
from sqlalchemy import select

from compliance.services.desk import Desk
from compliance.store.models.accounts import AccountRole
from compliance.store.models.consents import ConsentRequest
from compliance.store.models.removals import Removal
from tests.web.clients import form_of, hidden, soup
from tests.web.wards import Ward

ClientAs = Callable[[AccountRole], FlaskClient]


def sent(client: FlaskClient, at: str, typed: dict[str, str], to: str = "") -> int:
    return client.post(to or at, data=hidden(form_of(client.get(at))) | typed).status_code


def last_request(desk: Desk, ward: Ward) -> UUID:
    with desk.database.reading() as session:
        latest = select(ConsentRequest.id).where(ConsentRequest.contract_id == ward.kept)
        return session.scalars(latest.order_by(ConsentRequest.row_id.desc())).first() or ward.consent


def test_a_request_is_decided_written_and_seen(client_as: ClientAs, desk: Desk, ward: Ward) -> None:
    clinic, officer = client_as(AccountRole.CONTRACTOR_STAFF), client_as(AccountRole.SECTION_OFFICER)
    asking = clinic.get("/own-consents").text
    assert "第6項" in asking
    assert "契約の変更について担当課に相談" in asking
    typed = {"clause": "6", "what": "名簿の持出し", "reason": "訪問のため", "medium_label": "紙3枚"}
    assert sent(clinic, f"/own-contracts/{ward.kept}/hand-in/consent_request", typed) == 302
    request = last_request(desk, ward)
    queue = soup(officer.get("/consents"))
    assert queue.select(f'tbody a[href="/contracts/{ward.kept}/consents/{request}"]')
    assert "まだ決めていません" in clinic.get(f"/own-consents/{request}").text
    at = f"/contracts/{ward.kept}/consents/{request}"
    decision = {"request_id": str(request), "happened_on": "R8.11.20", "granted": "yes", "step": "confirm"}
    assert sent(officer, f"/contracts/{ward.kept}/record/consent_decision?request_id={request}", decision) == 302
    head = {"document_number": "8健づ第9号", "decided_on": "R8.11.20", "sent_on": "R8.11.21"}
    assert sent(officer, at, head, f"{at}/letter") == 302
    assert "8健づ第9号" in clinic.get(f"/own-consents/{request}").text
    assert clinic.get(f"/own-consents/{request}/letter.pdf").data.startswith(b"%PDF")
    assert officer.get(f"{at}/letter.docx").data.startswith(b"PK")
    assert not soup(officer.get("/consents")).select(f'tbody a[href="{at}"]')


def test_what_was_taken_out_is_told_to_be_back(client_as: ClientAs, desk: Desk, ward: Ward) -> None:
    clinic = client_as(AccountRole.CONTRACTOR_STAFF)
    at = f"/own-obligations/{ward.removal}/bring-back"
    assert any(
        link["href"] == at for link in soup(clinic.get(f"/own-obligations/{ward.removal}")).select("main a[href]")
    )
    assert sent(clinic, at, {"returned_on": "R8.11.9"}) == 422
    assert sent(clinic, at, {"returned_on": "R8.11.12"}) == 302
    with desk.database.reading() as session:
        assert session.scalars(select(Removal.returned_on).where(Removal.superseded_seq.is_(None))).one() is not None
    assert clinic.get(at).status_code == 302


def test_a_handover_is_confirmed_on_a_telephone_and_printed(client_as: ClientAs, ward: Ward) -> None:
    clinic, at = client_as(AccountRole.CONTRACTOR_STAFF), f"/own-handovers/{ward.handover}"
    assert sent(clinic, at, {"agrees": "no", "by": "山田 花子"}, f"{at}/confirm") == 422
    assert sent(clinic, at, {"agrees": "no", "by": "山田 花子", "counted": "２"}, f"{at}/confirm") == 302
    officer = client_as(AccountRole.SECTION_OFFICER)
    assert "数えた数は2点" in officer.get(f"/contracts/{ward.kept}/handovers/{ward.handover}").text
    assert sent(clinic, at, {"agrees": "yes", "by": "山田 花子"}, f"{at}/confirm") == 302
    assert not soup(clinic.get(at)).select("main form.fact")
    assert clinic.get(f"{at}/confirmation.pdf").data.startswith(b"%PDF")
