"""Bulk acts on pages: chosen in a list, previewed, done once, taken back for thirty seconds, and never a stranger's."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from compliance.clock import FixedClock
from compliance.services.desk import Desk
from compliance.store.models.accounts import AccountRole
from compliance.store.queries.obligations import EVERY, whole_list
from compliance.store.queries.rows import ObligationFilter, ObligationRow
from compliance.store.queries.scopes import Scope
from compliance.web.officer.bulk_renewal_forms import number_field
from compliance.web.officer.bulk_words import done_word
from tests.web.clients import form_of, hidden, soup
from tests.web.counting import few_queries
from tests.web.wards import Ward

ClientAs = Callable[[AccountRole], FlaskClient]
LATER = "R9.1.29"


@pytest.fixture
def officer(client_as: ClientAs) -> FlaskClient:
    return client_as(AccountRole.SECTION_OFFICER)


def rows(desk: Desk, contract: UUID) -> tuple[ObligationRow, ...]:
    with desk.reading() as session:
        wanted = ObligationFilter(EVERY, contract=contract)
        return whole_list(session, Scope.whole_ward(), wanted, desk.today())


def keys(client: FlaskClient) -> dict[str, str]:
    return hidden(form_of(client.get("/account"), "/account/password"))


def chosen(client: FlaskClient, act: str, ids: list[UUID], of: str = "obligations", **more: str) -> TestResponse:
    data = {**keys(client), "of": of, "act": act, "row": [str(id) for id in ids], **more}
    return client.post("/bulk/preview", data=data)


def filled(page: TestResponse, **fields: str) -> dict[str, str]:
    """What the preview's form posts with these fields typed."""
    form = form_of(page, "/bulk/do")
    typed = {str(i["name"]): str(i.get("value", "")) for i in form.select("input:not([type=hidden], [type=checkbox])")}
    typed |= {str(each["name"]): each.get_text().strip() for each in form.select("textarea")}
    typed |= {str(each.parent["name"]): str(each["value"]) for each in form.select("option[selected]") if each.parent}
    return {**typed, **hidden(form), **fields}


def previewed(client: FlaskClient, ids: list[UUID]) -> dict[str, str]:
    """A preview of an extension to a day, ready to be sent."""
    first = filled(chosen(client, "extend", ids), new_due_on=LATER, reason="災害対応のため")
    return filled(client.post("/bulk/preview", data=first), reason="災害対応のため")


def test_the_preview_shows_what_is_touched_and_why_the_rest_is_not(
    officer: FlaskClient, desk: Desk, ward: Ward
) -> None:
    page = chosen(officer, "extend", [row.id for row in rows(desk, ward.late)])
    text = soup(page).get_text()
    assert page.status_code == 200
    assert "対象になるもの" in text
    assert "期限を特記事項または法令が定めているため" in text
    assert rows(desk, ward.late) == rows(desk, ward.late)


def test_an_act_is_done_once_and_undone_whole(officer: FlaskClient, desk: Desk, ward: Ward) -> None:
    before = rows(desk, ward.late)
    data = previewed(officer, [row.id for row in before])
    first = officer.post("/bulk/do", data=data)
    after = rows(desk, ward.late)
    assert first.status_code == 302
    assert after != before
    assert officer.post("/bulk/do", data=data).location == first.location
    assert rows(desk, ward.late) == after
    page = officer.get(first.location)
    assert soup(page).select_one("[data-undo-seconds]")
    undo = form_of(page)
    assert officer.post(str(undo["action"]), data=hidden(undo)).status_code == 302
    assert rows(desk, ward.late) == before
    assert "元に戻しました" in officer.get(first.location).text


def test_the_same_form_with_other_content_is_refused(officer: FlaskClient, desk: Desk, ward: Ward) -> None:
    data = previewed(officer, [row.id for row in rows(desk, ward.late)])
    assert officer.post("/bulk/do", data=data).status_code == 302
    assert officer.post("/bulk/do", data={**data, "reason": "別の理由"}).status_code == 409


