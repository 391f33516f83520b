"""The queue of what was handed in, and its decisions: accepted, returned with a reason, taken back, never one's own."""

from collections.abc import Callable
from datetime import date
from random import Random
from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from compliance.config import Config
from compliance.demo.sheets import scanned
from compliance.domain.facts import Role
from compliance.services.desk import Desk
from compliance.services.evidence import HandedIn, KeepEvidence, Use, keep_in, vault_of
from compliance.services.people import FileList, Listed, file_list
from compliance.services.recording import record
from compliance.services.status_requests import ReportStatus
from compliance.store.actors import Actor
from compliance.store.models.accounts import Account, AccountRole
from compliance.store.models.evidence import Evidence, ScanState
from compliance.store.models.people import Designation
from compliance.store.models.reviews import Review
from compliance.store.models.status_requests import StatusReport, StatusRequest
from compliance.store.models.trail import TrailEntry
from tests.web.clients import form_of, hidden, soup
from tests.web.counting import few_queries
from tests.web.wards import SEEDER, Ward

ClientAs = Callable[[AccountRole], FlaskClient]


@pytest.fixture
def officer(client_as: ClientAs) -> FlaskClient:
    return client_as(AccountRole.SECTION_OFFICER)


def account_of(desk: Desk, role: AccountRole) -> UUID:
    with desk.reading() as session:
        return session.scalars(select(Account.id).where(Account.login == role.value.replace("_", "-"))).one()


def hand_in(desk: Desk, ward: Ward, actor: Actor, answer: str, on: date = date(2026, 11, 18)) -> UUID:
    """One more answer to the oldest request of the late contract."""
    with desk.reading() as session:
        request = session.scalars(select(StatusRequest.id).where(StatusRequest.contract_id == ward.late)).first()
    assert request is not None
    told = ReportStatus(contract_id=ward.late, happened_on=on, request_id=request, answer=answer, submitted=True)
    return record(desk, actor, told)


def listed(client: FlaskClient, query: str = "") -> list[str]:
    return [str(link["href"]) for link in soup(client.get(f"/reviews{query}")).select('tbody th a[href^="/reviews/"]')]


def decide(client: FlaskClient, at: str, **typed: str) -> TestResponse:
    form = form_of(client.get(at), f"{at.partition('?')[0]}/decision")
    return client.post(str(form["action"]), data={**hidden(form), "stock": "", "reason": "", **typed})


def reviews(desk: Desk) -> list[tuple[bool, str | None]]:
    with desk.reading() as session:
        found = session.scalars(select(Review).where(Review.superseded_seq.is_(None)).order_by(Review.row_id))
        return [(each.accepted, each.reason) for each in found if each.void_reason is None]


def test_the_oldest_comes_first_and_a_decision_goes_on_to_the_next(
    officer: FlaskClient, desk: Desk, ward: Ward
) -> None:
    hand_in(desk, ward, SEEDER, "持ち出したものはありません。")
    first, second = listed(officer)
    assert first == f"/reviews/{ward.review}"
    answer = decide(officer, first, decision="accept")
    assert answer.location.startswith(f"{second}?")
    page = soup(officer.get(answer.location))
    assert "受理しました。" in page.get_text()
    assert "持ち出したものはありません。" in page.get_text()
    assert reviews(desk) == [(True, None)]
    assert listed(officer) == [second]


def test_a_return_without_a_reason_is_asked_for_one_beside_the_field(
    officer: FlaskClient, desk: Desk, ward: Ward
) -> None:
    at = f"/reviews/{ward.review}"
    asked = decide(officer, at, decision="return")
    assert asked.status_code == 422
    assert "差戻しの理由が入力されていません。" in soup(asked).select("#reason_mistake")[0].get_text()
    stock = str(soup(officer.get(at)).select("#stock option")[1]["value"])
    assert decide(officer, at, decision="return", stock=stock, reason="3問目です。").status_code == 302
    assert reviews(desk) == [(False, f"{stock}\n3問目です。")]


def test_a_decision_is_taken_back_by_whoever_made_it(officer: FlaskClient, desk: Desk, ward: Ward) -> None:
    at = f"/reviews/{ward.review}"
    there = decide(officer, at, decision="return", reason="読めません。").location
    undo = form_of(officer.get(there), f"{at}/undo")
    back = officer.post(str(undo["action"]), data=hidden(undo))
    assert (back.status_code, back.location) == (302, at)
    assert reviews(desk) == []
    assert listed(officer) == [at]


