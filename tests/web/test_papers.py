"""Reading a council paper in through the pages: chosen, reviewed, saved once, and refused with a reason."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from uuid import uuid4

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from compliance.clock import FixedClock
from compliance.config import Config
from compliance.factory import create_app
from compliance.services.desk import Desk
from compliance.services.sign_ins import IDLE
from compliance.store.models.accounts import AccountRole
from compliance.store.models.outsourcings import Outsourcing, ReportedMeasure
from compliance.web.officer.sealed_papers import BrokenSeal, seal, unseal
from tests.web.clients import form_of, hidden, soup
from tests.web.wards import PAPER, PASSWORD

ClientAs = Callable[[AccountRole], FlaskClient]
LINKED = PAPER.parent / "papers" / "library-lending-51.md"
OTHERS = sorted((PAPER.parent / "papers").glob("*.md"))


def upload(client: FlaskClient, data: bytes, name: str = "paper.md") -> TestResponse:
    keys = hidden(form_of(client.get("/import-paper")))
    answer = client.post("/import-paper", data=keys | {"file": (BytesIO(data), name)})
    answer.request.environ["wsgi.input"].close()  # the test client's own temporary file
    return answer


def save_form(reviewed: TestResponse) -> dict[str, str | list[str]]:
    form = form_of(reviewed, "/import-paper/save")
    links = [str(box["value"]) for box in form.select("input[name=link]")]
    return {**hidden(form), "link": links}


@pytest.fixture
def client(client_as: ClientAs) -> FlaskClient:
    return client_as(AccountRole.PRIVACY_OFFICER)


@pytest.fixture
def officer(client_as: ClientAs) -> FlaskClient:
    return client_as(AccountRole.SECTION_OFFICER)


@pytest.mark.parametrize("paper", OTHERS, ids=lambda path: path.stem)
def test_a_paper_is_reviewed_before_it_is_saved(desk: Desk, client: FlaskClient, paper: Path) -> None:
    reviewed = upload(client, paper.read_bytes(), paper.name)
    assert reviewed.status_code == 200
    with desk.reading() as session:
        before = session.scalar(select(func.count()).select_from(Outsourcing))
    saved = client.post("/import-paper/save", data=save_form(reviewed))
    assert saved.location is not None
    assert saved.location.startswith("/outsourcings/")
    with desk.reading() as session:
        assert session.scalar(select(func.count()).select_from(Outsourcing)) == (before or 0) + 1


def test_the_review_shows_each_field_with_the_lines_it_came_from(client: FlaskClient) -> None:
    page = soup(upload(client, PAPER.read_bytes()))
    terms = [term.get_text(strip=True) for term in page.select("dl.facts > dt")]
    assert {"件名", "委託先", "情報項目", "記録媒体", "委託理由", "受託事業者に行わせる情報保護対策"} <= set(terms)
    assert "資料の5行目" in page.get_text()
    assert "21項すべて同じ内容です" in page.get_text()


def test_links_to_clauses_are_saved_as_they_were_left(desk: Desk, client: FlaskClient) -> None:
    reviewed = upload(client, LINKED.read_bytes())
    form = save_form(reviewed)
    kept = form["link"][:1]
    saved = client.post("/import-paper/save", data=form | {"link": kept})
    assert saved.status_code == 302
    with desk.reading() as session:
        linked = [m for m in session.scalars(select(ReportedMeasure).order_by(ReportedMeasure.child_id)) if m.clauses]
    assert f"{linked[-1].key}={linked[-1].clauses[0]}" in kept


def test_sending_the_review_twice_saves_once(desk: Desk, client: FlaskClient) -> None:
    form = save_form(upload(client, LINKED.read_bytes()))
    first, second = (client.post("/import-paper/save", data=form) for _ in range(2))
    assert first.location == second.location
    notes = soup(client.get(first.location or "")).select("main [role=status]")
    assert [note.get_text(strip=True) for note in notes] == ["委託案件として登録しました。"] * 2


def test_the_same_key_with_other_content_is_a_conflict(client: FlaskClient) -> None:
    form = save_form(upload(client, LINKED.read_bytes()))
    client.post("/import-paper/save", data=form)
    assert client.post("/import-paper/save", data=form | {"link": []}).status_code == 409


def test_a_form_without_its_key_is_refused(client: FlaskClient) -> None:
    form = save_form(upload(client, LINKED.read_bytes()))
    assert client.post("/import-paper/save", data=form | {"once": ""}).status_code == 400


def test_a_paper_that_was_imported_before_leads_to_its_outsourcing(client: FlaskClient) -> None:
    saved = client.post("/import-paper/save", data=save_form(upload(client, PAPER.read_bytes())))
    assert "すでに登録されています" in client.get(saved.location or "").text


@pytest.mark.parametrize("link", ["contractor.system.1=99", "x=13", "contractor.system.1", "contractor.system.99=13"])
def test_a_link_that_the_review_cannot_have_shown_is_refused(client: FlaskClient, link: str) -> None:
    form = save_form(upload(client, LINKED.read_bytes()))
    refused = client.post("/import-paper/save", data=form | {"link": [link]})
    assert refused.status_code == 422
    assert "登録していません" in refused.text


def test_a_link_sent_twice_is_kept_once(desk: Desk, client: FlaskClient) -> None:
    form = save_form(upload(client, LINKED.read_bytes()))
    client.post("/import-paper/save", data=form | {"link": [*form["link"], *form["link"]]})
    with desk.reading() as session:
        measures = session.scalars(select(ReportedMeasure)).all()
    assert all(len(set(measure.clauses)) == len(measure.clauses) for measure in measures)


def test_a_section_imports_the_papers_it_is_named_in(officer: FlaskClient) -> None:
    anew = PAPER.read_text(encoding="utf-8").replace("産後ケア事業に係る", "産後ケア事業（追加）に係る")
    saved = officer.post("/import-paper/save", data=save_form(upload(officer, anew.encode())))
    assert "委託案件として登録しました" in officer.get(saved.location or "").text


def test_a_section_imports_no_other_sections_paper_recorded_or_not(officer: FlaskClient, client: FlaskClient) -> None:
    form = save_form(upload(officer, LINKED.read_bytes()))
    before = officer.post("/import-paper/save", data=form)
    client.post("/import-paper/save", data=save_form(upload(client, LINKED.read_bytes())))
    after = officer.post("/import-paper/save", data=form)
    assert before.status_code == after.status_code == 422
    assert "あなたの課の担当ではありません" in before.text
    told = [soup(refused).select_one("main") for refused in (before, after)]
    assert told[0] == told[1] is not None


def test_a_section_makes_no_section(officer: FlaskClient) -> None:
    other = PAPER.read_text(encoding="utf-8").replace("東新宿・落合保健センター", "東新宿・架空保健センター")
    refused = officer.post("/import-paper/save", data=save_form(upload(officer, other.encode())))
    assert refused.status_code == 422
    assert "まだ登録されていない課があります：架空保健センター" in refused.text


def test_what_was_reviewed_cannot_be_changed_on_the_way(client: FlaskClient) -> None:
    form = save_form(upload(client, LINKED.read_bytes()))
    assert client.post("/import-paper/save", data=form | {"paper": f"{form['paper']}x"}).status_code == 400


def test_a_review_belongs_to_the_account_that_made_it(client: FlaskClient, officer: FlaskClient) -> None:
    form = save_form(upload(client, LINKED.read_bytes()))
    keys = hidden(form_of(officer.get("/import-paper")))
    assert officer.post("/import-paper/save", data=form | keys).status_code == 400


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "空"),
        ("今日は晴れです。".encode(), "この画面で受け取る様式ではありません"),
        (b"%PDF-1.7 and so on", "審議会資料として読み取れません"),
        (b"x" * 2_200_000, "上限"),
    ],
)
def test_a_file_that_is_no_paper_is_told_so_beside_the_field(client: FlaskClient, data: bytes, told: str) -> None:
    refused = upload(client, data)
    mistake = soup(refused).select_one(".field.wrong .mistake")
    assert refused.status_code == 422
    assert mistake is not None
    assert told in mistake.get_text()


def test_no_file_at_all_is_told_so(client: FlaskClient) -> None:
    refused = client.post("/import-paper", data=hidden(form_of(client.get("/import-paper"))))
    assert refused.status_code == 422
    assert "ファイルを選んでください" in refused.text


def test_a_seal_holds_for_one_account_and_one_key() -> None:
    account, other = uuid4(), uuid4()
    sealed = seal(b"key", account, "資料.md", b"\xff\x00text")
    assert unseal(b"key", account, sealed) == ("資料.md", b"\xff\x00text")
    for key, who in ((b"other", account), (b"key", other)):
        with pytest.raises(BrokenSeal):
            unseal(key, who, sealed)


def test_a_review_comes_back_with_its_ticks_when_the_session_was_lost(
    config: Config, desk: Desk, client: FlaskClient
) -> None:
    sent = save_form(upload(client, LINKED.read_bytes(), LINKED.name))
    sent["link"] = kept = sent["link"][:1]
    idle = replace(desk, clock=FixedClock(desk.clock.now() + IDLE + timedelta(minutes=1)))
    later, cookie = create_app(config, idle).test_client(), client.get_cookie("compliance")
    assert cookie is not None
    later.set_cookie("compliance", cookie.value)
    asked = later.post("/import-paper/save", data=sent).location
    keys = hidden(form_of(later.get(asked)))
    back = later.post(asked, data=keys | {"login": "privacy-officer", "password": PASSWORD}).location
    again = form_of(later.get(back), "/import-paper/save")
    assert [str(box["value"]) for box in again.select("input[name=link][checked]")] == kept
    saved = later.post("/import-paper/save", data={**hidden(again), "link": kept})
    assert saved.location.startswith("/outsourcings/")
    assert form_of(later.get(back)).select_one("input[type=file]") is not None
