"""A handler list through the pages: chosen or pasted, looked over, mended in place, filed once, and refused in words."""

from collections.abc import Callable
from datetime import date
from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient
from openpyxl import load_workbook
from sqlalchemy import select
from werkzeug.test import TestResponse

from compliance.documents.handler_lists.columns import Column
from compliance.services.desk import Desk
from compliance.services.handler_lists import list_ground
from compliance.store.models.accounts import AccountRole
from compliance.store.models.people import HandlerList
from compliance.store.queries.scopes import Scope
from tests.documents.handler_samples import csv_text, locked, workbook
from tests.web.clients import form_of, hidden, soup
from tests.web.counting import few_queries
from tests.web.wards import Ward, another_contract

ClientAs = Callable[[AccountRole], FlaskClient]
HEADINGS = ("役割", "氏名", "フリガナ", "雇用の別", "雇用主", "開始日")
HANAKO = ("取扱責任者", "山田 花子", "ヤマダ ハナコ", "自社の雇用", "", "R8.4.1")
ICHIRO = ("取扱者", "𠮷田 一郎", "ヨシダ イチロウ", "自社の雇用", "", "R8.4.1")
MEGUMI = ("取扱者", "髙橋 恵", "タカハシ メグミ", "派遣", "株式会社 人材", "R8.9.1")


@pytest.fixture
def client(client_as: ClientAs) -> FlaskClient:
    return client_as(AccountRole.SECTION_OFFICER)


def at(ward: Ward, more: str = "") -> str:
    return f"/contracts/{ward.kept}/handler-list{more}"


def sent(client: FlaskClient, ward: Ward, data: bytes = b"", name: str = "名簿.xlsx", **typed: str) -> TestResponse:
    form = form_of(client.get(at(ward)))
    fields = {**hidden(form), "received_on": "R8.9.1", "pasted": "", **typed}
    answer = client.post(at(ward), data={**fields, "file": (BytesIO(data), name if data else "")})
    answer.request.environ["wsgi.input"].close()  # the test client's own temporary file
    return answer


def page(client: FlaskClient, ward: Ward) -> TestResponse:
    return client.get(at(ward, "/check"))


def answered(client: FlaskClient, ward: Ward, step: str, **typed: str) -> TestResponse:
    form = form_of(page(client, ward))
    inputs = form.select("input[name]:not([type=hidden]):not([type=radio]):not([type=checkbox])")
    fields = {str(each["name"]): str(each.get("value", "")) for each in inputs}
    told = {name.replace("_", "-", 1): value for name, value in typed.items()}
    return client.post(at(ward, "/check"), data={**hidden(form), **fields, **told, "step": step})


def standing(desk: Desk, ward: Ward) -> set[str]:
    with desk.reading() as session:
        ground = list_ground(session, Scope.whole_ward(), ward.kept)
    return {each.person.name for each in ground.standing(desk.today())}


def text_of(response: TestResponse | BeautifulSoup) -> str:
    return (response if isinstance(response, BeautifulSoup) else soup(response)).get_text(" ", strip=True)


def test_a_list_is_looked_over_and_filed_with_who_joined_and_left(client: FlaskClient, desk: Desk, ward: Ward) -> None:
    taken = sent(client, ward, workbook((HEADINGS, HANAKO, MEGUMI)))
    assert taken.location == at(ward, "/check")
    shown = text_of(page(client, ward))
    assert "加わる人 1、変わる人 0、名簿にいない人 1" in shown
    assert "まだ記録していません" in shown
    assert standing(desk, ward) == {"山田 花子", "𠮷田 一郎"}
    assert answered(client, ward, "file").location == f"/contracts/{ward.kept}/people"
    assert standing(desk, ward) == {"山田 花子", "髙橋 恵"}
    assert page(client, ward).status_code == 404


def test_a_list_that_is_sent_twice_is_filed_once(client: FlaskClient, desk: Desk, ward: Ward) -> None:
    sent(client, ward, pasted=csv_text((HEADINGS, HANAKO, ICHIRO), "\t"))
    form = {**hidden(form_of(page(client, ward))), "step": "file"}
    answers = [client.post(at(ward, "/check"), data=form).location for _ in range(2)]
    assert answers == [f"/contracts/{ward.kept}/people"] * 2
    with desk.reading() as session:
        assert len(session.scalars(select(HandlerList.id)).all()) == 2


