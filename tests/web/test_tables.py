"""Every list is sorted and narrowed by its address, and its workbook holds exactly what is filtered, in that order."""

import io
import re
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from urllib.parse import quote
from uuid import UUID

import openpyxl
import pytest
from bs4 import BeautifulSoup, Tag
from flask.testing import FlaskClient
from openpyxl.worksheet.worksheet import Worksheet

from compliance.services.contractors import RegisterContractor
from compliance.services.desk import Desk
from compliance.services.recording import record
from compliance.store.models.accounts import AccountRole
from compliance.store.queries.paging import PAGE, Order, Position
from compliance.web.tables.held_lists import HeldList
from tests.web.clients import soup
from tests.web.filling import as_shown
from tests.web.wards import SEEDER, Ward

ClientAs = Callable[[AccountRole], FlaskClient]
LISTS = (
    "/obligations?party=ward",
    "/contracts",
    "/contractors",
    "/outsourcings",
    "/contracts/{ward.kept}/people?who=all",
    "/contracts/{ward.kept}/education",
    "/contracts/{ward.kept}/media",
    "/contracts/{ward.kept}/timeline",
    "/settings/sections",
    "/council-report/matters?as_of=2026-11-20",
)
FORMULA = '=HYPERLINK("http://example.invalid")'


@pytest.fixture
def client(client_as: ClientAs) -> FlaskClient:
    return client_as(AccountRole.PRIVACY_OFFICER)


def pages(client: FlaskClient, address: str) -> Iterator[BeautifulSoup]:
    while address:
        page = soup(client.get(address))
        yield page
        following = page.select_one("a[rel=next]")
        address = str(following["href"]) if following else ""


def rows(client: FlaskClient, address: str) -> list[str]:
    """The first table's rows by the address that each heading leads to, or by its words."""
    found = []
    for page in pages(client, address):
        table = page.select_one("main table")
        for head in table.select("tbody th") if table else ():
            link = head.select_one("a")
            found.append(str(link["href"]).split("?")[0] if link else head.get_text(" ", strip=True))
    return found


def sheet(client: FlaskClient, address: str) -> Worksheet:
    answer = client.get(f"{address}{'&' if '?' in address else '?'}format=xlsx")
    assert answer.status_code == 200, address
    book = openpyxl.load_workbook(io.BytesIO(answer.data))
    return book.worksheets[0]


def sorting_links(page: BeautifulSoup) -> list[Tag]:
    table = page.select_one("main table")
    return table.select("thead a.sorting") if table else []


@pytest.mark.parametrize("address", LISTS)
def test_each_heading_sorts_the_same_rows_and_turns_them_round(client: FlaskClient, ward: Ward, address: str) -> None:
    address = address.format(ward=ward)
    links = sorting_links(soup(client.get(address)))
    assert links
    everything = sorted(rows(client, address))
    for link in links:
        once = rows(client, str(link["href"]))
        page = soup(client.get(str(link["href"])))
        current = page.select_one("main table th[aria-sort]")
        assert current is not None
        turning = current.select_one("a")
        assert turning is not None
        assert sorted(once) == everything, link["href"]
        assert rows(client, str(turning["href"])) == once[::-1], link["href"]


@pytest.mark.parametrize("address", LISTS)
def test_the_workbook_holds_the_rows_of_the_page_under_its_headings(
    client: FlaskClient, ward: Ward, address: str
) -> None:
    address = address.format(ward=ward)
    made = sheet(client, address)
    heads = [cell.value for cell in made[2]]
    table = soup(client.get(address)).select_one("main table")
    assert table is not None
    shown = [head.get_text(strip=True).rstrip("▲▼") for head in table.select("thead th:not(.pick)")]
    assert [head for head in heads if head in shown] == shown
    assert made.max_row - 2 == len(rows(client, address))


def test_the_workbook_is_in_the_order_of_the_page(client: FlaskClient) -> None:
    address = "/contracts?sort=-number"
    numbers = [row[0].value for row in sheet(client, address).iter_rows(min_row=3)]
    assert numbers == sorted((str(number) for number in numbers), reverse=True)
    assert len(numbers) == len(rows(client, address))


def test_days_are_days_and_strings_are_no_formulas(client: FlaskClient, desk: Desk) -> None:
    record(desk, SEEDER, RegisterContractor(name=FORMULA))
    due = [row[0].value for row in sheet(client, "/obligations").iter_rows(min_row=3)]
    assert any(isinstance(value, datetime) for value in due)
    assert all(value is None or isinstance(value, datetime) for value in due)
    cells = [cell for row in sheet(client, "/contractors").iter_rows(min_row=3) for cell in row]
    assert FORMULA in {cell.value for cell in cells}
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}


