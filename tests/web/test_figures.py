"""Each number on a page opens exactly the rows it counts."""

import re
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from compliance.store.models.accounts import AccountRole
from tests.web.clients import soup
from tests.web.wards import Ward

ClientAs = Callable[[AccountRole], FlaskClient]
ROLES = (AccountRole.PRIVACY_OFFICER, AccountRole.SECTION_OFFICER)


def number_in(text: str) -> int:
    found = re.search(r"\d+", text)
    assert found is not None
    return int(found[0])


def listed(client: FlaskClient, address: str) -> int:
    """How many rows the list behind an address has, over all its pages."""
    number, after = 0, address
    while after:
        page = soup(client.get(after))
        number += len(page.select("tbody tr"))
        following = page.select_one("a[rel=next]")
        after = str(following["href"]) if following else ""
    return number


@pytest.mark.parametrize("role", ROLES)
def test_each_count_of_the_today_page_opens_its_rows(client_as: ClientAs, role: AccountRole) -> None:
    client = client_as(role)
    figures = soup(client.get("/today")).select("a.figure")
    assert len(figures) == 8
    for figure in figures:
        assert listed(client, str(figure["href"])) == number_in(figure.get_text()), figure["href"]


def test_the_wards_own_duties_come_first_today(client_as: ClientAs) -> None:
    headings = [head.get_text() for head in soup(client_as(AccountRole.SECTION_OFFICER).get("/today")).select("h2")]
    assert headings[:2] == ["区の義務", "受託者の義務"]


def test_each_count_of_a_section_opens_its_rows(client_as: ClientAs) -> None:
    client = client_as(AccountRole.PRIVACY_OFFICER)
    figures = soup(client.get("/today")).select('table[aria-labelledby="sections"] td a')
    assert figures
    for figure in figures:
        assert listed(client, str(figure["href"])) == number_in(figure.get_text()), figure["href"]


@pytest.mark.parametrize("kind", ["contracts", "contractors"])
@pytest.mark.parametrize("role", ROLES)
def test_each_count_of_a_list_opens_its_rows(client_as: ClientAs, role: AccountRole, kind: str) -> None:
    client = client_as(role)
    figures = soup(client.get(f"/{kind}")).select("td.number a")
    assert figures
    for figure in figures:
        assert listed(client, str(figure["href"])) == number_in(figure.get_text()), figure["href"]


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("as_of", ["2026-11-20", "2027-04-10"])
def test_each_figure_of_the_report_opens_its_matters(client_as: ClientAs, role: AccountRole, as_of: str) -> None:
    client = client_as(role)
    figures = soup(client.get(f"/council-report?as_of={as_of}")).select("td.number a")
    assert figures
    for figure in figures:
        opened = soup(client.get(str(figure["href"])))
        numbers = {number_in(cell.get_text()) for cell in opened.select("tbody td.number")}
        assert len(numbers) == number_in(figure.get_text()), figure["href"]


def test_each_cell_of_the_grid_opens_its_obligations(ward: Ward, client_as: ClientAs) -> None:
    client = client_as(AccountRole.PRIVACY_OFFICER)
    cells = soup(client.get(f"/contracts/{ward.late}")).select("td a.bare")
    assert len(cells) > 10
    for cell in cells:
        assert listed(client, str(cell["href"])) == number_in(cell.get_text()), cell["href"]


def test_the_contracts_of_an_outsourcing_open_what_they_count(ward: Ward, client_as: ClientAs) -> None:
    client = client_as(AccountRole.SECTION_OFFICER)
    figures = soup(client.get(f"/outsourcings/{ward.outsourcing}")).select("td.number a")
    assert figures
    for figure in figures:
        assert listed(client, str(figure["href"])) == number_in(figure.get_text())
