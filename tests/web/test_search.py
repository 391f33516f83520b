"""The search box: found however it is typed, in the asker's scope alone, each hit opening its page."""

from collections.abc import Callable
from itertools import groupby

import pytest
from flask.testing import FlaskClient

from compliance.store.models.accounts import AccountRole
from tests.web.clients import soup
from tests.web.wards import Ward

ClientAs = Callable[[AccountRole], FlaskClient]


def found(client: FlaskClient, typed: str) -> dict[str, list[str]]:
    """The hits by kind."""
    hits = client.get("/search/suggest", query_string={"q": typed}, follow_redirects=True).get_json()
    return {kind: [hit["words"] for hit in of_kind] for kind, of_kind in groupby(hits, lambda hit: hit["kind"])}


@pytest.fixture
def client(client_as: ClientAs) -> FlaskClient:
    return client_as(AccountRole.SECTION_OFFICER)


@pytest.mark.parametrize(
    "typed", ["R8-健康-001", "ｒ８健康００１", "健康 001", "ひかり", "ﾋｶﾘ", "医療法人　ヒカリ", "ヒカリ 健康"]
)
def test_a_contract_is_found_by_its_number_its_contractor_or_both(client: FlaskClient, typed: str) -> None:
    assert found(client, typed)["契約"] == ["R8-健康-001"]


@pytest.mark.parametrize("typed", ["ひ", "ひかり産婦人科", "ヒカリサン", "医療法人ひかり"])
def test_a_contractor_is_found_by_name_and_kana(client: FlaskClient, typed: str) -> None:
    assert "医療法人 ひかり産婦人科" in found(client, typed)["委託先"]


@pytest.mark.parametrize("typed", ["山田", "やまだ", "花子", "ヤマダ　ハナコ", "山田花子"])
def test_somebody_is_found_by_name_and_reading(client: FlaskClient, typed: str) -> None:
    assert found(client, typed)["取扱責任者・取扱者"] == ["山田 花子"]


def test_a_rare_character_is_found_by_its_common_form(client: FlaskClient) -> None:
    assert found(client, "吉田")["取扱責任者・取扱者"] == ["𠮷田 一郎"]


@pytest.mark.parametrize("typed", ["16", "１６", "第16項"])
def test_a_clause_is_found_by_its_number_first(client: FlaskClient, typed: str) -> None:
    assert found(client, typed)["特記事項"][0].startswith("第16項")


def test_a_clause_is_found_by_a_word_of_it(client: FlaskClient) -> None:
    page = client.get("/search", query_string={"q": "立入"})
    hit = soup(page).select_one('.found a[href*="/obligations?item="]')
    assert hit is not None
    assert client.get(str(hit["href"])).status_code == 200


def test_every_hit_opens_its_page(client: FlaskClient) -> None:
    for typed in ("ひかり", "山田", "産後", "16"):
        links = soup(client.get("/search", query_string={"q": typed})).select(".found a")
        assert links
        assert all(client.get(str(link["href"])).status_code == 200 for link in links)


@pytest.mark.parametrize("typed", ["税務", "納税", "R8-税務-001"])
def test_nothing_of_another_section_is_found_or_counted(client: FlaskClient, client_as: ClientAs, typed: str) -> None:
    assert found(client, typed) == {}
    assert "見つかりませんでした" in client.get("/search", query_string={"q": typed}).text
    assert found(client_as(AccountRole.PRIVACY_OFFICER), typed)


def test_people_of_contracts_elsewhere_are_not_found(client_as: ClientAs, ward: Ward) -> None:
    assert "取扱責任者・取扱者" in found(client_as(AccountRole.AUDITOR), "山田")
    assert client_as(AccountRole.COUNCIL_MEMBER).get("/search?q=山田").status_code == 403
    assert client_as(AccountRole.CONTRACTOR_STAFF).get("/search/suggest?q=山田").status_code == 403


@pytest.mark.parametrize("typed", ["", "　", "・", "%", "_", "x" * 5_000])
def test_what_is_no_word_finds_nothing_and_breaks_nothing(client: FlaskClient, typed: str) -> None:
    assert found(client, typed) == {}
    assert client.get("/search", query_string={"q": typed}, follow_redirects=True).status_code == 200
