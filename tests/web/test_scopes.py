"""A stranger's row does not exist: it is on no page, in no list, in no file, and its address is answered with 404."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from compliance.store.models.accounts import AccountRole
from tests.web.clients import soup
from tests.web.wards import Ward

ClientAs = Callable[[AccountRole], FlaskClient]
CANARY = "税務"


def obligation_of(client: FlaskClient, contract: object) -> str:
    link = soup(client.get(f"/obligations?status=all&contract={contract}")).select_one('tbody a[href^="/obligations/"]')
    assert link is not None
    return str(link["href"])


def test_the_privacy_office_sees_the_whole_ward(ward: Ward, client_as: ClientAs) -> None:
    client = client_as(AccountRole.PRIVACY_OFFICER)
    assert CANARY in client.get("/outsourcings").text
    assert client.get(f"/contracts/{ward.elsewhere}").status_code == 200


@pytest.mark.parametrize("address", ["/today", "/obligations?status=all", "/outsourcings", "/council-report"])
def test_another_sections_rows_are_on_no_page(client_as: ClientAs, address: str) -> None:
    answer = client_as(AccountRole.SECTION_OFFICER).get(address)
    assert answer.status_code == 200
    assert CANARY not in answer.text


def test_another_sections_rows_are_found_under_no_address(ward: Ward, client_as: ClientAs) -> None:
    hidden_one = obligation_of(client_as(AccountRole.PRIVACY_OFFICER), ward.elsewhere)
    client = client_as(AccountRole.SECTION_OFFICER)
    for address in (f"/contracts/{ward.elsewhere}", hidden_one):
        answer = client.get(address)
        assert answer.status_code == 404
        assert CANARY not in answer.text


def test_narrowing_to_another_sections_contract_lists_nothing(ward: Ward, client_as: ClientAs) -> None:
    listed = client_as(AccountRole.SECTION_OFFICER).get(f"/obligations?status=all&contract={ward.elsewhere}")
    assert not soup(listed).select("tbody tr")


def test_a_council_member_is_shown_no_name_of_a_person(client_as: ClientAs) -> None:
    client = client_as(AccountRole.COUNCIL_MEMBER)
    texts = client.get("/council-report").text + client.get("/council-report/matters").text
    assert "山田" not in texts
    assert "/contracts/" not in texts


def test_an_id_that_nobody_has_is_answered_like_a_strangers(client_as: ClientAs) -> None:
    client = client_as(AccountRole.SECTION_OFFICER)
    assert client.get("/contracts/00000000-0000-0000-0000-000000000000").status_code == 404
    assert client.get("/contracts/not-an-id").status_code == 404