def test_nobody_reviews_what_they_entered(officer: FlaskClient, desk: Desk, ward: Ward) -> None:
    me = Actor.account(account_of(desk, AccountRole.SECTION_OFFICER))
    hand_in(desk, ward, me, "電話で聞き取りました。")
    own = listed(officer)[1]
    boxes = soup(officer.get("/reviews")).select("tbody input[name=row]")
    assert [box.has_attr("disabled") for box in boxes] == [False, True]
    assert soup(officer.get(own)).select("form.decision") == []
    keys = hidden(form_of(officer.get(f"/reviews/{ward.review}"), f"/reviews/{ward.review}/decision"))
    refused = officer.post(f"{own}/decision", data={**keys, "decision": "accept"})
    assert refused.status_code == 422
    assert "ご自分が登録したものです。" in soup(refused).get_text()
    assert reviews(desk) == []


def test_a_list_is_shown_beside_the_one_before(officer: FlaskClient, app: Flask, desk: Desk, ward: Ward) -> None:
    first, second = date(2026, 10, 1), date(2026, 11, 2)
    staying = Listed(role=Role.SUPERVISOR, from_on=first, name="青木 進", scope="受付")
    leaving = Listed(role=Role.HANDLER, from_on=first, name="井上 光")
    file_list(desk, SEEDER, FileList(contracts=(ward.late,), happened_on=first), (staying, leaving))
    with desk.reading() as session:
        known = session.scalars(select(Designation.person_id).where(Designation.role == Role.SUPERVISOR)).all()[-1]
    again = Listed(role=Role.SUPERVISOR, from_on=first, person_id=known, scope="受付と発送")
    coming = Listed(role=Role.HANDLER, from_on=second, name="上田 薫")
    file_list(desk, SEEDER, FileList(contracts=(ward.late,), happened_on=second, submitted=True), (again, coming))
    with few_queries(app, desk):
        page = officer.get(listed(officer, "?kind=handler_list")[0])
    turned = [each.get_text(" ", strip=True) for each in soup(page).select("details.turned")]
    assert [each.partition(" ")[0] for each in turned] == ["加わった人", "この名簿に書かれていない人", "変わった人"]
    assert "上田 薫" in turned[0]
    assert "井上 光" in turned[1]
    assert "受付 → 受付と発送" in turned[2]


def beside(desk: Desk, ward: Ward, name: str, media_type: str, content: bytes) -> UUID:
    """A file beside what the late contract handed in."""
    with desk.reading() as session:
        subject = session.scalars(select(StatusReport.id).where(StatusReport.contract_id == ward.late)).one()
    sealed = vault_of(desk).seal(content)
    sha256 = sealed.digest.sha256
    file = HandedIn(sealed=sealed, name=name, media_type=media_type, sent_sha256=sha256, scan=ScanState.UNSCANNED)
    use = Use(contract_id=ward.late, subject_id=subject, subject_kind="status_report")
    with desk.change(SEEDER) as change:
        wanted = KeepEvidence(files=(file,), uses=(use,), happened_on=date(2026, 10, 18))
        return keep_in(change, wanted, file)


def test_a_file_is_looked_at_in_a_frame_that_may_do_nothing(
    officer: FlaskClient, app: Flask, desk: Desk, ward: Ward
) -> None:
    piece = beside(desk, ward, "台帳.pdf", "application/pdf", scanned("台帳", ["書庫"], Random(1)))
    beside(desk, ward, "一覧.csv", "text/csv", "書庫,鍵\r\n".encode())
    with few_queries(app, desk):
        page = soup(officer.get(f"/reviews/{ward.review}"))
        frame = page.select("iframe")[0]
        look = officer.get(str(frame["src"]))
    assert frame.get_attribute_list("sandbox") == ["allow-same-origin"]
    assert [link.get_text() for link in page.select('.files a[target="look"]')] == ["台帳.pdf"]
    policy = look.headers["Content-Security-Policy"].split("; ")
    assert {"sandbox allow-same-origin", "default-src 'none'", "frame-ancestors 'self'"} <= set(policy)
    assert not any(part.startswith("script-src") for part in policy)
    assert str(soup(look).select("img")[0]["src"]).startswith("data:image/jpeg;base64,")
    with desk.reading() as session:
        last = session.scalars(select(TrailEntry).order_by(TrailEntry.seq.desc()).limit(1)).one()
    assert (last.action, last.subject) == ("evidence.look_into", piece)


def test_a_file_that_was_altered_is_not_shown(officer: FlaskClient, desk: Desk, ward: Ward, config: Config) -> None:
    piece = beside(desk, ward, "台帳.pdf", "application/pdf", scanned("台帳", [], Random(1)))
    with desk.reading() as session:
        file = session.scalars(select(Evidence.file_id).where(Evidence.id == piece)).one()
    stored = next(
        path for path in (config.instance / "evidence").rglob("*") if path.is_file() and file.hex in path.name
    )
    stored.write_bytes(stored.read_bytes()[:-1] + b"x")
    answer = officer.get(f"/contracts/{ward.late}/evidence/{piece}/look")
    assert (answer.status_code, soup(answer).select("img")) == (422, [])
    assert "frame-ancestors 'self'" in answer.headers["Content-Security-Policy"]
