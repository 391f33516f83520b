"""The sections of a contract: whose they are, what they tell, and how one goes from one to the next."""

from collections.abc import Callable
from datetime import date

import pytest
from flask.testing import FlaskClient

from compliance.domain.facts import Medium, Origin
from compliance.services.contractors import RegisterContractor
from compliance.services.contracts import ChangeTerm
from compliance.services.desk import Desk
from compliance.services.handovers import RecordHandover
from compliance.services.inspections import AnnounceInspection, OpenInspection, open_inspection
from compliance.services.recording import correct, record, void
from compliance.store.models.accounts import AccountRole
from compliance.store.models.outsourcings import DataOrigin
from compliance.web.fact_forms.words import choice_word
from tests.web.clients import soup
from tests.web.test_pages import MOST_QUERIES, queries
from tests.web.wards import SEEDER, Ward

ClientAs = Callable[[AccountRole], FlaskClient]
SECTIONS = (
    "",
    "/terms",
    "/people",
    "/education",
    "/media",
    "/media-ledger",
    "/requests",
    "/inspections",
    "/incidents",
    "/evidence",
    "/timeline",
)


@pytest.mark.parametrize("section", SECTIONS)
def test_another_sections_contract_does_not_exist(client_as: ClientAs, ward: Ward, section: str) -> None:
    assert client_as(AccountRole.SECTION_OFFICER).get(f"/contracts/{ward.elsewhere}{section}").status_code == 404


@pytest.mark.parametrize("section", ["/people", "/education", "/timeline"])
def test_names_are_for_those_who_work_with_them(client_as: ClientAs, ward: Ward, section: str) -> None:
    assert "山田 花子" in client_as(AccountRole.SECTION_OFFICER).get(f"/contracts/{ward.kept}{section}").text
    assert client_as(AccountRole.COUNCIL_SECRETARIAT).get(f"/contracts/{ward.kept}{section}").status_code == 403


def test_the_day_asked_for_goes_along_from_section_to_section(client_as: ClientAs, ward: Ward) -> None:
    client = client_as(AccountRole.PRIVACY_OFFICER)
    page = soup(client.get(f"/contracts/{ward.kept}?as_of=2026-06-01"))
    links = [str(link["href"]) for link in page.select(".sections a")]
    assert len(links) == len(SECTIONS)
    for link in links:
        assert "as_of=2026-06-01" in link
        assert "令和8年6月1日（月）現在" in client.get(link).text


def test_a_section_counts_what_it_lists(client_as: ClientAs, ward: Ward) -> None:
    client = client_as(AccountRole.PRIVACY_OFFICER)
    link = next(
        a for a in soup(client.get(f"/contracts/{ward.kept}")).select(".sections a") if "/people" in str(a["href"])
    )
    badge = link.select_one(".badge")
    assert badge is not None
    assert int(badge.get_text()) == len(soup(client.get(str(link["href"]))).select("main table")[0].select("tbody tr"))


def test_every_outstanding_duty_says_why_without_leaving_the_page(client_as: ClientAs, ward: Ward) -> None:
    page = soup(client_as(AccountRole.PRIVACY_OFFICER).get(f"/contracts/{ward.late}"))
    table = page.select_one("main table")
    assert table is not None
    for row in table.select("tbody tr"):
        why = row.select_one("details.why")
        assert why is not None
        assert {"生じた日と理由", "期限と、その根拠"} <= {term.get_text() for term in why.select("dt")}


def test_the_next_deadline_is_told_in_words(client_as: ClientAs, ward: Ward) -> None:
    assert "あと4日（11月24日・火）" in client_as(AccountRole.PRIVACY_OFFICER).get(f"/contracts/{ward.late}").text


def test_the_timeline_keeps_what_was_corrected_and_what_was_voided(client_as: ClientAs, desk: Desk, ward: Ward) -> None:
    day = date(2026, 5, 7)
    given = RecordHandover(contract_id=ward.kept, happened_on=day, description="誤った名簿", medium=Medium.PAPER)
    twice, wrong = record(desk, SEEDER, given), record(desk, SEEDER, given)
    right = RecordHandover(contract_id=ward.kept, happened_on=day, description="正しい名簿", medium=Medium.PAPER)
    correct(desk, SEEDER, wrong, 1, right)
    void(desk, SEEDER, "handover", twice, "二重登録")
    page = soup(client_as(AccountRole.PRIVACY_OFFICER).get(f"/contracts/{ward.kept}/timeline?kind=handover"))
    told = {row.get_text("", strip=True) for row in page.select("tbody tr")}
    assert any("取消しの理由：二重登録" in row and "誤った名簿" in row for row in told)
    assert any("正しい名簿" in row and "訂正あり（第2版）" in row and "誤った名簿" in row for row in told)
    assert page.select_one("del") is not None