def test_the_first_line_says_the_day_and_what_the_list_is_narrowed_to(client: FlaskClient, ward: Ward) -> None:
    line = str(
        sheet(client, f"/obligations?status=overdue&party=ward&as_of=2027-04-10&section={ward.section}")["A1"].value
    )
    for words in ("義務の一覧", "令和9年4月10日（土）現在", "期限超過", "区"):
        assert words in line


def test_the_file_is_named_in_japanese(client: FlaskClient) -> None:
    named = client.get("/contracts?format=xlsx").headers["Content-Disposition"]
    assert f"filename*=UTF-8''{quote('契約の一覧_2026-11-20.xlsx')}" in named


def test_nothing_stays_behind_of_a_workbook(client: FlaskClient) -> None:
    client.get("/obligations?format=xlsx")
    folder = client.application.config["EXPORTS_FOLDER"]
    assert not list(Path(folder).glob("export-*"))


@pytest.mark.parametrize("typed", ["ひかり", "ヒカリ", "ﾋｶﾘ", "r8 健康", "Ｒ８－健康－００１"])
def test_the_search_box_cares_for_neither_width_nor_kana(client: FlaskClient, typed: str) -> None:
    found = [row[0].value for row in sheet(client, f"/contracts?q={quote(typed)}").iter_rows(min_row=3)]
    assert "R8-健康-001" in found
    assert "R8-税務-001" not in found


@pytest.mark.parametrize(
    "query",
    ["sort=x", "sort=-", "after=x", f"after={'9' * 40}_{'0' * 32}", f"after=%00_{'0' * 32}", "q=%00", "q=%25", "q=・"],
)
@pytest.mark.parametrize("address", ["/obligations", "/contracts", "/contractors", "/outsourcings"])
def test_an_address_that_makes_no_sense_does_not_break_a_list(client: FlaskClient, address: str, query: str) -> None:
    assert client.get(f"{address}?{query}&sort=contracts").status_code == 200
    assert client.get(f"{address}?{query}&format=xlsx").status_code == 200


@pytest.mark.parametrize("address", ["/obligations?status=all", "/contracts", "/contractors", "/outsourcings"])
def test_a_workbook_tells_a_section_nothing_of_another(client_as: ClientAs, address: str) -> None:
    cells = sheet(client_as(AccountRole.SECTION_OFFICER), address).iter_rows(values_only=True)
    told = " ".join(str(value) for row in cells for value in row)
    assert "健康" in told or "医療法人" in told
    assert not re.search("税務|納税", told)


def test_an_empty_list_says_how_to_see_more(client: FlaskClient) -> None:
    page = soup(client.get("/contracts?q=そんな契約はない"))
    link = page.select_one('main a[href="/contracts"]')
    assert link is not None
    assert page.select_one("main table") is None


def test_seldom_used_fields_stand_folded_until_one_of_them_narrows(client: FlaskClient) -> None:
    def folded(query: str) -> bool:
        details = soup(client.get(f"/obligations{query}", follow_redirects=True)).select_one("form.narrowing details")
        return details is not None and "open" not in details.attrs

    assert folded("")
    assert folded("?as_of=&status=overdue&due_from=")
    assert not folded("?due_from=2026-11-01")
    assert not folded("?due_from=nonsense")
    assert not folded("?as_of=2026-03-31")


def test_the_address_of_a_filtered_list_says_only_what_was_chosen(client: FlaskClient) -> None:
    """Opened again on another day it shows that day, unless somebody chose one."""
    form = soup(client.get("/obligations")).select_one("form.narrowing")
    assert form is not None
    sent = as_shown(form)
    assert sent["as_of"] == ""
    address = client.get("/obligations", query_string=sent).location
    assert address.startswith("/obligations?")
    assert "as_of" not in address
    assert "=&" not in f"{address}&"
    assert client.get("/obligations?as_of=R8.3.31").status_code == 200


def test_a_list_that_is_held_whole_is_paged_as_others_are(desk: Desk) -> None:
    numbers = {UUID(int=number): number // 7 for number in range(PAGE * 2 + 5)}
    listed = HeldList(list(numbers), lambda ident: ident, {"seventh": numbers.__getitem__})
    order, seen, after = Order("seventh", descending=True), list[UUID](), None
    with desk.reading() as session:
        for size in (PAGE, PAGE, 5):
            page = listed.page(session, order, after and Position.parse(str(after)))
            assert len(page.lines) == size
            seen, after = [*seen, *page.lines], page.after
    assert after is None
    assert seen == sorted(numbers, reverse=True)
