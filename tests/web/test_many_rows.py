"""Pages over a contract with two thousand handlers and hundreds of duties: fifteen queries, whatever the size."""

import shutil
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from compliance.domain.obligations import OUTSTANDING
from compliance.services.desk import Desk
from compliance.store.models.accounts import AccountRole
from compliance.store.queries.obligations import whole_list
from compliance.store.queries.rows import ObligationFilter
from compliance.store.queries.scopes import Scope
from compliance.store.shelves import Shelf
from compliance.web.fact_forms.catalogue import BY_KIND
from tests.web.addresses import NOT_PAGES, OPENED, address
from tests.web.crowds import crowd
from tests.web.desks import config_of, desk_of
from tests.web.test_fact_forms import NOT_UNDER_THIS_EDITION
from tests.web.test_pages import MOST_QUERIES, queries
from tests.web.wards import Ward

ClientAs = Callable[[AccountRole], FlaskClient]
LONG = (
    "/obligations?status=all&contract={ward.kept}&size=200",
    "/contracts/{ward.kept}/people?who=all",
    "/contracts/{ward.kept}/people?format=xlsx",
    "/contracts/{ward.kept}/media?format=xlsx",
    "/contracts/{ward.kept}?as_of=2027-03-31",
    "/calendar?month=2026-12",
    "/calendar?view=list",
    "/contractors?format=xlsx",
    "/today",
)
"""Lists at their longest, and two that the table of endpoints has empty."""


@pytest.fixture(scope="module")
def seeded(seeded: tuple[Path, Ward], shelf: Shelf, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Ward]:
    """The small ward with a crowd in it, made once."""
    folder, ward = tmp_path_factory.mktemp("crowd") / "instance", seeded[1]
    shutil.copytree(seeded[0], folder)
    desk = desk_of(config_of(folder), shelf)
    crowd(desk, ward)
    desk.database.dispose()
    return folder, ward


def asked(desk: Desk, client: FlaskClient, addresses: Iterable[str]) -> Mapping[str, int]:
    """How often each page that this role may open asked the database."""
    numbers = {}
    for at in addresses:
        with queries(desk) as seen:
            answer = client.get(at)
        if answer.status_code == 200:
            numbers[at] = len(seen)
    return numbers


def too_many(numbers: Mapping[str, int]) -> Mapping[str, int]:
    return {at: number for at, number in numbers.items() if number > MOST_QUERIES}


def test_the_crowd_owes_hundreds_of_duties(desk: Desk, ward: Ward) -> None:
    with desk.reading() as session:
        owed = whole_list(session, Scope.whole_ward(), ObligationFilter(OUTSTANDING, contract=ward.kept), desk.today())
    assert len(owed) > 300


@pytest.mark.parametrize("role", [AccountRole.SECTION_OFFICER, AccountRole.PRIVACY_OFFICER, AccountRole.ADMINISTRATOR])
def test_no_page_asks_more_than_fifteen_times_however_much_there_is(
    desk: Desk, ward: Ward, client_as: ClientAs, role: AccountRole
) -> None:
    client = client_as(role)
    pages = {name: address(name, ward, client) for name in sorted(OPENED.keys() - NOT_PAGES)}
    numbers = asked(desk, client, [*pages.values(), *(at.format(ward=ward) for at in LONG)])
    assert len(numbers) > 5
    assert not too_many(numbers)


def test_no_form_of_a_record_asks_more_than_fifteen_times(desk: Desk, ward: Ward, client_as: ClientAs) -> None:
    kinds = sorted(set(BY_KIND) - NOT_UNDER_THIS_EDITION)
    client = client_as(AccountRole.PRIVACY_OFFICER)
    numbers = asked(desk, client, [f"/contracts/{ward.kept}/record/{kind}" for kind in kinds])
    assert len(numbers) == len(kinds)
    assert not too_many(numbers)
