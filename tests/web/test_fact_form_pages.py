"""What the pages of the forms do besides saving: rights, scopes, conflicts, rows, searches, effects, few queries."""

from collections.abc import Callable
from datetime import date
from urllib.parse import parse_qs, quote_plus, urlsplit
from uuid import UUID

import pytest
from flask.testing import FlaskClient

from compliance.domain.facts import Role
from compliance.services.desk import Desk
from compliance.services.people import FileList, Listed, file_list
from compliance.services.recording import record
from compliance.services.sign_ins import visitor
from compliance.services.status_requests import ReportStatus, RequestStatus
from compliance.store.actors import Actor
from compliance.store.models.accounts import AccountRole
from compliance.web.fact_forms.catalogue import BY_KIND, ENTRIES
from compliance.web.fields.row_fields import MOST_ROWS
from tests.web.clients import form_of, soup
from tests.web.filling import as_shown, filled
from tests.web.test_fact_forms import NOT_UNDER_THIS_EDITION, mistakes, newest
from tests.web.test_pages import MOST_QUERIES, queries
from tests.web.wards import SEEDER, Ward

ClientAs = Callable[[AccountRole], FlaskClient]
DAY = "R8.11.10"


def place_form(ward: Ward) -> str:
    return f"/contracts/{ward.kept}/record/place"


def test_the_notice_says_what_was_met_and_how_to_take_it_back(client_as: ClientAs, ward: Ward, desk: Desk) -> None:
    client, at = client_as(AccountRole.SECTION_OFFICER), f"/contracts/{ward.late}/record/place"
    answer = client.post(at, data=filled(form_of(client.get(at)), "R8.11.9"), follow_redirects=True)
    notice = soup(answer).select_one(".notice.good")
    assert notice is not None
    assert "「取扱場所の指定」を記録しました。" in notice.text
    assert "「第6項　持出しの禁止：個人情報を取り扱う場所を指定する」が履行済みになりました。" in notice.text
    assert notice.select_one(f'a[href="/contracts/{ward.late}/records/place/{newest(desk, "place")}/void"]')


def test_a_day_sent_without_its_year_is_shown_as_it_was_understood(client_as: ClientAs, ward: Ward) -> None:
    """Without scripts as well: in the field where the form is shown again, and in the notice once it is saved."""
    client = client_as(AccountRole.SECTION_OFFICER)
    sent = filled(form_of(client.get(place_form(ward))), "11/9")
    again = client.post(place_form(ward), data={**sent, "name": ""})
    field = form_of(again).select_one("input[name=happened_on]")
    assert field is not None
    assert field["value"] == "令和8年11月9日"
    saved = soup(client.post(place_form(ward), data=sent, follow_redirects=True)).select_one(".notice.good")
    assert saved is not None
    assert "指定した日：令和8年11月9日（月）" in saved.text


def test_sending_a_form_twice_records_once(client_as: ClientAs, ward: Ward, desk: Desk) -> None:
    client = client_as(AccountRole.SECTION_OFFICER)
    sent = filled(form_of(client.get(place_form(ward))), DAY)
    assert client.post(place_form(ward), data=sent).status_code == 302
    first = newest(desk, "place")
    assert client.post(place_form(ward), data=sent).status_code == 302
    assert newest(desk, "place") == first


@pytest.mark.parametrize("kind", [entry.kind for entry in ENTRIES if entry.reserved])
def test_what_the_clauses_leave_to_the_ward_is_decided_by_the_privacy_office(
    client_as: ClientAs, ward: Ward, kind: str
) -> None:
    at = f"/contracts/{ward.kept}/record/{kind}"
    assert client_as(AccountRole.SECTION_OFFICER).get(at).status_code == 403
    assert client_as(AccountRole.PRIVACY_OFFICER).get(at).status_code == 200


def test_another_sections_contract_and_its_records_do_not_exist(client_as: ClientAs, ward: Ward, desk: Desk) -> None:
    client = client_as(AccountRole.SECTION_OFFICER)
    assert client.get(f"/contracts/{ward.elsewhere}/record").status_code == 404
    assert client.get(f"/contracts/{ward.elsewhere}/record/place").status_code == 404
    assert client.get(f"/contracts/{ward.late}/records/place/{ward.place}/correct").status_code == 404
    assert client.get(f"/contracts/{ward.kept}/records/handover/{ward.place}/correct").status_code == 404
    assert client.get(f"/contracts/{ward.kept}/record/nothing").status_code == 404


