"""The yearly self-check: answered item by item, refused where nothing says how, sent as a whole, seen on the grid."""

from collections.abc import Callable, Mapping
from io import BytesIO

import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook
from sqlalchemy import select
from werkzeug.test import TestResponse

from compliance.domain.facts import Answer
from compliance.services.desk import Desk
from compliance.services.recording import record
from compliance.services.reviews import ReviewSubmission
from compliance.store.models.accounts import AccountRole
from compliance.store.models.assessments import AssessedHow, Assessment
from compliance.store.models.status_requests import StatusReport
from tests.web.clients import form_of, hidden, soup
from tests.web.wards import SEEDER, Ward

ClientAs = Callable[[AccountRole], FlaskClient]


@pytest.fixture
def clerk(client_as: ClientAs) -> FlaskClient:
    return client_as(AccountRole.CONTRACTOR_STAFF)


def answers(clerk: FlaskClient, at: str) -> dict[str, str]:
    """Every item conforms, but for the second."""
    page = clerk.get(at)
    names = {str(each["name"]) for each in soup(page).select("main input[type=radio]")}
    said = dict.fromkeys(names, "conforms") | {
        "answer-2": "fails",
        "note-2": "書庫の鍵が1本足りないことを棚卸しで確かめた。",
    }
    return hidden(form_of(page)) | said


def test_it_is_sent_as_a_whole_and_stands_on_the_grid(
    clerk: FlaskClient, client_as: ClientAs, desk: Desk, ward: Ward
) -> None:
    at = f"/own-obligations/{ward.report}/self-check"
    said = answers(clerk, at)
    for wrong in ({"note-2": ""}, {"note-1": "なし。"}, {"answer-3": ""}):
        refused = clerk.post(at, data=said | wrong, content_type="multipart/form-data")
        assert refused.status_code == 422
        assert "書庫の鍵" in refused.text or wrong == {"note-2": ""}
    sent = clerk.post(at, data=said, content_type="multipart/form-data")
    assert sent.status_code == 302, sent.text
    with desk.reading() as session:
        given = session.scalars(select(Assessment).where(Assessment.contract_id == ward.kept)).all()
        (report,) = session.scalars(select(StatusReport).where(StatusReport.contract_id == ward.kept))
    assert {each.how for each in given} == {AssessedHow.SELF_CHECK}
    assert [each.item for each in given if each.answer is Answer.FAILS] == ["2"]
    assert report.submitted
    assert f"自己点検 {len(given)}項目：適合 {len(given) - 1}、不適合 1" in str(report.answer)
    assert {"1", "14", "17"} < {each.item for each in given}
    assert not {"15", "16", "20", "21"} & {each.item for each in given}
    assert cells(client_as(AccountRole.SECTION_OFFICER), ward) == [("不適合", True)]


def cells(officer: FlaskClient, ward: Ward) -> list[tuple[str, bool]]:
    """What fails by the grid, and whether that answer still waits for the ward."""
    said = soup(officer.get(f"/contracts/{ward.kept}")).select("main td br + .quiet")
    waits = [(line.get_text()[:3], line.find_next_sibling(class_="claimed") is not None) for line in said]
    return [each for each in waits if each[0] == "不適合"]


def test_answers_sent_back_stand_on_the_grid_no_more(
    clerk: FlaskClient, client_as: ClientAs, desk: Desk, ward: Ward
) -> None:
    at, officer = f"/own-obligations/{ward.report}/self-check", client_as(AccountRole.SECTION_OFFICER)
    for accepted in (False, True):
        clerk.post(at, data=answers(clerk, at), content_type="multipart/form-data")
        with desk.reading() as session:
            report = session.scalars(select(StatusReport.id).order_by(StatusReport.row_id.desc())).first()
        assert cells(officer, ward) == [("不適合", True)]
        said = ReviewSubmission(
            contract_id=ward.kept,
            happened_on=desk.today(),
            subject_id=report or ward.report,
            subject_kind="status_report",
            accepted=accepted,
            reason="根拠が不足",
        )
        record(desk, SEEDER, said)
        assert cells(officer, ward) == ([("不適合", False)] if accepted else [])


def scan(name: str) -> tuple[BytesIO, str]:
    return BytesIO(name.encode() * 9), name


