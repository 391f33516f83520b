"""The grid of a contract: which years it shows, what lives on in them, and the words of every clause and measure."""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup, Tag
from flask.testing import FlaskClient

from compliance import resources
from compliance.store.models.accounts import AccountRole
from tests.web.clients import soup
from tests.web.wards import EDITION, Ward

ClientAs = Callable[[AccountRole], FlaskClient]
SURVIVORS = {"第2項", "第12項"}


@pytest.fixture
def client(client_as: ClientAs) -> FlaskClient:
    return client_as(AccountRole.PRIVACY_OFFICER)


def grid(page: BeautifulSoup, party: str) -> Tag:
    found = page.select_one(f'table[aria-labelledby="grid-{party}"]')
    assert found is not None
    return found


def years(table: Tag) -> list[str]:
    return [head.get_text(strip=True) for head in table.select("thead th")][1:]


def test_a_contract_concluded_in_march_begins_with_the_first_year_of_its_term(client: FlaskClient, ward: Ward) -> None:
    page = soup(client.get(f"/contracts/{ward.kept}?as_of=2026-11-20"))
    assert years(grid(page, "contractor")) == ["令和8年度"]
    assert "第6項" in grid(page, "ward").get_text()


def test_nothing_is_shown_of_years_that_the_asked_day_does_not_know(client: FlaskClient, ward: Ward) -> None:
    page = soup(client.get(f"/contracts/{ward.kept}?as_of=2026-04-02"))
    assert years(grid(page, "contractor")) == ["令和8年度"]


def test_only_the_clauses_that_survive_the_end_stand_in_a_year_after_the_term(client: FlaskClient, ward: Ward) -> None:
    table = grid(soup(client.get(f"/contracts/{ward.late}?as_of=2027-05-01")), "contractor")
    assert years(table) == ["令和8年度", "令和9年度"]
    standing = set()
    for row in table.select("tbody tr"):
        heading, after = row.select_one("th"), row.select("td")[1]
        if heading is not None and "継続" in after.get_text():
            standing.add(heading.get_text(" ", strip=True).split("　")[0])
    assert standing == SURVIVORS


def test_every_clause_is_quoted_word_for_word(client: FlaskClient, ward: Ward) -> None:
    page = soup(client.get(f"/contracts/{ward.kept}"))
    quoted = {quote.get_text() for quote in page.select("details blockquote")}
    assert {clause.text for clause in resources.load_editions()[EDITION].clauses} <= quoted


def test_every_measure_stands_as_the_council_was_told(client: FlaskClient, ward: Ward) -> None:
    page = soup(client.get(f"/contracts/{ward.kept}"))
    for party, side in (("contractor", "受託者の対策"), ("ward", "区の対策")):
        rows = [row for row in grid(page, party).select("tbody tr") if side in row.get_text()]
        assert rows
        assert all(row.select_one("details blockquote") for row in rows)