def test_a_contractor_is_seen_by_those_with_a_contract(client_as: ClientAs, desk: Desk) -> None:
    lonely = record(desk, SEEDER, RegisterContractor(name="株式会社 契約なし"))
    assert client_as(AccountRole.SECTION_OFFICER).get(f"/contractors/{lonely}").status_code == 404
    assert client_as(AccountRole.PRIVACY_OFFICER).get(f"/contractors/{lonely}").status_code == 200


def test_a_contractors_page_opens_only_the_contracts_in_scope(client_as: ClientAs, ward: Ward) -> None:
    officer = client_as(AccountRole.SECTION_OFFICER)
    link = next(a for a in soup(officer.get("/contractors")).select("tbody th a") if "さくら" in a.get_text())
    own, whole = officer.get(str(link["href"])), client_as(AccountRole.PRIVACY_OFFICER).get(str(link["href"]))
    assert "R8-健康-002" in own.text
    assert "税務" not in own.text
    assert "R8-税務-001" in whole.text


def test_contractors_named_alike_are_shown_to_the_privacy_office_and_never_merged(
    client_as: ClientAs, desk: Desk, ward: Ward
) -> None:
    record(desk, SEEDER, RegisterContractor(name="（医）ひかり産婦人科"))
    office, officer = client_as(AccountRole.PRIVACY_OFFICER), client_as(AccountRole.SECTION_OFFICER)
    assert "（医）ひかり産婦人科" in office.get("/contractors/same").text
    assert "同じ事業者と思われる委託先があります" in office.get(f"/contractors/{ward.contractor}").text
    assert officer.get("/contractors/same").status_code == 403
    assert "（医）ひかり産婦人科" not in officer.get(f"/contractors/{ward.contractor}").text


def test_a_visit_shows_the_day_it_was_announced_for(client_as: ClientAs, desk: Desk, ward: Ward) -> None:
    planned = OpenInspection(contracts=(ward.kept,), happened_on=date(2026, 5, 1), fiscal_year=2026)
    visit = open_inspection(desk, SEEDER, planned)
    told = AnnounceInspection(inspection_id=visit, happened_on=date(2026, 11, 9), visit_on=date(2026, 12, 3))
    record(desk, SEEDER, told)
    page = soup(client_as(AccountRole.PRIVACY_OFFICER).get(f"/contracts/{ward.kept}/inspections"))
    assert "2026-12-03" in page.select("main table")[0].get_text()


def test_what_is_held_and_what_is_reported_are_worded_apart(client: FlaskClient) -> None:
    with client.application.test_request_context(headers={"Accept-Language": "ja"}):
        assert choice_word(Origin.COLLECTED) == "受託者が集めたもの"
        assert choice_word(DataOrigin.COLLECTED) == "受託者が集める"


def test_a_contract_tells_of_any_day_to_come_in_few_queries(client_as: ClientAs, desk: Desk, ward: Ward) -> None:
    client, far = client_as(AccountRole.SECTION_OFFICER), "as_of=2032-04-01"
    extended = ChangeTerm(contract_id=ward.kept, happened_on=date(2026, 11, 1), end_on=date(2033, 3, 31))
    record(desk, SEEDER, extended)
    with queries(desk) as seen:
        page = client.get(f"/contracts/{ward.kept}?{far}")
    assert len(seen) <= MOST_QUERIES
    assert "令和14年4月1日（木）現在" in page.text
    assert "令和13年度" in page.text
    links = [str(a["href"]) for a in soup(page).select(f'main a[href*="contract={ward.kept}"]')]
    assert links
    for link in links[:3]:
        with queries(desk) as seen:
            assert client.get(link).status_code == 200
        assert len(seen) <= MOST_QUERIES
    stranger = links[0].replace(str(ward.kept), str(ward.elsewhere))
    assert client.get(stranger).status_code == 404
    for section in SECTIONS[1:]:
        assert client.get(f"/contracts/{ward.kept}{section}?{far}").status_code == 200
    assert "一覧で見られるのは" in client.get(f"/obligations?contract={ward.kept}&{far}").text