def test_pasted_rows_are_mended_cell_by_cell(client: FlaskClient, desk: Desk, ward: Ward) -> None:
    wrong = ("係", "髙橋 恵", "高橋", "派遣", "", "2026/2/30")
    assert sent(client, ward, pasted=csv_text((HEADINGS, HANAKO, ICHIRO, wrong), "\t")).status_code == 302
    shown = soup(page(client, ward))
    asked = [str(each["name"]) for each in shown.select("input[name^=cell-]")]
    assert asked == ["cell-4-role", "cell-4-kana", "cell-4-employer", "cell-4-from_on"]
    assert "このままでは記録できません" in text_of(shown)
    refused = answered(client, ward, "file")
    assert refused.status_code == 200
    cells = {"cell_4-role": "取扱者", "cell_4-kana": "タカハシ", "cell_4-employer": "人材", "cell_4-from_on": "R8.9.1"}
    assert "この内容で記録する" in answered(client, ward, "again", **cells).text
    assert answered(client, ward, "file").status_code == 302
    assert "髙橋 恵" in standing(desk, ward)


def test_somebody_who_looks_alike_is_asked_about(client: FlaskClient, desk: Desk, ward: Ward) -> None:
    sent(client, ward, pasted=csv_text((HEADINGS, HANAKO, ("取扱者", "吉田 一郎", *ICHIRO[2:])), "\t"))
    shown = soup(page(client, ward))
    known = str(shown.select("input[name=who-3]")[0]["value"])
    assert "この内容で記録する" not in text_of(shown)
    assert "変わる人" in text_of(answered(client, ward, "again", who_3=known))
    assert answered(client, ward, "file").status_code == 302
    assert standing(desk, ward) == {"山田 花子", "吉田 一郎"}


def test_a_row_that_is_nobodys_is_left_out(client: FlaskClient, ward: Ward) -> None:
    sent(client, ward, pasted=csv_text((HEADINGS, HANAKO, ICHIRO, ("以上",)), "\t"))
    assert "この内容で記録する" not in page(client, ward).text
    assert "変更なし" in text_of(answered(client, ward, "again", skip="4"))


def test_who_is_missing_stays_where_no_last_day_is_given(client: FlaskClient, desk: Desk, ward: Ward) -> None:
    sent(client, ward, pasted=csv_text((HEADINGS, MEGUMI), "\t"))
    (hanako, ichiro) = (str(each["name"]) for each in soup(page(client, ward)).select("input[name^=left-]"))
    wrong = answered(client, ward, "file", **{hanako.replace("-", "_", 1): "", ichiro.replace("-", "_", 1): "きのう"})
    assert wrong.status_code == 422
    assert "「きのう」は日付として読めません" in wrong.text
    left = answered(client, ward, "file", **{hanako.replace("-", "_", 1): "", ichiro.replace("-", "_", 1): "R8.8.31"})
    assert left.status_code == 302
    assert standing(desk, ward) == {"山田 花子", "髙橋 恵"}


def test_a_heading_explained_once_is_known_from_then_on(client: FlaskClient, desk: Desk, ward: Ward) -> None:
    rows = (("係", "氏名", "フリガナ", "雇用の別", "雇用主", "開始日"), HANAKO, ICHIRO)
    sent(client, ward, pasted=csv_text(rows, "\t"))
    assert "「役割」の列がありません" in text_of(page(client, ward))
    assert "変更なし" in text_of(answered(client, ward, "again", map_0="role"))
    assert answered(client, ward, "file").status_code == 302
    with desk.reading() as session:
        assert list_ground(session, Scope.whole_ward(), ward.kept).headings == {"係": Column.ROLE}
    sent(client, ward, pasted=csv_text(rows, "\t"))
    assert "この内容で記録する" in page(client, ward).text


def test_the_list_may_be_reported_unchanged_without_a_file(client: FlaskClient, desk: Desk, ward: Ward) -> None:
    form = form_of(client.get(at(ward)), at(ward, "/unchanged"))
    filed = client.post(at(ward, "/unchanged"), data={**hidden(form), "received_on": "R8.9.1"})
    assert filed.location == f"/contracts/{ward.kept}/people"
    with desk.reading() as session:
        assert session.scalars(select(HandlerList.unchanged).order_by(HandlerList.row_id.desc())).first() is True


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"", "", "ファイルを選ぶか、表を貼り付けてください"),
        (b"%PDF-1.7", "名簿.pdf", "この種類のファイルは受け取れません"),
        (locked(), "名簿.xlsx", "パスワード"),
        (csv_text().encode(), "名簿.xlsx", "中身は テキスト（CSV） です"),
        (workbook((("あ", "い"),)), "名簿.xlsx", "見出しのある行が見つかりません"),
    ],
)
def test_what_is_no_list_is_told_beside_the_field(
    client: FlaskClient, ward: Ward, data: bytes, name: str, words: str
) -> None:
    refused = sent(client, ward, data, name)
    assert refused.status_code == 422
    assert words in text_of(refused)


