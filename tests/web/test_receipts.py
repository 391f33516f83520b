"""Receipts: what the contractor handed in has one, which says the same for ever and is refused once it was altered."""

import json
from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO
from uuid import UUID

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from compliance.documents.receipts import NoReceipt, carried_by, check_code, receipt_pdf
from compliance.domain.receipt_numbers import receipt_number
from compliance.services.contractors import RegisterContractor
from compliance.services.desk import Desk
from compliance.services.receipt_checks import Verdict, check_file, check_receipt, proves_itself
from compliance.services.receipts import Receipt, receipt_of
from compliance.services.recording import correct, record
from compliance.services.reviews import ReviewSubmission
from compliance.services.ward_settings import SetWard
from compliance.store.entries import Entry, canonical
from compliance.store.merkle import Frontier
from compliance.store.models.accounts import AccountRole
from compliance.store.models.trail import TrailHead
from compliance.store.queries.scopes import Scope
from compliance.web.contractor.hand_ins.entries import BY_OWN_KIND
from compliance.wording.submissions import KINDS
from tests.web.clients import form_of, hidden, soup
from tests.web.wards import SEEDER, Ward

ClientAs = Callable[[AccountRole], FlaskClient]
WHOLE = Scope.whole_ward()


@pytest.fixture
def client(client_as: ClientAs) -> FlaskClient:
    return client_as(AccountRole.CONTRACTOR_STAFF)


@pytest.fixture
def page_of(client: FlaskClient, ward: Ward) -> str:
    """A report is answered: the page that its form leads to."""
    at = f"/own-obligations/{ward.report}/report"
    return client.post(at, data=hidden(form_of(client.get(at))) | {"answer": "鍵付きの保管庫。"}).location


def receipt_for(desk: Desk, ward: Ward) -> Receipt:
    with desk.reading() as session:
        return receipt_of(session, WHOLE, ward.evidence)


def checked(desk: Desk, carried: bytes, scope: Scope = WHOLE) -> Verdict:
    with desk.reading() as session:
        return check_receipt(session, scope, carried).verdict


def sent(client: FlaskClient, at: str, **fields: object) -> str:
    form = hidden(form_of(client.get(at))) | {"number": "", "code": ""} | fields
    return client.post(at, data=form, content_type="multipart/form-data").text


def test_a_form_leads_to_what_was_handed_in_and_its_receipt(client: FlaskClient, page_of: str) -> None:
    shown = soup(client.get(page_of))
    assert "確認待ち" in shown.text
    pdf = client.get(str(shown.select_one("a.button[download]")["href"]))  # type: ignore[index]  # there is one
    assert pdf.mimetype == "application/pdf"
    assert "受領書_R" in pdf.headers["Content-Disposition"] or "filename*" in pdf.headers["Content-Disposition"]
    assert "本物です" in sent(client, "/own-submissions/check-receipt", file=(BytesIO(pdf.data), "r.pdf"))


def test_it_says_the_same_whatever_happens_later(desk: Desk, ward: Ward) -> None:
    before = receipt_for(desk, ward)
    renamed = RegisterContractor(name="医療法人 別の名前")
    correct(desk, SEEDER, ward.contractor, 1, renamed)
    record(desk, SEEDER, SetWard(name="別の区", practice=True))
    after = receipt_for(desk, ward)
    assert after.carried == before.carried
    assert receipt_pdf(after.data, after.carried) == receipt_pdf(before.data, before.carried)


def test_it_names_the_file_as_sent_and_as_kept(desk: Desk, ward: Ward) -> None:
    (file,) = receipt_for(desk, ward).data["files"]
    assert file["name"] == "確認書.txt"
    assert len(file["sent_sha256"]) == len(file["kept_sha256"]) == len(bytes(64))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_data_altered_in_any_byte_are_refused(desk: Desk, ward: Ward, data: st.DataObject) -> None:
    carried = bytearray(receipt_for(desk, ward).carried)
    place = data.draw(st.integers(0, len(carried) - 1))
    carried[place] ^= data.draw(st.integers(1, 255))
    assert checked(desk, bytes(carried)) is not Verdict.GENUINE


@pytest.mark.parametrize(
    ("name", "value", "verdict"),
    [
        ("by", "別の人", Verdict.ALTERED),
        ("root", "00" * 32, Verdict.ALTERED),
        ("number", "R0000001-8", Verdict.ALTERED),
        ("trail", "00" * 32, Verdict.FOREIGN),
    ],
)
def test_the_verdict_says_what_is_wrong(desk: Desk, ward: Ward, name: str, value: str, verdict: Verdict) -> None:
    data = json.loads(receipt_for(desk, ward).carried)
    assert checked(desk, canonical({**data, name: value})) is verdict