def test_a_day_changed_after_the_preview_is_previewed_again(officer: FlaskClient, desk: Desk, ward: Ward) -> None:
    before = rows(desk, ward.late)
    data = previewed(officer, [row.id for row in before])
    page = officer.post("/bulk/do", data={**data, "new_due_on": "R9.2.26"})
    assert page.status_code == 200
    assert "出し直しました" in soup(page).get_text()
    assert rows(desk, ward.late) == before


def test_without_a_reason_nothing_is_done_and_what_was_typed_stays(
    officer: FlaskClient, desk: Desk, ward: Ward
) -> None:
    before = rows(desk, ward.late)
    page = officer.post("/bulk/do", data={**previewed(officer, [row.id for row in before]), "reason": ""})
    assert page.status_code == 422
    assert "延長の理由" in soup(page).select_one("#summary").get_text()  # type: ignore[union-attr]
    assert filled(page)["new_due_on"]
    assert rows(desk, ward.late) == before


def test_rows_of_another_section_are_never_touched_though_posted_by_hand(
    officer: FlaskClient, desk: Desk, ward: Ward
) -> None:
    before = rows(desk, ward.elsewhere)
    page = chosen(officer, "extend", [row.id for row in before])
    assert "R8-税務-001" not in page.text
    assert officer.post("/bulk/do", data=filled(page, reason="災害")).status_code == 422
    asked = filled(chosen(officer, "ask", [ward.elsewhere], "contracts"))
    assert officer.post("/bulk/do", data=asked).status_code == 422
    assert rows(desk, ward.elsewhere) == before


def test_all_that_match_is_read_from_the_lists_own_address(officer: FlaskClient, desk: Desk, ward: Ward) -> None:
    page = chosen(officer, "extend", [], all="1", query=f"contract={ward.late}&status=overdue")
    overdue = [row for row in rows(desk, ward.late) if row.status.value == "overdue"]
    assert len(filled(page)["rows"].split()) == len(overdue) > 0


def test_after_thirty_seconds_the_page_offers_no_undo(app: Flask, officer: FlaskClient, desk: Desk, ward: Ward) -> None:
    data = previewed(officer, [row.id for row in rows(desk, ward.late)])
    location = officer.post("/bulk/do", data=data).location
    undo = form_of(officer.get(location))
    later = FixedClock(desk.clock.now() + timedelta(seconds=31))
    app.extensions["desk"] = Desk(desk.database, later, desk.shelf)
    assert soup(officer.get(location)).select_one("[data-undo-seconds]") is None
    refused = officer.post(str(undo["action"]), data=hidden(undo))
    assert refused.status_code == 422
    assert "1件ずつ" in refused.text


def test_nobody_sees_or_undoes_anothers_act(officer: FlaskClient, client_as: ClientAs, desk: Desk, ward: Ward) -> None:
    data = previewed(officer, [row.id for row in rows(desk, ward.late)])
    location = officer.post("/bulk/do", data=data).location
    other = client_as(AccountRole.PRIVACY_OFFICER)
    assert other.get(location).status_code == 404
    address = f"{location.partition('?')[0]}/undo"
    assert other.post(address, data=keys(other)).status_code == 404


@pytest.mark.parametrize(
    "posted",
    [
        {"of": "obligations", "act": "ask"},
        {"of": "x", "act": "extend"},
        {"of": "obligations", "act": "extend", "row": "no-id"},
    ],
)
def test_what_no_page_posts_is_refused(officer: FlaskClient, posted: dict[str, str]) -> None:
    assert officer.post("/bulk/preview", data={**keys(officer), **posted}).status_code == 400


def test_choosing_nothing_says_what_to_do(officer: FlaskClient) -> None:
    page = chosen(officer, "extend", [])
    assert page.status_code == 422
    assert "チェックを付けて" in page.text