def test_a_second_correction_sees_the_first_beside_its_own(client_as: ClientAs, ward: Ward) -> None:
    client, at = client_as(AccountRole.SECTION_OFFICER), f"/contracts/{ward.kept}/records/place/{ward.place}/correct"
    mine, theirs = as_shown(form_of(client.get(at))), as_shown(form_of(client.get(at)))
    mine["name"], theirs["name"] = "本館2階", "別館1階"
    assert client.post(at, data=theirs).status_code == 302
    answer = client.post(at, data=mine)
    assert answer.status_code == 409
    text = soup(answer).get_text()
    assert "場所の名称" in text
    assert "本館2階" in text
    assert "別館1階" in text


def test_rows_are_added_and_taken_away_and_nothing_typed_is_lost(client_as: ClientAs, ward: Ward, desk: Desk) -> None:
    client, at = client_as(AccountRole.SECTION_OFFICER), f"/contracts/{ward.kept}/record/handler_list"
    sent = as_shown(form_of(client.get(at)))
    sent["happened_on"], sent["people-0-name"], sent["people-0-from_on"] = DAY, "一人 目", DAY
    sent["step"] = "add:people"
    sent = as_shown(form_of(client.post(at, data=sent)))
    assert sent["people-0-name"] == "一人 目"
    sent["people-1-name"], sent["people-1-from_on"], sent["step"] = "二人 目", "あした", "add:people"
    sent = as_shown(form_of(client.post(at, data=sent)))
    assert sent["people-1-from_on"] == "あした"
    sent["people-2-name"], sent["step"] = "消す人", "drop:people:2"
    sent = as_shown(form_of(client.post(at, data=sent)))
    assert "people-2-name" not in sent
    answer = client.post(at, data=sent)
    assert answer.status_code == 422
    assert mistakes(answer)[0].startswith("「あした」は日付として読めません")
    sent = as_shown(form_of(answer))
    sent["people-1-from_on"] = "２０２６年１１月１１日"
    assert client.post(at, data=sent).status_code == 302
    page = soup(client.get(f"/contracts/{ward.kept}/record/education_session"))
    assert "二人 目" in page.get_text()


@pytest.fixture
def crowd(desk: Desk, ward: Ward) -> int:
    """Two hundred and fifty handlers more under the contract."""
    people = tuple(Listed(role=Role.HANDLER, from_on=date(2026, 10, 1), name=f"多田 {n:03}") for n in range(250))
    file_list(desk, SEEDER, FileList(contracts=(ward.kept,), happened_on=date(2026, 9, 20)), people)
    return len(people) + 2


def test_many_people_are_searched_and_those_chosen_travel_along(
    client_as: ClientAs, ward: Ward, desk: Desk, crowd: int
) -> None:
    client, at = client_as(AccountRole.SECTION_OFFICER), f"/contracts/{ward.kept}/record/education_session"
    page = client.get(at)
    assert len(form_of(page).select('input[type=checkbox][name="attendees"]')) == 100
    sent = as_shown(form_of(page))
    sent["happened_on"], sent["teaches_protection"] = DAY, "y"
    sent["attendees-search"] = "多田２４"
    sent = as_shown(form_of(client.post(at, data=sent)))
    sent["step"] = "all:attendees"
    sent = as_shown(form_of(client.post(at, data=sent)))
    assert len(sent.getlist("attendees")) == 10
    sent["attendees-search"], sent["step"] = "ヤマダ", "search"
    answer = client.post(at, data=sent)
    assert len(as_shown(form_of(answer)).getlist("attendees")) == 10
    assert "10件を選んでいます" in answer.text
    sent = as_shown(form_of(answer))
    assert client.post(at, data=sent).status_code == 302
    again = client.get(f"/contracts/{ward.kept}/records/education_session/{newest(desk, 'education_session')}/correct")
    assert len(as_shown(form_of(again)).getlist("attendees")) == 10
    assert crowd == 252


def test_a_weighty_record_shows_its_effect_first_and_leads_back_to_the_form(
    client_as: ClientAs, ward: Ward, desk: Desk
) -> None:
    client, at = client_as(AccountRole.SECTION_OFFICER), f"/contracts/{ward.kept}/record/term_change"
    sent = filled(form_of(client.get(at)), DAY, {"end_on": ["R8.12.31"]})
    looked = client.post(at, data=sent)
    assert looked.status_code == 200
    assert "期限が変わる義務" in soup(looked).get_text()
    back = as_shown(form_of(looked))
    back["step"] = "edit"
    assert as_shown(form_of(client.post(at, data=back)))["end_on"] == "R8.12.31"
    assert "R8.12.31" not in client.get(f"/contracts/{ward.kept}").text


