"""Help inside the product: five things for every role, a tour for each of the three users, the keys."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from compliance.store.models.accounts import AccountRole
from tests.web.addresses import FOR_EVERYBODY, NOT_PAGES, OF_ONE_ACCOUNT, OPENED, address
from tests.web.clients import form_of, hidden, soup
from tests.web.wards import PASSWORD, Ward

ClientAs = Callable[[AccountRole], FlaskClient]
TOURS = {
    AccountRole.SECTION_OFFICER: ("officer", 6),
    AccountRole.CONTRACTOR_STAFF: ("contractor", 4),
    AccountRole.COUNCIL_MEMBER: ("council", 3),
}


@pytest.mark.parametrize("role", AccountRole)
def test_every_role_has_five_things_to_do_each_on_a_page_it_may_open(client_as: ClientAs, role: AccountRole) -> None:
    client = client_as(role)
    tasks = soup(client.get("/guide")).select(".tasks li a")
    assert len(tasks) == 5
    assert {client.get(str(task["href"])).status_code for task in tasks} == {200}


def test_what_was_done_is_known_by_the_records(client_as: ClientAs) -> None:
    client = client_as(AccountRole.SECTION_OFFICER)
    assert "済み" not in [tag.get_text() for tag in soup(client.get("/guide")).select(".tasks .tag")]
    keys = hidden(form_of(client.get("/account"), "/account/password"))
    client.post("/account/password", data=keys | {"current": PASSWORD, "new": "another long password"})
    assert soup(client.get("/guide")).select_one(".tasks .tag").get_text() == "済み"  # type: ignore[union-attr]


@pytest.mark.parametrize("role", TOURS)
def test_a_tour_leads_over_real_pages_to_its_end(client_as: ClientAs, role: AccountRole) -> None:
    client, (name, last) = client_as(role), TOURS[role]
    onward, seen = f"/guide/tour/{name}-1", 0
    while onward:
        page = client.get(onward, follow_redirects=True)
        strip = soup(page).select_one(".tour")
        assert (page.status_code, strip is not None) == (200, True), onward
        seen += 1
        link = strip.select_one("a.button") if strip else None
        onward = str(link["href"]) if link else ""
    assert seen == last


@pytest.mark.parametrize("step", ["council-1", "officer-0", "officer-7", "officer-x", "x", "officer-"])
def test_a_step_that_is_not_the_visitors_leads_nowhere(client_as: ClientAs, step: str) -> None:
    client = client_as(AccountRole.SECTION_OFFICER)
    assert client.get(f"/guide/tour/{step}").status_code == 404
    assert soup(client.get(f"/today?tour={step}")).select_one(".tour") is None


@pytest.mark.parametrize("role", [AccountRole.PRIVACY_OFFICER, AccountRole.ADMINISTRATOR, AccountRole.CONTRACTOR_STAFF])
def test_every_page_says_what_it_is_for(ward: Ward, client_as: ClientAs, role: AccountRole) -> None:
    client = client_as(role)
    for endpoint in sorted(set(OPENED) - NOT_PAGES - FOR_EVERYBODY - OF_ONE_ACCOUNT):
        answer = client.get(address(endpoint, ward, client))
        if answer.status_code == 200:
            assert soup(answer).select_one("main .help, main > p:not(.trail-of-pages, .acts, .conditions)"), endpoint