def test_it_proves_itself_without_a_database_as_far_as_its_entries_go(desk: Desk, ward: Ward) -> None:
    data = json.loads(receipt_for(desk, ward).carried)
    assert proves_itself(canonical(data))
    data["entries"][0]["action"] = "pledge.record"
    assert not proves_itself(canonical(data))
    assert not proves_itself(b"{}")


def test_a_later_receipt_than_the_record_tells_of_a_lost_tail(desk: Desk, ward: Ward) -> None:
    """As if the database had been put back to the copy that lacks the receipt's entry."""
    data = json.loads(receipt_for(desk, ward).carried)
    with desk.database.reading() as session:
        frontier = Frontier.from_bytes(*session.execute(select(TrailHead.size, TrailHead.frontier)).one())
    position = frontier.size + 1
    (told,) = data["entries"]
    fields = {name: told[name] for name in Entry.__slots__}
    fields |= {"seq": position, "at": datetime.fromisoformat(told["at"]), "subject": UUID(told["subject"])}
    root = frontier.append(Entry(**fields).leaf()).root().hex()
    later = {**told, "seq": position, "path": [peak.hex() for peak in reversed(frontier.peaks)]}
    content = {**data["content"], "first": position, "last": position}
    moved = {**data, "number": receipt_number(position), "entries": [later], "size": position, "root": root}
    assert checked(desk, canonical({**moved, "content": content, "files": []})) is Verdict.AHEAD


def test_another_sheet_around_genuine_data_is_told(desk: Desk, ward: Ward) -> None:
    true = receipt_for(desk, ward)
    forged = receipt_pdf({**true.data, "by": "別の人"}, true.carried)
    with desk.reading() as session:
        assert check_file(session, WHOLE, forged).verdict is Verdict.RESAVED
        assert check_file(session, WHOLE, b"%PDF-1.7 nothing").verdict is Verdict.NO_RECEIPT
    assert carried_by(forged) == true.carried
    with pytest.raises(NoReceipt):
        carried_by(b"")


def test_a_strangers_receipt_is_as_unknown_as_none(client: FlaskClient, desk: Desk, ward: Ward) -> None:
    stranger = Scope.of_contractor(ward.other_contractor)
    assert checked(desk, receipt_for(desk, ward).carried, stranger) is Verdict.FOREIGN
    told = sent(client, "/own-submissions/check-receipt", number="R0000001-8")
    assert "確かめられませんでした" in told


def test_a_number_and_code_are_held_against_the_record(client: FlaskClient, desk: Desk, ward: Ward) -> None:
    at, code = "/own-submissions/check-receipt", check_code(receipt_for(desk, ward).carried)
    assert "照合コードも一致しました" in sent(client, at, number=ward.receipt, code=code.upper())
    assert "記録のものと違います" not in sent(client, at, number=ward.receipt)
    assert "この番号の受領書のものと違います" in sent(client, at, number=ward.receipt, code="0" * 64)
    assert "受領番号を読み取れません" in sent(client, at, number=f"{ward.receipt[:-1]}x")


def test_everything_handed_in_is_listed_with_its_state(
    client: FlaskClient, desk: Desk, ward: Ward, page_of: str
) -> None:
    report = UUID(page_of.rpartition("/")[2])
    review = {"subject_id": report, "subject_kind": "status_report", "accepted": False, "reason": "場所が不明"}
    command = ReviewSubmission(contract_id=ward.kept, happened_on=date(2026, 11, 20), **review)  # type: ignore[arg-type]
    record(desk, SEEDER, command)
    listed = soup(client.get("/own-submissions")).select("tbody tr")
    assert [("場所が不明" in row.text, "確認書.txt" in row.text) for row in listed] == [(True, False), (False, True)]
    assert len(soup(client.get("/own-submissions?state=returned")).select("tbody tr")) == 1
    assert len(soup(client.get("/own-submissions?q=どこにもない")).select("tbody tr")) == 0


def test_what_came_on_paper_is_listed_as_recorded_by_the_ward(client_as: ClientAs, ward: Ward) -> None:
    text = client_as(AccountRole.PRIVACY_OFFICER).get(f"/contracts/{ward.late}/submissions").text
    assert "区が記録" in text


def test_every_kind_that_is_handed_in_by_a_form_has_its_words() -> None:
    assert set(BY_OWN_KIND) <= set(KINDS)