def test_what_changed_since_it_was_shown_is_shown_again(client: FlaskClient, desk: Desk, ward: Ward) -> None:
    sent(client, ward, pasted=csv_text((HEADINGS, HANAKO, MEGUMI), "\t"))
    form = hidden(form_of(page(client, ward)))
    shown = client.post(at(ward, "/check"), data={**form, "seen": "of another list", "step": "file"})
    assert "内容が変わったため" in shown.text
    assert "髙橋 恵" not in standing(desk, ward)


def test_the_workbooks_hold_the_form_the_last_list_and_the_marks(client: FlaskClient, ward: Ward) -> None:
    sent(client, ward, pasted=csv_text((HEADINGS, ("係", *HANAKO[1:])), "\t"))
    found = {
        name: load_workbook(BytesIO(client.get(at(ward, f"/{name}.xlsx")).data))["名簿"]
        for name in ("form", "last", "corrected")
    }
    assert found["form"]["B7"].value is None
    assert [found["last"][cell].value for cell in ("A7", "B7", "B8")] == ["取扱責任者", "山田 花子", "𠮷田 一郎"]
    assert "役割として読めません" in found["corrected"]["A7"].comment.text


def test_a_long_list_costs_no_more_queries(app: Flask, client: FlaskClient, desk: Desk, ward: Ward) -> None:
    rows = [("取扱者", f"人 {n}", "ヒト", "自社の雇用", "", "R8.4.1") for n in range(500)]
    sent(client, ward, pasted=csv_text((HEADINGS, HANAKO, *rows), "\t"))
    with few_queries(app, desk):
        shown = soup(page(client, ward))
    assert len(shown.select("tbody tr")) == 200
    assert "次の200行" in shown.get_text()


def test_another_section_has_no_such_list(client: FlaskClient, ward: Ward) -> None:
    for more in ("", "/check", "/form.xlsx", "/last.xlsx", "/corrected.xlsx"):
        assert client.get(f"/contracts/{ward.elsewhere}/handler-list{more}").status_code == 404


def test_one_list_is_handed_in_for_several_contracts_after_each_was_shown(
    client_as: ClientAs, desk: Desk, ward: Ward
) -> None:
    second = another_contract(desk, ward, date(2026, 7, 31))
    clerk, own = client_as(AccountRole.CONTRACTOR_STAFF), f"/own-contracts/{ward.kept}/handler-list"
    form = {**hidden(form_of(clerk.get(own))), "pasted": csv_text((HEADINGS, HANAKO, MEGUMI), "\t")}
    assert clerk.post(own, data={**form, "also": [str(second), str(ward.late)]}).location == f"{own}/check"
    shown = clerk.get(f"{own}/check")
    assert "契約 R8-健康-009" in shown.text
    assert "契約の終わる日（令和8年7月31日）より後です" in shown.text
    assert "この内容で区に出す" not in shown.text
    seen, ticked = hidden(form_of(shown)), {"also": [str(second)]}
    mended = clerk.post(f"{own}/check", data={**seen, **ticked, "cell-3-from_on": "R8.7.1", "step": "again"})
    assert "加わる人 2、変わる人 0、名簿にいない人 0" in text_of(mended)
    last = hidden(form_of(mended))
    asked_anew = clerk.post(f"{own}/check", data={**last, "step": "file"})
    assert "内容が変わったため" in asked_anew.text
    sent_in = clerk.post(f"{own}/check", data={**last, **ticked, "step": "file"})
    receipt = text_of(clerk.get(sent_in.location))
    assert "R8-健康-001" in receipt
    assert "R8-健康-009" in receipt
    with desk.reading() as session:
        there = list_ground(session, Scope.whole_ward(), second)
        assert {each.person.name for each in there.designated} == {"山田 花子", "髙橋 恵"}
        assert not list_ground(session, Scope.whole_ward(), ward.late).designated
