"""The timeline of a contract under which something of every kind was recorded: each says in words what."""

import re
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from compliance.services.desk import Desk
from compliance.store.changes import Change
from compliance.store.models.accounts import AccountRole
from tests.store import wards as store_wards
from tests.store.records import Records
from tests.web.clients import soup
from tests.web.test_pages import MOST_QUERIES, queries
from tests.web.wards import SEEDER, Ward

ClientAs = Callable[[AccountRole], FlaskClient]


@pytest.fixture
def eventful(desk: Desk, ward: Ward) -> Ward:
    with desk.change(SEEDER) as change:
        list(Records(change, stood(change, ward)).everything())
    return ward


def stood(change: Change, ward: Ward) -> store_wards.Ward:
    clinic, kept = ward.contractor, ward.kept
    person = store_wards.a_person(change, clinic, "髙橋 花子")
    return store_wards.Ward(ward.section, ward.outsourcing, clinic, clinic, kept, kept, kept, person, person)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_kind_of_record_says_in_words_what_was_recorded(
    client_as: ClientAs, desk: Desk, eventful: Ward, language: str
) -> None:
    client = client_as(AccountRole.PRIVACY_OFFICER)
    with queries(desk) as seen:
        answer = client.get(f"/contracts/{eventful.kept}/timeline?size=200", headers={"Accept-Language": language})
    assert len(seen) <= MOST_QUERIES
    cells = [
        [cell.get_text(" ", strip=True) for cell in row.select("td, th")] for row in soup(answer).select("tbody tr")
    ]
    assert len({kind for _on, kind, *_ in cells}) > 40
    for _on, kind, words, *_ in cells:
        assert words not in {"", "–"}, kind
        assert not re.search(r"=|[a-z]+_[a-z_]+", words), (kind, words)
    if language == "ja":
        assert {kind: words for _on, kind, words, *_ in cells}["立入り調査等の実施"].startswith(
            "感染症（ビデオ通話・受けた・指摘"
        )
