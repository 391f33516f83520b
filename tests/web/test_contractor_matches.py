"""Two registrations of one firm: decided about once, shown as one from then on, and apart again when it is voided."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from flask.testing import FlaskClient

from compliance.services.contractor_matches import MatchContractors
from compliance.services.contractors import RegisterContractor
from compliance.services.desk import Desk
from compliance.services.recording import record
from compliance.services.reports import outstanding_report
from compliance.store.models.accounts import AccountRole
from compliance.store.queries.scopes import Scope
from tests.web.clients import form_of, hidden, soup
from tests.web.filling import as_shown
from tests.web.test_figures import listed, number_in
from tests.web.wards import SEEDER, Ward

ClientAs = Callable[[AccountRole], FlaskClient]
SAME = "/contractors/same"


@pytest.fixture
def client(client_as: ClientAs) -> FlaskClient:
    return client_as(AccountRole.PRIVACY_OFFICER)


def decide(client: FlaskClient, one: UUID, other: UUID, verdict: str) -> int:
    """Through the page: the effect first, then the decision."""
    at = f"/contractors/{one}/same/{other}"
    sent = as_shown(form_of(client.get(at)))
    sent["verdict"], sent["reason"], sent["step"] = verdict, "登記簿で確認", "save"
    previewed = client.post(at, data=sent)
    assert previewed.status_code == 200, "nothing is saved before the effect was seen"
    sent = as_shown(form_of(previewed))
    sent["step"] = "save"
    return client.post(at, data=sent).status_code


def test_two_registrations_are_shown_as_one_firm_until_the_decision_is_voided(
    client: FlaskClient, ward: Ward, desk: Desk
) -> None:
    one, other = ward.contractor, ward.other_contractor
    before = listed(client, f"/contracts?contractor={one}")
    both = before + listed(client, f"/contracts?contractor={other}")
    assert decide(client, other, one, str(one)) == 302
    assert {listed(client, f"/contracts?contractor={each}") for each in (one, other)} == {both}
    names = [link["href"] for link in soup(client.get("/contractors")).select("tbody th a")]
    assert f"/contractors/{one}" in names
    assert f"/contractors/{other}" not in names
    assert f"/contractors/{one}" in client.get("/contractors?q=さくら").text, "found by the name of the one joined"
    assert "同じ事業者と判断されています" in client.get(f"/contractors/{other}").text
    for figure in soup(client.get("/contractors")).select("td.number a"):
        assert listed(client, str(figure["href"])) == number_in(figure.get_text()), figure["href"]
    report = outstanding_report(desk, Scope.whole_ward(), desk.today())
    assert {line.subject.key for line in report.by_contractor} == {str(one)}
    at = str(form_of(client.get(SAME))["action"])
    assert client.post(at, data={**hidden(form_of(client.get(SAME), at)), "reason": "誤り"}).status_code == 302
    assert listed(client, f"/contracts?contractor={one}") == before


def test_a_firm_is_found_and_offered_once_by_the_name_of_either_registration(client: FlaskClient, ward: Ward) -> None:
    one, other = ward.contractor, ward.other_contractor
    lines = client.get("/choices?of=contractors").get_json()
    names = {line["value"]: line["words"] for line in lines if line["value"] in {str(one), str(other)}}
    assert len(names) == 2
    assert decide(client, other, one, str(one)) == 302
    for typed in names.values():
        hits = client.get("/search/suggest", query_string={"q": typed}).get_json()
        (hit,) = (hit for hit in hits if hit["kind"] == "委託先")
        assert hit["address"] == f"/contractors/{one}"
        assert f"同じ事業者の登録：{names[str(other)]}" in hit["detail"]
        (offered,) = client.get("/choices", query_string={"of": "contractors", "q": typed}).get_json()
        assert offered["value"] == str(one)
        assert names[str(other)] in offered["more"]


def test_a_contract_with_a_registration_that_was_joined_keeps_it_when_corrected(
    client: FlaskClient, ward: Ward
) -> None:
    assert decide(client, ward.contractor, ward.other_contractor, str(ward.other_contractor)) == 302
    form = form_of(client.get(f"/contracts/{ward.kept}/correct"))
    assert as_shown(form)["contractor_id"] == str(ward.contractor)


def test_different_firms_are_proposed_no_more(client: FlaskClient, desk: Desk) -> None:
    one, other = (record(desk, SEEDER, RegisterContractor(name=name)) for name in ("若葉会", "医療法人 若葉会"))
    assert "若葉会" in client.get(SAME).text
    assert "見比べて判断する" in client.get(f"/contractors/{one}").text
    assert decide(client, one, other, "different") == 302
    assert not soup(client.get(SAME)).select('a[href*="/same/"]')
    assert "見比べて判断する" not in client.get(f"/contractors/{one}").text


def test_a_firm_has_one_registration_that_stays(client: FlaskClient, desk: Desk, ward: Ward) -> None:
    third = record(desk, SEEDER, RegisterContractor(name="三つ目の登録"))
    command = MatchContractors(
        contractor_id=ward.contractor,
        other_id=third,
        same=True,
        decided_on=date(2026, 11, 1),
        reason="登記簿で確認",
    )
    record(desk, SEEDER, command)
    assert decide(client, ward.contractor, ward.other_contractor, str(ward.other_contractor)) == 422
    assert decide(client, third, ward.other_contractor, str(ward.other_contractor)) == 422
    assert decide(client, third, ward.contractor, str(third)) == 422
    assert decide(client, third, ward.other_contractor, str(third)) == 302


def test_a_section_sees_what_it_saw(client_as: ClientAs, desk: Desk, ward: Ward) -> None:
    stranger = record(desk, SEEDER, RegisterContractor(name="別の登録"))
    section = client_as(AccountRole.SECTION_OFFICER)
    before = section.get("/contractors").text.count("/contractors/")
    same = {"same": True, "decided_on": date(2026, 11, 1), "reason": "登記簿で確認"}
    record(desk, SEEDER, MatchContractors(contractor_id=ward.contractor, other_id=stranger, **same))  # type: ignore[arg-type]
    assert section.get("/contractors").text.count("/contractors/") == before
    assert section.get(f"/contractors/{stranger}").status_code == 404
    assert "別の登録" not in section.get(f"/contractors/{ward.contractor}").text
    assert section.get(f"/contractors/{ward.contractor}/same/{stranger}").status_code == 403
