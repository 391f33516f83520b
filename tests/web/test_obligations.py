"""The list of obligations is narrowed by its address, and each of them tells why it stands where it does."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from compliance.domain.obligations import Status
from compliance.store.models.accounts import AccountRole
from tests.web.clients import soup
from tests.web.wards import Ward

ClientAs = Callable[[AccountRole], FlaskClient]


@pytest.fixture
def client(client_as: ClientAs) -> FlaskClient:
    return client_as(AccountRole.PRIVACY_OFFICER)


def column(client: FlaskClient, address: str, label: str) -> list[str]:
    return [cell.get_text(" ", strip=True) for cell in soup(client.get(address)).select(f'[data-label="{label}"]')]


def test_the_list_begins_with_what_is_outstanding_by_due_day(client: FlaskClient) -> None:
    due = [text.split()[0] for text in column(client, "/obligations", "期限")]
    dated = [text for text in due if text[0].isdigit()]
    assert dated == sorted(dated)
    assert set(column(client, "/obligations", "状態")) <= {"期限超過", "確認待ち", "期限前", "確認待ち 期限後"}


@pytest.mark.parametrize("typed", ["16", "１６", "第16項", "16　年度当たり1回以上"])
def test_an_item_is_understood_however_it_is_written(client: FlaskClient, typed: str) -> None:
    found = column(client, f"/obligations?item={typed}", "義務")
    assert len(found) == 2
    assert all("第16項" in text for text in found)


def test_the_wards_own_duties_can_be_asked_for(client: FlaskClient) -> None:
    assert set(column(client, "/obligations?party=ward", "だれの義務か")) == {"区"}


def test_a_contract_number_narrows_to_its_contract(client: FlaskClient) -> None:
    found = column(client, "/obligations?number=R8-健康-002", "契約番号")
    assert found
    assert all("R8-健康-002" in text for text in found)


@pytest.mark.parametrize("typed", ["2026-04-08", "令和8年4月8日", "R8.4.8", "令和８年４月８日"])
def test_the_list_is_of_the_day_asked_for_in_either_calendar(client: FlaskClient, typed: str) -> None:
    assert "令和8年4月8日（水）現在" in client.get(f"/obligations?as_of={typed}").text


@pytest.mark.parametrize("query", ["as_of=someday", "status=x", "party=x", "section=x", "after=x", "fiscal_year=x"])
def test_an_address_that_makes_no_sense_does_not_break_the_page(client: FlaskClient, query: str) -> None:
    assert client.get(f"/obligations?{query}").status_code == 200


@pytest.mark.parametrize("address", ["/obligations", "/council-report", "/outsourcings/{}"])
@pytest.mark.parametrize(
    "day", ["1873-03-31", "1872-12-31", "1000-01-01", "9999-12-31", "令和7981年1月1日", "٢٠٢٦-01-01"]
)
def test_a_day_without_a_fiscal_year_of_ours_is_a_mistake_of_the_field(
    client: FlaskClient, ward: Ward, address: str, day: str
) -> None:
    page = client.get(f"{address.format(ward.outsourcing)}?as_of={day}")
    assert page.status_code == 200
    field = soup(page).select_one("#as_of")
    assert field is None or (field["value"], field["aria-invalid"]) == (day, "true")


@pytest.mark.parametrize("day", ["1873-04-01", "9998-12-31"])
@pytest.mark.parametrize("address", ["/obligations", "/council-report", "/council-report/matters"])
def test_the_first_and_the_last_day_that_can_be_asked_for_have_their_pages(
    client: FlaskClient, address: str, day: str
) -> None:
    assert client.get(f"{address}?as_of={day}").status_code == 200


@pytest.mark.parametrize("query", ["fiscal_year=1872", "fiscal_year=9999", "fiscal_year=١٢٣٤", "due_from=1872-12-31"])
def test_what_narrows_nothing_is_told(client: FlaskClient, query: str) -> None:
    mistake = soup(client.get(f"/obligations?{query}")).select_one("p.mistake")
    assert mistake is not None
    assert query.partition("=")[2] in mistake.get_text()


def test_a_day_that_cannot_be_read_is_told_beside_the_field(client: FlaskClient) -> None:
    page = soup(client.get("/obligations?as_of=someday"))
    assert page.select_one("#as_of[aria-invalid=true]") is not None
    assert "日付を読み取れません" in page.get_text()


def test_pages_follow_one_another_without_gap_or_double(client: FlaskClient) -> None:
    seen, address = [], "/obligations?status=all"
    while address:
        page = soup(client.get(address))
        seen += [str(link["href"]) for link in page.select('th a[href^="/obligations/"]')]
        following = page.select_one("a[rel=next]")
        address = str(following["href"]) if following else ""
    assert len(seen) > 50
    assert len(seen) == len(set(seen))


def test_every_obligation_tells_its_clause_party_reason_basis_and_turns(client: FlaskClient, ward: Ward) -> None:
    links = [
        str(link["href"])
        for contract in (ward.kept, ward.late)
        for link in soup(client.get(f"/obligations?status=all&contract={contract}")).select(
            'th a[href^="/obligations/"]'
        )
    ]
    for link in links:
        page = soup(client.get(link))
        terms = [term.get_text(strip=True) for term in page.select("dl.facts > dt")]
        assert {"だれの義務か", "生じた日と理由", "期限と、その根拠", "履行", "契約"} <= set(terms), link
        assert page.select_one("blockquote") or "区の事務として" in page.get_text(), link
        assert page.select(".timeline li"), link


def test_the_clause_is_quoted_word_for_word(client: FlaskClient) -> None:
    link = soup(client.get("/obligations?item=16")).select_one('th a[href^="/obligations/"]')
    assert link is not None
    quoted = soup(client.get(str(link["href"]))).blockquote
    assert quoted is not None
    assert quoted.get_text().strip() == "16　前項による確認は、年度当たり1回以上行うものとする。"


def test_a_duty_about_a_person_names_the_person(client: FlaskClient, ward: Ward) -> None:
    found = column(client, f"/obligations?item=18&contract={ward.kept}", "義務")
    assert {name for name in ("山田 花子", "𠮷田 一郎") if any(name in text for text in found)} == {
        "山田 花子",
        "𠮷田 一郎",
    }


def test_a_policy_day_is_always_called_policy(client: FlaskClient) -> None:
    for text in column(client, "/obligations?item=15&status=all", "期限"):
        assert "区の運用期限" in text
    link = soup(client.get("/obligations?item=15&status=all")).select_one('th a[href^="/obligations/"]')
    assert link is not None
    assert "それだけで特記事項違反とはなりません" in client.get(str(link["href"])).text


def test_what_waits_for_the_ward_says_that_the_contractor_is_not_late(client: FlaskClient) -> None:
    link = soup(client.get(f"/obligations?status={Status.CLAIMED}")).select_one('th a[href^="/obligations/"]')
    assert link is not None
    assert "受託者の遅れにはなりません" in client.get(str(link["href"])).text
