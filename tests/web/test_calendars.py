"""The calendar: a month whose numbers open exactly their lists, and a file for other calendar programs without names."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from icalendar import Calendar

from compliance.store.models.accounts import AccountRole
from tests.web.clients import soup
from tests.web.wards import Ward

ClientAs = Callable[[AccountRole], FlaskClient]


@pytest.fixture
def officer(client_as: ClientAs) -> FlaskClient:
    return client_as(AccountRole.SECTION_OFFICER)


def number(text: str) -> int:
    return int("".join(sign for sign in text if sign.isdigit()))


@pytest.mark.parametrize(
    "query", ["month=2026-11", "month=2027-03", "month=2026-11&party=ward", "month=2027-03&item=16"]
)
def test_every_number_opens_exactly_its_list(officer: FlaskClient, query: str) -> None:
    links = soup(officer.get(f"/calendar?{query}")).select('.month a[href^="/obligations"]')
    assert links
    for link in links:
        listed = soup(officer.get(str(link["href"]))).select_one(".conditions")
        assert listed is not None
        assert number(listed.select("strong")[-1].get_text()) == number(link.get_text())


def test_the_week_begins_on_monday_and_closed_days_say_so(officer: FlaskClient) -> None:
    page = soup(officer.get("/calendar?month=2026-11"))
    assert [head.get_text() for head in page.select(".month thead th")] == list("月火水木金土日")
    closed = [cell.select_one("time")["datetime"] for cell in page.select("td.closed:not(.outside)")]  # type: ignore[index]
    assert "2026-11-03" in closed
    assert "2026-11-23" in closed
    assert "2026-11-20" not in closed
    assert "閉庁" in page.select_one("td.closed:not(.outside)").get_text()  # type: ignore[union-attr]


def test_policy_days_are_called_policy(officer: FlaskClient) -> None:
    assert "うち区の運用期限" in officer.get("/calendar?month=2026-04").text


def test_the_months_of_the_fiscal_year_are_one_click_away(officer: FlaskClient) -> None:
    page = soup(officer.get("/calendar?month=2026-11&party=ward"))
    months = [str(link["href"]) for link in page.select(".months ol a")]
    assert len(months) == 12
    assert all("party=ward" in address for address in months)
    assert page.select_one(".months [aria-current]").get_text() == "11月"  # type: ignore[union-attr]


@pytest.mark.parametrize("month", ["", "2026-13", "x", "9999-12", "1800-01", "２０２６-11"])
def test_a_month_that_cannot_be_shown_is_this_one(officer: FlaskClient, month: str) -> None:
    page = officer.get("/calendar", query_string={"month": month}, follow_redirects=True)
    assert page.status_code == 200
    assert "令和8年11月" in soup(page).h1.get_text()  # type: ignore[union-attr]


def test_another_sections_days_are_on_no_calendar(client_as: ClientAs, officer: FlaskClient, ward: Ward) -> None:
    for address in ("/calendar?month=2027-03", "/calendar.ics"):
        assert "R8-税務-001" not in officer.get(address).text
    whole = soup(client_as(AccountRole.PRIVACY_OFFICER).get("/calendar?month=2027-03"))
    own = soup(officer.get("/calendar?month=2027-03"))
    ends = [number(page.select_one('.month a[href^="/contracts?"]').get_text()) for page in (whole, own)]  # type: ignore[union-attr]
    assert ends == [3, 2]


def test_the_file_has_whole_days_with_stable_ids_and_no_names(officer: FlaskClient) -> None:
    first, again = officer.get("/calendar.ics"), officer.get("/calendar.ics")
    assert first.mimetype == "text/calendar"
    assert "attachment" in first.headers["Content-Disposition"]
    events = Calendar.from_ical(first.data).walk("VEVENT")
    ids = [str(event["uid"]) for event in events]
    assert len(ids) == len(set(ids)) > 0
    assert ids == [str(event["uid"]) for event in Calendar.from_ical(again.data).walk("VEVENT")]
    assert all(event["dtstart"].to_ical().isdigit() for event in events)
    told = Calendar.from_ical(first.data).to_ical().decode().replace("\r\n ", "")
    assert not any(name in told for name in ("山田", "𠮷田", "ひかり産婦人科"))
    assert "義務の期限" in told


def test_the_file_is_narrowed_as_the_page_is(officer: FlaskClient) -> None:
    link = soup(officer.get("/calendar?item=16")).select_one("a.export")
    assert link is not None
    events = Calendar.from_ical(officer.get(str(link["href"])).data).walk("VEVENT")
    dues = [event for event in events if str(event["uid"]).startswith("due-")]
    assert dues
    assert all("第16項" in str(event["description"]) and "第13項" not in str(event["description"]) for event in dues)


def test_a_month_that_is_not_shown_is_said_not_to_be(officer: FlaskClient) -> None:
    assert "指定された月は表示できない" in officer.get("/calendar?month=2099-01").text
    assert "指定された月は表示できない" not in officer.get("/calendar?month=2027-03").text