@pytest.mark.parametrize(
    ("of", "act"), [("contracts", "ask"), ("contracts", "visit"), ("obligations", "accept"), ("obligations", "remind")]
)
def test_every_act_can_be_done_from_its_preview(
    officer: FlaskClient, desk: Desk, ward: Ward, of: str, act: str
) -> None:
    contract = ward.kept if act == "remind" else ward.late
    ids = [contract] if of == "contracts" else [row.id for row in rows(desk, contract)]
    page = chosen(officer, act, ids, of)
    assert page.status_code == 200
    assert officer.post("/bulk/do", data=filled(page)).status_code == 302


def test_the_letters_of_a_bulk_reminder_are_listed_and_taken_back(officer: FlaskClient, desk: Desk, ward: Ward) -> None:
    preview = chosen(officer, "remind", [row.id for row in rows(desk, ward.kept)])
    page = officer.get(officer.post("/bulk/do", data=filled(preview)).location)
    (letter,) = soup(page).select('main tbody a[href^="/reminders/"]')
    assert "送信待ち" in page.text
    assert "契約の画面から1件ずつ" not in page.text
    undo = form_of(page)
    undone = officer.get(officer.post(str(undo["action"]), data=hidden(undo)).location)
    assert "送られません" in undone.text
    assert "取消し" in officer.get(str(letter["href"])).text


def test_contracts_are_renewed_with_the_numbers_typed_and_the_new_ones_are_listed(
    app: Flask, officer: FlaskClient, desk: Desk, ward: Ward
) -> None:
    with few_queries(app, desk):
        first = chosen(officer, "renew", [ward.late, ward.kept], "contracts")
        assert "番号を入れると更新できます。" in first.text
        name = number_field(ward.kept)
        data = filled(first, people="y", **{name: "R9-健康-002"})
        seen = officer.post("/bulk/preview", data=data)
    assert "新しい契約に義務が" in seen.text
    assert filled(seen)[name] == "R9-健康-002"
    changed = officer.post("/bulk/do", data=filled(seen, people="y", **{name: "R9-健康-003"}))
    assert "出し直しました" in changed.text
    done = officer.post("/bulk/do", data=filled(changed, people="y"))
    assert done.status_code == 302
    page = officer.get(done.location)
    assert "1件の契約を更新しました。" in page.text
    assert [link.get_text() for link in soup(page).select('main ul a[href^="/contracts/"]')] == ["R9-健康-003"]
    undo = form_of(page)
    assert officer.post(str(undo["action"]), data=hidden(undo)).status_code == 302
    assert "R9-健康-003" not in officer.get(done.location).text


def test_a_renewals_numbers_stay_when_a_detail_is_wrong(officer: FlaskClient, ward: Ward) -> None:
    name = number_field(ward.kept)
    data = filled(chosen(officer, "renew", [ward.kept], "contracts"), concluded_on="きのう", **{name: "R9-健康-002"})
    page = officer.post("/bulk/preview", data=data)
    assert page.status_code == 422
    assert filled(page)[name] == "R9-健康-002"
    twice = officer.post("/bulk/preview", data={**data, "concluded_on": "R8.11.20", name: "R8-健康-001"})
    assert soup(twice).select_one(f"input[name={name}][aria-invalid=true]")


def test_a_visit_in_the_past_is_told_beside_its_field(officer: FlaskClient, ward: Ward) -> None:
    page = chosen(officer, "visit", [ward.late], "contracts")
    again = officer.post("/bulk/preview", data=filled(page, visit_on="R8.4.1"))
    assert again.status_code == 422
    assert soup(again).select_one("#visit_on[aria-invalid=true]")


def test_reminders_are_counted_as_letters(officer: FlaskClient) -> None:
    with officer.application.test_request_context(headers={"Accept-Language": "ja"}):
        assert done_word("remind", 2) == "督促・お知らせを2通作成しました。"
        assert done_word("accept", 2) == "2件を記録しました。"