def test_a_contract_with_open_duties_is_not_closed(client_as: ClientAs, ward: Ward) -> None:
    client, at = client_as(AccountRole.SECTION_OFFICER), f"/contracts/{ward.kept}/record/closing"
    answer = client.post(at, data=filled(form_of(client.get(at)), DAY))
    assert answer.status_code == 422
    assert "契約期間がまだ終わっていません" in mistakes(answer)[0]


def test_nobody_reviews_what_they_handed_in_themselves(client_as: ClientAs, ward: Ward, desk: Desk) -> None:
    client = client_as(AccountRole.PRIVACY_OFFICER)
    at = f"/contracts/{ward.kept}/record/status_request"
    assert client.post(at, data=filled(form_of(client.get(at)), "R8.11.9")).status_code == 302
    asked = newest(desk, "status_request")
    by = Actor.account(signed_in(client, desk))
    answer = ReportStatus(contract_id=ward.kept, happened_on=date(2026, 11, 10), request_id=asked, submitted=True)
    record(desk, by, answer)
    at = f"/contracts/{ward.kept}/record/review"
    sent = filled(form_of(client.get(at)), DAY)
    refused = client.post(at, data=sent)
    assert refused.status_code == 422
    assert "ご自分が登録したものです" in mistakes(refused)[0]
    officer = client_as(AccountRole.SECTION_OFFICER)
    sent = filled(form_of(officer.get(at)), DAY)
    looked = officer.post(at, data=sent)
    assert "履行済みになる義務" in soup(looked).get_text()


def signed_in(client: FlaskClient, desk: Desk) -> UUID:
    with client.session_transaction() as kept:
        found = visitor(desk, kept["token"])
    assert found is not None
    return found.id


def test_a_duty_leads_to_its_form_filled_in(client_as: ClientAs, ward: Ward, desk: Desk) -> None:
    asked = record(desk, SEEDER, RequestStatus(contract_id=ward.kept, happened_on=date(2026, 11, 9), question="施錠"))
    client = client_as(AccountRole.SECTION_OFFICER)
    page = soup(client.get(f"/contracts/{ward.kept}/record"))
    links = [str(a["href"]) for a in page.select(".choices a") if "status_report?meets=" in str(a["href"])]
    assert str(asked) in {as_shown(form_of(client.get(link)))["request_id"] for link in links}


def test_every_form_opens_with_few_queries(client_as: ClientAs, ward: Ward, desk: Desk, crowd: int) -> None:
    client = client_as(AccountRole.PRIVACY_OFFICER)
    many = {}
    for kind in sorted(set(BY_KIND) - NOT_UNDER_THIS_EDITION):
        with queries(desk) as statements:
            client.get(f"/contracts/{ward.kept}/record/{kind}")
        many[kind] = len(statements)
    assert max(many.values()) <= MOST_QUERIES, many


def test_the_look_at_an_effect_asks_no_more_where_there_are_many_people(
    client_as: ClientAs, ward: Ward, desk: Desk
) -> None:
    client = client_as(AccountRole.SECTION_OFFICER)
    void, weighty = (
        f"/contracts/{ward.kept}/records/place/{ward.place}/void",
        f"/contracts/{ward.kept}/record/term_change",
    )

    def asked() -> tuple[int, int]:
        sent = filled(form_of(client.get(weighty)), DAY, {"end_on": ["R8.12.31"]})
        with queries(desk) as voiding:
            assert client.get(void).status_code == 200
        with queries(desk) as changing:
            assert client.post(weighty, data=sent).status_code == 200
        return len(voiding), len(changing)

    few = asked()
    people = tuple(Listed(role=Role.HANDLER, from_on=date(2026, 10, 1), name=f"多田 {n:03}") for n in range(300))
    file_list(desk, SEEDER, FileList(contracts=(ward.kept,), happened_on=date(2026, 9, 20)), people)
    assert asked() == few
    assert max(few) <= MOST_QUERIES, few


