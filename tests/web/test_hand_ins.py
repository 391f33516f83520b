"""What a contractor hands in: claimed with its papers, accepted or sent back, refused whole, and nobody else's to send."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient
from PIL import Image
from sqlalchemy import select
from werkzeug.test import TestResponse

from compliance.domain.editions import Act
from compliance.domain.obligations import Party, Status
from compliance.services.desk import Desk
from compliance.services.recording import record
from compliance.services.reviews import ReviewSubmission
from compliance.store.models.accounts import AccountRole
from compliance.store.models.education import EducationSession
from compliance.store.models.evidence import Evidence, EvidenceUse
from compliance.store.models.extensions import DueExtension
from compliance.store.models.people import HandlerList
from compliance.store.queries.holding_lists import holding_listing
from compliance.store.queries.obligations import EVERY, whole_list
from compliance.store.queries.paging import Order
from compliance.store.queries.rows import ObligationFilter, ObligationRow
from compliance.store.queries.scopes import Scope
from compliance.web.contractor.hand_ins.entries import BY_OWN_KIND
from compliance.web.contractor.hand_ins.ways import OWN_PAGES
from compliance.web.fact_forms.meets import MEANS
from tests.web.clients import form_of, hidden, sign_in, soup
from tests.web.filling import as_shown
from tests.web.wards import SEEDER, Ward

ClientAs = Callable[[AccountRole], FlaskClient]
TAUGHT = {"teaches_protection": "y", "teaches_security": "y", "tells_ordinance": "y"}


@pytest.fixture
def client(client_as: ClientAs) -> FlaskClient:
    return client_as(AccountRole.CONTRACTOR_STAFF)


@pytest.fixture
def at(ward: Ward) -> str:
    return f"/own-contracts/{ward.kept}/hand-in/education_session"


def photograph() -> tuple[BytesIO, str]:
    taken = BytesIO()
    Image.new("RGB", (40, 30), (200, 10, 10)).save(taken, "JPEG")
    taken.seek(0)
    return taken, "署名.jpg"


def owed(desk: Desk, ward: Ward, act: Act) -> list[ObligationRow]:
    with desk.reading() as session:
        rows = whole_list(session, Scope.whole_ward(), ObligationFilter(EVERY, contract=ward.kept), desk.today())
    return [row for row in rows if desk.shelf.act(row.obligation.edition, row.obligation.rule) is act]


def everybody(client: FlaskClient, at: str) -> list[str]:
    return [str(box["value"]) for box in soup(client.get(at)).select("input[name=attendees]")]


def send(client: FlaskClient, at: str, file: tuple[BytesIO, str] | None = None, **typed: object) -> TestResponse:
    shown = {name: values for name, values in as_shown(form_of(client.get(at))).lists() if name != "papers"}
    data = {**shown, "step": "save", **typed}
    if file is not None:
        data["papers"] = file
    return client.post(at, data=data, content_type="multipart/form-data")


def held(desk: Desk) -> list[EducationSession]:
    with desk.database.reading() as session:
        return list(session.scalars(select(EducationSession)))


def test_a_session_with_its_signed_sheet_waits_for_the_ward_and_is_met_once_accepted(
    client: FlaskClient, desk: Desk, ward: Ward, at: str
) -> None:
    answer = send(
        client, at, photograph(), happened_on="R8.11.18", attendees=everybody(client, at), minutes="60", **TAUGHT
    )
    assert answer.status_code == 302
    (session_held,) = held(desk)
    assert session_held.submitted
    with desk.database.reading() as session:
        (use,) = session.scalars(select(EvidenceUse).where(EvidenceUse.subject_id == session_held.id))
        assert (use.contract_id, use.subject_kind) == (ward.kept, "education_session")
    assert {row.status for row in owed(desk, ward, Act.EDUCATE_YEARLY)} == {Status.CLAIMED}
    home = client.get("/own-contracts").text
    assert "ファイル1件" in home
    assert "確認待ち" in home
    accepted = ReviewSubmission(
        contract_id=ward.kept,
        happened_on=date(2026, 11, 20),
        subject_id=session_held.id,
        subject_kind="education_session",
        accepted=True,
    )
    record(desk, SEEDER, accepted)
    assert {row.obligation.met_on for row in owed(desk, ward, Act.EDUCATE_YEARLY)} == {date(2026, 11, 18)}


def test_opened_from_a_duty_it_knows_whom_it_is_about(client: FlaskClient, desk: Desk, ward: Ward, at: str) -> None:
    duty = owed(desk, ward, Act.EDUCATE_YEARLY)[0]
    page = soup(client.get(f"/own-obligations/{duty.id}"))
    (link,) = page.select("main a.button")
    assert str(link["href"]) == f"{at}?meets={duty.id}"
    assert len(soup(client.get(str(link["href"]))).select("input[name=attendees][checked]")) == 1
    send(client, f"{at}?meets={duty.id}", photograph(), happened_on="R8.11.18", **TAUGHT)
    with desk.database.reading() as session:
        assert duty.obligation.key in session.scalars(select(EvidenceUse.obligation_key)).all()
    assert client.get(f"{at}?meets={duty.id}").status_code == 302


@pytest.mark.parametrize(
    ("day", "file", "words"),
    [
        ("R8.12.1", None, "まだ来ていない日"),
        ("R8.11.18", (b"<html>", "絵.html"), "この種類のファイルは受け取れません"),
    ],
)
def test_what_cannot_be_taken_is_refused_whole(
    client: FlaskClient, desk: Desk, at: str, day: str, file: tuple[bytes, str] | None, words: str
) -> None:
    before = _pieces(desk)
    sent = None if file is None else (BytesIO(file[0]), file[1])
    answer = send(client, at, sent, happened_on=day, attendees=everybody(client, at), **TAUGHT)
    assert answer.status_code == 422
    assert words in answer.text
    assert ("ファイルは、もう一度選んでください。" in answer.text) is (file is not None)
    assert (held(desk), _pieces(desk)) == ([], before)


def test_what_is_told_as_returned_is_held_until_the_ward_accepts_it(
    client: FlaskClient, client_as: ClientAs, desk: Desk, ward: Ward
) -> None:
    at = f"/own-contracts/{ward.kept}/hand-in/given_back"
    (holding,) = [str(option["value"]) for option in soup(client.get(at)).select("#holding_id option[value!='']")]
    assert send(client, at, holding_id=holding, happened_on="R8.11.18", count="1", delivered="no").status_code == 302
    assert _left(desk, ward) == [1]
    twice = send(client, at, holding_id=holding, happened_on="R8.11.18", count="1", delivered="no")
    assert "残りは0点です" in twice.text
    officer = client_as(AccountRole.SECTION_OFFICER)
    review = soup(officer.get(f"/contracts/{ward.kept}/record/review"))
    (told,) = [option for option in review.select("#submission option") if "given_back" in str(option["value"])]
    accepted = ReviewSubmission(
        contract_id=ward.kept,
        happened_on=date(2026, 11, 20),
        subject_id=UUID(str(told["value"]).partition("|")[2]),
        subject_kind="given_back",
        accepted=True,
    )
    record(desk, SEEDER, accepted)
    assert _left(desk, ward) == [0]


def _left(desk: Desk, ward: Ward) -> list[int]:
    with desk.reading() as session:
        return [line.left for line in holding_listing(ward.kept, desk.today()).stream(session, Order("on"))]


def test_what_is_typed_is_kept_and_its_task_says_so(client: FlaskClient, at: str) -> None:
    shown = as_shown(form_of(client.get(at)))
    shown.setlist("teacher", ["院長"])
    client.post("/drafts", data=shown)
    card = soup(client.get("/own-contracts")).select_one(".contract-card")
    assert card is not None
    assert "入力中" in card.text
    teacher = soup(client.get(at)).select_one("input[name=teacher]")
    assert teacher is not None
    assert teacher["value"] == "院長"


def test_nothing_is_handed_in_under_somebody_elses_contract(client: FlaskClient, ward: Ward, desk: Desk) -> None:
    assert client.get(f"/own-contracts/{ward.late}/hand-in/education_session").status_code == 404
    assert client.get(f"/own-contracts/{ward.kept}/hand-in/review").status_code == 404
    with desk.reading() as session:
        rows = whole_list(session, Scope.whole_ward(), ObligationFilter(contract=ward.late), desk.today())
    for stranger in (rows[0].id, owed(desk, ward, Act.INSPECT)[0].id, "nonsense"):
        at = f"/own-contracts/{ward.kept}/hand-in/education_session?meets={stranger}"
        assert client.get(at).status_code == 404


def test_every_duty_of_a_contractor_leads_to_the_page_where_it_is_met(desk: Desk) -> None:
    rules = [rule for edition in desk.shelf.editions.values() for rule in edition.rules()]
    bound = {rule.act for rule in rules if rule.party is Party.CONTRACTOR}
    met = {act for act in bound if act in OWN_PAGES or (act in MEANS and MEANS[act].kind in BY_OWN_KIND)}
    assert bound - met == WITHOUT_A_PAGE


WITHOUT_A_PAGE = {
    Act.OBSERVE,  # nothing is handed in
    Act.TAKE_INSPECTION,  # met by being there
    Act.SETTLE_DAMAGE,  # paid, not handed in
}


def _pieces(desk: Desk) -> int:
    with desk.database.reading() as session:
        return len(session.scalars(select(Evidence.id)).all())


def test_a_list_without_changes_is_handed_in_by_one_button_and_waits(
    client: FlaskClient, desk: Desk, ward: Ward
) -> None:
    at = f"/own-contracts/{ward.kept}/handler-list"
    form = form_of(client.get(at), f"{at}/unchanged")
    assert client.post(f"{at}/unchanged", data=hidden(form)).location.startswith("/own-submissions/")
    with desk.database.reading() as session:
        filed = session.scalars(select(HandlerList).order_by(HandlerList.row_id.desc())).first()
    assert filed is not None
    assert (filed.submitted, filed.unchanged, filed.happened_on) == (True, True, desk.today())
    assert client.get(f"/own-contracts/{ward.late}/handler-list").status_code == 404


def test_a_later_day_is_wished_for_and_stands_once_the_ward_accepts(
    client: FlaskClient, desk: Desk, ward: Ward
) -> None:
    (link,) = soup(client.get(f"/own-obligations/{ward.report}")).select('main a[href*="/hand-in/due_extension"]')
    assert send(client, str(link["href"]), new_due_on="R9.1.15", reason="担当者が入院したため").status_code == 302
    assert _due(desk, ward) == date(2026, 12, 18)
    with desk.database.reading() as session:
        wish = session.scalars(select(DueExtension.id)).one()
    granted = ReviewSubmission(
        contract_id=ward.kept,
        happened_on=desk.today(),
        subject_id=wish,
        subject_kind="due_extension",
        accepted=True,
    )
    record(desk, SEEDER, granted)
    assert _due(desk, ward) == date(2027, 1, 15)


def _due(desk: Desk, ward: Ward) -> date | None:
    return next(row.obligation.due_on for row in owed(desk, ward, Act.REPORT_STATUS) if row.id == ward.report)


def test_what_is_sent_after_the_session_ended_waits_behind_the_sign_in(app: Flask, at: str) -> None:
    client = sign_in(app.test_client(), AccountRole.CONTRACTOR_STAFF)
    shown = as_shown(form_of(client.get(at)))
    shown.setlist("teacher", ["院長"])
    client.delete_cookie(app.config["SESSION_COOKIE_NAME"])
    sent = client.post(at, data={**shown, "papers": photograph()}, content_type="multipart/form-data")
    assert sent.location.startswith("/sign-in")
    again = sign_in(app.test_client(), AccountRole.CONTRACTOR_STAFF)
    teacher = soup(again.get(f"{at}?draft=open")).select_one("input[name=teacher]")
    assert teacher is not None
    assert teacher["value"] == "院長"