def test_what_shows_an_item_stands_beside_its_answer_at_the_review_and_afterwards(
    clerk: FlaskClient, client_as: ClientAs, ward: Ward
) -> None:
    at, officer = f"/own-obligations/{ward.report}/self-check", client_as(AccountRole.SECTION_OFFICER)
    shown = f"/contracts/{ward.kept}/self-checks/{ward.asked}"
    assert "項目ごとの答えがまだありません" in officer.get(shown).text
    said = answers(clerk, at)
    refused = clerk.post(
        at, data={**said, "papers-2": scan("鍵.exe"), "papers": scan("全体.csv")}, content_type="multipart/form-data"
    )
    assert refused.status_code == 422
    assert soup(refused).select_one("details[open] #papers-2")
    assert "ファイルは、もう一度選んでください" in refused.text
    files = {"papers-2": [scan("鍵.txt"), scan("写し.txt")], "papers": [scan("全体.csv")]}
    assert clerk.post(at, data={**said, **files}, content_type="multipart/form-data").status_code == 302
    queue = soup(officer.get(f"/reviews?contract={ward.kept}")).select('main tbody a[href^="/reviews/"]')
    review = soup(officer.get(str(queue[0]["href"])))
    second = review.select("ol.answers > li")[1].get_text()
    assert [name in second for name in ("鍵.txt", "写し.txt", "全体.csv")] == [True, True, False]
    assert "全体.csv" in review.select_one("section.files").get_text()  # type: ignore[union-attr]
    row = soup(officer.get(shown)).select("main tbody tr")[1].get_text()
    assert "不適合" in row
    assert "鍵.txt" in row
    assert shown in officer.get(f"/contracts/{ward.kept}/inspections").text
    assert officer.get(f"/contracts/{ward.late}/self-checks/{ward.asked}").status_code == 404
    saved = load_workbook(BytesIO(officer.get(f"{shown}?format=xlsx").data)).worksheets[0]
    assert any("鍵.txt\n写し.txt" in map(str, cells) for cells in saved.iter_rows(values_only=True))


def filled(form: bytes, typed: Mapping[str, str]) -> tuple[BytesIO, str]:
    """The form with every answer 適合 but for these cells."""
    book = load_workbook(BytesIO(form))
    sheet = book.worksheets[0]
    for row in range(9, sheet.max_row + 1):
        sheet[f"F{row}"] = "適合"
    for cell, words in typed.items():
        sheet[cell] = words
    book.save(written := BytesIO())
    return BytesIO(written.getvalue()), "自己点検.xlsx"


def test_what_was_filled_in_offline_is_checked_cell_by_cell_and_stands_on_the_page(
    clerk: FlaskClient, ward: Ward
) -> None:
    at = f"/own-obligations/{ward.report}/self-check"
    form = clerk.get(f"{at}/form.xlsx").data

    def load(**typed: str) -> TestResponse:
        said = hidden(form_of(clerk.get(f"{at}/load")))
        return clerk.post(f"{at}/load", data={**said, "file": filled(form, typed)}, content_type="multipart/form-data")

    wrong = load(F9="はい", F10="", F11="不適合", G12="なし", G13="あ" * 1001)
    assert wrong.status_code == 422
    told = [item.get_text() for item in soup(wrong).select("#summary li")]
    assert [words[2:5].rstrip("（") for words in told] == ["F9", "F10", "G11", "G12", "G13"]
    assert load(C6="00000000").status_code == 422
    right = load(F10="不適合", G10="書庫の鍵が1本足りないことを棚卸しで確かめた。\n<b>& 𠮷")
    assert right.headers["Location"] == at
    page = soup(clerk.get(at))
    assert page.select_one("input[name=answer-2][value=fails][checked]")
    assert "鍵が1本足りない" in str(page.select_one("textarea[name=note-2]"))
    again = load_workbook(BytesIO(clerk.get(f"{at}/form.xlsx").data)).worksheets[0]
    assert (again["F9"].value, again["F10"].value) == ("適合", "不適合")


def test_nobody_else_answers_for_a_contractor(client_as: ClientAs, ward: Ward) -> None:
    assert client_as(AccountRole.SECTION_OFFICER).get(f"/own-obligations/{ward.report}/self-check").status_code == 403
