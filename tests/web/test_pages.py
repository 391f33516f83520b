"""Every page, whoever opens it in whichever language: title, heading, language, headers, and no more than 15 queries."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient
from sqlalchemy import event
from werkzeug.test import TestResponse

from compliance.services.desk import Desk
from compliance.store.models.accounts import AccountRole
from tests.web.clients import form_of, hidden, soup
from tests.web.wards import Ward

ClientAs = Callable[[AccountRole], FlaskClient]
PageAt = Callable[[str, str], tuple[TestResponse, BeautifulSoup]]
MOST_QUERIES = 15
PAGES = (
    "/today",
    "/obligations",
    "/obligations?status=all&as_of=令和9年3月31日",
    "/obligations?item=999",
    "/outsourcings",
    "/outsourcings/{ward.outsourcing}",
    "/outsourcings/{ward.undecided}",
    "/contracts/{ward.kept}",
    "/contracts/{ward.late}?as_of=2027-04-02",
    "/contracts/{ward.kept}/terms",
    "/contracts/{ward.kept}/people?who=all",
    "/contracts/{ward.kept}/education",
    "/contracts/{ward.kept}/media",
    "/contracts/{ward.late}/requests",
    "/contracts/{ward.kept}/inspections",
    "/contracts/{ward.kept}/incidents",
    "/contracts/{ward.kept}/timeline",
    "/contracts",
    "/contracts?owing=overdue&stage=running&end_from=2027-01-01",
    "/contractors",
    "/contractors/{ward.contractor}",
    "/contractors/same",
    "/council-report",
    "/council-report?as_of=2020-01-01",
    "/council-report/matters?as_of=2026-11-20&state=overdue",
    "/import-paper",
    "/account",
)


@contextmanager
def queries(desk: Desk) -> Iterator[list[str]]:
    """The statements that were executed inside."""
    seen: list[str] = []

    def note(*arguments: object) -> None:
        statement = str(arguments[2])
        if statement.startswith(("SELECT", "INSERT", "UPDATE", "DELETE")):
            seen.append(statement)

    event.listen(desk.database.engine, "before_cursor_execute", note)
    yield seen
    event.remove(desk.database.engine, "before_cursor_execute", note)


@pytest.fixture(scope="module")
def page_at(seeded: tuple[Path, Ward], reader_as: ClientAs) -> PageAt:
    """A page of the privacy office in a language: opened and read once for all that is asked of it."""

    @cache
    def opened(address: str, language: str) -> tuple[TestResponse, BeautifulSoup]:
        at = address.format(ward=seeded[1])
        answer = reader_as(AccountRole.PRIVACY_OFFICER).get(at, headers={"Accept-Language": language})
        return answer, soup(answer)

    return opened


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("address", PAGES)
def test_every_page_has_its_title_heading_language_and_headers(page_at: PageAt, address: str, language: str) -> None:
    answer, page = page_at(address, language)
    assert answer.status_code == 200
    assert page.html is not None
    assert page.html["lang"] == language
    assert len(page.select("h1")) == 1
    assert page.title is not None
    assert page.title.get_text().split(" | ")[0].strip()
    assert page.body is not None
    assert page.body.get("id")
    assert answer.headers["Cache-Control"] == "no-store"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("address", PAGES)
def test_ids_are_unique_and_labels_point_at_their_fields(page_at: PageAt, address: str) -> None:
    _, page = page_at(address, "ja")
    ids = [str(element["id"]) for element in page.select("[id]")]
    assert len(ids) == len(set(ids))
    assert {str(label["for"]) for label in page.select("label[for]")} <= set(ids)
    referred = [ident for e in page.select("[aria-labelledby]") for ident in str(e["aria-labelledby"]).split()]
    assert {ident for ident in referred if not ident.startswith(("t", "d"))} <= set(ids)


@pytest.mark.parametrize("address", PAGES)
def test_nothing_is_loaded_from_elsewhere(page_at: PageAt, address: str) -> None:
    _, page = page_at(address, "ja")
    loaded = [str(element.get("src") or element.get("href")) for element in page.select("[src], link[href]")]
    assert loaded
    assert all(each.startswith("/static/") for each in loaded)


@pytest.mark.parametrize("address", PAGES)
def test_every_posting_form_carries_its_two_keys(page_at: PageAt, address: str) -> None:
    _, page = page_at(address, "ja")
    forms = page.select("form[method=post]")
    assert len(forms) >= 2
    assert all({"csrf_token", "once"} <= set(hidden(form)) for form in forms)


@pytest.mark.parametrize("address", PAGES)
def test_no_page_asks_the_database_more_than_fifteen_times(
    desk: Desk, ward: Ward, client_as: ClientAs, address: str
) -> None:
    client = client_as(AccountRole.PRIVACY_OFFICER)
    with queries(desk) as seen:
        assert client.get(address.format(ward=ward)).status_code == 200
    assert len(seen) <= MOST_QUERIES, "\n".join(seen)


def test_the_reason_page_asks_the_database_no_more_than_fifteen_times(desk: Desk, client_as: ClientAs) -> None:
    client = client_as(AccountRole.PRIVACY_OFFICER)
    link = soup(client.get("/obligations")).select_one('tbody a[href^="/obligations/"]')
    assert link is not None
    with queries(desk) as seen:
        client.get(str(link["href"]))
    assert len(seen) <= MOST_QUERIES


@pytest.mark.parametrize(
    ("role", "address"),
    [
        (AccountRole.CONTRACTOR_STAFF, "/own-obligations?status=all"),
        (AccountRole.CONTRACTOR_RESPONSIBLE, "/own-obligations"),
        (AccountRole.ADMINISTRATOR, "/system"),
    ],
)
def test_the_pages_of_other_roles_ask_the_database_no_more_than_fifteen_times(
    desk: Desk, client_as: ClientAs, role: AccountRole, address: str
) -> None:
    client = client_as(role)
    with queries(desk) as seen:
        assert client.get(address).status_code == 200
    assert len(seen) <= MOST_QUERIES


def test_the_language_is_switched_by_a_button_and_kept(client_as: ClientAs) -> None:
    client = client_as(AccountRole.PRIVACY_OFFICER)
    fields = hidden(form_of(client.get("/outsourcings"), "/language"))
    answer = client.post("/language", data=fields | {"language": "en"})
    assert answer.location == "/outsourcings"
    assert soup(client.get("/outsourcings")).h1.get_text(strip=True) == "Outsourcings"  # type: ignore[union-attr]


def test_an_unknown_language_is_refused(client: FlaskClient) -> None:
    fields = hidden(form_of(client.get("/sign-in"), "/language"))
    assert client.post("/language", data=fields | {"language": "xx"}).status_code == 400


def test_static_files_are_asked_for_once(client_as: ClientAs) -> None:
    client = client_as(AccountRole.PRIVACY_OFFICER)
    sheet = soup(client.get("/today")).select_one("link[rel=stylesheet]")
    assert sheet is not None
    plain = str(sheet["href"]).partition("?")[0]
    with client.get(str(sheet["href"])) as kept, client.get(plain) as asked:
        assert "immutable" in kept.headers["Cache-Control"]
        assert "immutable" not in asked.headers["Cache-Control"]