def test_an_address_fills_in_nothing_but_what_is_on_record(client_as: ClientAs, ward: Ward) -> None:
    client = client_as(AccountRole.PRIVACY_OFFICER)
    for kind, entry in BY_KIND.items():
        names = (*entry.fields, "contract_id", "finding_id", "kind", "_external", "_scheme", "_method", "note")
        for told in ("a|b|c", "<b>"):
            answer = client.get(f"/contracts/{ward.kept}/record/{kind}", query_string=dict.fromkeys(names, told))
            assert answer.status_code in {200, 422}, kind
            assert "<b>" not in answer.text


def test_rows_beyond_what_a_form_takes_are_refused_and_odd_ones_are_none(client_as: ClientAs, ward: Ward) -> None:
    client, at = client_as(AccountRole.SECTION_OFFICER), f"/contracts/{ward.kept}/record/handler_list"
    sent = filled(form_of(client.get(at)), DAY)
    row = {name.removeprefix("people-0-"): value for name, value in sent.items() if name.startswith("people-0-")}
    many = {f"people-{n}-{name}": value for n in range(MOST_ROWS + 1) for name, value in row.items()}
    answer = client.post(at, data={**sent.to_dict(), **many})
    assert answer.status_code == 422
    assert f"{MOST_ROWS}件までです" in answer.text
    for odd in ("²", "-1", "x", "9" * 30):
        assert client.post(at, data={**sent.to_dict(), f"people-{odd}-name": "だれか"}).status_code < 500
    full = {name: value for name, value in many.items() if not name.startswith(f"people-{MOST_ROWS}-")}
    answer = client.post(at, data={**sent.to_dict(), **full, "step": "add:people"})
    assert answer.status_code == 200


def test_what_also_serves_another_sections_contract_is_not_taken_back(
    client_as: ClientAs, ward: Ward, desk: Desk
) -> None:
    person = Listed(role=Role.HANDLER, from_on=date(2026, 4, 1), name="両方 担当")
    both = FileList(contracts=(ward.late, ward.elsewhere), happened_on=date(2026, 4, 1))
    shared = file_list(desk, SEEDER, both, (person,))
    at = f"/contracts/{ward.late}/records/handler_list/{shared}/void"
    for role, status in ((AccountRole.SECTION_OFFICER, 422), (AccountRole.PRIVACY_OFFICER, 302)):
        client = client_as(role)
        sent = as_shown(form_of(client.get(at)))
        sent["reason"] = "二重に登録したため"
        assert client.post(at, data=sent).status_code == status


def test_a_day_without_its_year_is_this_years_unless_two_may_be_meant(client_as: ClientAs, ward: Ward) -> None:
    client, at = client_as(AccountRole.SECTION_OFFICER), f"/contracts/{ward.kept}/record/place"
    sent = as_shown(form_of(client.get(at)))
    sent["name"], sent["happened_on"] = "分室", "5月19日"
    answer = client.post(at, data=sent)
    (mistake,) = mistakes(answer)
    assert "年がないため、令和8年5月19日か令和9年5月19日か決められません" in mistake
    sent["happened_on"] = "11/2"
    assert client.post(at, data=sent).status_code == 302
    assert "2026-11-02" in client.get(f"/contracts/{ward.kept}/timeline").text


def test_who_records_from_a_filtered_list_comes_back_to_it(client_as: ClientAs, ward: Ward) -> None:
    client, listed = client_as(AccountRole.SECTION_OFFICER), "/obligations?status=overdue&party=contractor"
    page = soup(client.get(listed))
    ways = [*page.select("tbody a.act"), *page.select('tbody a[href^="/obligations/"]')]
    assert ways
    assert {parse_qs(urlsplit(str(way["href"])).query)["back"][0] for way in ways} == {listed}
    at = f"/contracts/{ward.kept}/record/place?back={quote_plus(listed)}"
    form = form_of(client.get(at))
    answer = client.post(at, data=filled(form, DAY))
    assert answer.location == listed
    told = soup(client.get(listed)).select_one("main .notice.good")
    assert told is not None
    assert told.select_one(f'a[href="/contracts/{ward.kept}"]') is not None


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_nobody_is_led_away_by_an_address_from_elsewhere(client_as: ClientAs, ward: Ward, back: str) -> None:
    client, at = client_as(AccountRole.SECTION_OFFICER), f"/contracts/{ward.kept}/record/place?back={quote_plus(back)}"
    shown = client.get(at)
    assert "evil" not in str(soup(shown).select_one("main .acts"))
    assert client.post(at, data=filled(form_of(shown), DAY)).location == f"/contracts/{ward.kept}"
