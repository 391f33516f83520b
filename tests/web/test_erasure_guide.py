"""The guide to an erasure: step by step without JavaScript, kept as a draft, handed in as a claim, checked by the ward."""

import io
import re
from collections.abc import Callable, Mapping
from datetime import date

import pypdf
import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from compliance.domain.editions import Act
from compliance.domain.facts import Medium
from compliance.domain.obligations import Status
from compliance.services.desk import Desk
from compliance.services.devices import RegisterDevice
from compliance.services.erasures import RecordCheck
from compliance.services.holdings import FlagNoLongerNeeded, Instruct
from compliance.services.recording import record
from compliance.store.belongings import contracts_served
from compliance.store.models.accounts import AccountRole
from compliance.store.models.certificates import Certificate
from compliance.store.models.erasures import ErasedHolding, Erasure
from compliance.store.queries.obligations import whole_list
from compliance.store.queries.rows import ObligationFilter
from compliance.store.queries.scopes import Scope
from tests.web.clients import form_of, hidden, soup
from tests.web.erasures import CERTIFICATE, SEEDER, hold
from tests.web.wards import Ward, another_contract

ClientAs = Callable[[AccountRole], FlaskClient]
HOW = {
    "how-happened_on": "R8.11.18",
    "how-manner": "built_in",
    "how-disk": "ssd",
    "how-contents": "利用者240人分の氏名と相談内容",
    "how-place": "事務室",
    "how-operator": "佐藤 花子",
    "how-verification": "復元ソフトで調べ、見つからないことを確かめた。",
    "how-copies": "外付けディスクからも同じ日に消去した。",
}


@pytest.fixture
def clerk(client_as: ClientAs) -> FlaskClient:
    return client_as(AccountRole.CONTRACTOR_STAFF)


def answer(client: FlaskClient, ward: Ward, step: str, said: Mapping[str, str | list[str]]) -> str:
    """Answer a step; where it leads."""
    at = f"/own-contracts/{ward.kept}/erasures/new/{step}"
    got = client.post(at, data=hidden(form_of(client.get(at))) | {"step": "save"} | dict(said))
    assert got.status_code == 302, got.text
    return got.location.rpartition("/")[2]


def filed(client: FlaskClient, ward: Ward) -> None:
    at = f"/own-contracts/{ward.kept}/erasures/check"
    got = client.post(at, data=hidden(form_of(client.get(at))) | {"sure": "y"}, content_type="multipart/form-data")
    assert got.status_code == 302, got.text
    assert "消去証明書" in client.get(got.location).text


def owed(desk: Desk, ward: Ward, act: Act) -> set[Status]:
    with desk.reading() as session:
        rows = whole_list(
            session, Scope.whole_ward(), ObligationFilter(frozenset(Status), contract=ward.kept), desk.today()
        )
    return {row.status for row in rows if desk.shelf.act(row.obligation.edition, row.obligation.rule) is act}


def test_it_goes_step_by_step_to_a_claim_that_the_ward_may_deny(
    clerk: FlaskClient, client_as: ClientAs, desk: Desk, ward: Ward
) -> None:
    two = [hold(desk, ward.kept, "利用者台帳"), hold(desk, ward.kept, "利用票のPDF")]
    hold(desk, ward.kept, "紙の利用票", Medium.PAPER)
    for holding in two:
        record(
            desk, SEEDER, FlagNoLongerNeeded(contract_id=ward.kept, happened_on=date(2026, 11, 10), holding_id=holding)
        )
    computer = record(
        desk, SEEDER, RegisterDevice(contract_id=ward.kept, asset_number="PC-007", model_name="Mate", serial="SN-42")
    )
    assert answer(clerk, ward, "kind", {"kind-kind": "files"}) == "holdings"
    offered = clerk.get(f"/own-contracts/{ward.kept}/erasures/new/holdings").text
    assert "利用票のPDF" in offered
    assert "紙の利用票" not in offered
    assert answer(clerk, ward, "holdings", {"holdings-holdings": [str(id) for id in two]}) == "how"
    assert answer(clerk, ward, "how", {**HOW, "how-device_id": str(computer)}) == "certificate"
    assert answer(clerk, ward, "certificate", dict(CERTIFICATE)) == "check"
    paper = clerk.get(f"/own-contracts/{ward.kept}/erasures/draft.pdf").data
    filed(clerk, ward)

    with desk.reading() as session:
        certificate = session.scalars(select(Certificate)).one()
        erasure = session.scalars(select(Erasure)).one()
        touched = set(session.scalars(select(ErasedHolding.holding_id)))
    assert (certificate.submitted, erasure.submitted, touched, erasure.count) == (True, True, set(two), 1)
    assert owed(desk, ward, Act.CERTIFY) == owed(desk, ward, Act.ERASE) == {Status.CLAIMED}
    after = clerk.get(f"/own-contracts/{ward.kept}/certificates/{certificate.id}.pdf").data
    office = client_as(AccountRole.SECTION_OFFICER)
    same = office.get(f"/contracts/{ward.kept}/certificates/{certificate.id}.pdf").data
    for pdf in (paper, after, same):
        told = re.sub(r"\s", "", "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages))
        assert all(words in told for words in ("個人情報消去証明書", "利用票のPDF", "院長髙橋一郎", "R8-健康-001"))
        assert "資産番号PC-007Mate製造番号SN-42" in told

    denied = RecordCheck(
        contract_id=ward.kept, happened_on=date(2026, 11, 20), erasure_id=erasure.id, confirmed=False, on_site=True
    )
    record(desk, SEEDER, denied)
    assert owed(desk, ward, Act.ERASE) == {Status.OPEN}
    assert "利用票のPDF" in clerk.get(f"/own-contracts/{ward.kept}/erasures/new/holdings").text
    for page in (clerk.get(f"/own-contracts/{ward.kept}/erasures"), office.get(f"/contracts/{ward.kept}/media")):
        assert "消去未確認（再提出）" in page.text


def test_what_does_not_erase_is_refused_and_what_is_doubtful_must_be_read(
    clerk: FlaskClient, desk: Desk, ward: Ward
) -> None:
    holding = hold(desk, ward.kept, "利用者台帳")
    answer(clerk, ward, "kind", {"kind-kind": "files"})
    answer(clerk, ward, "holdings", {"holdings-holdings": str(holding)})
    at = f"/own-contracts/{ward.kept}/erasures/new/how"
    keys = hidden(form_of(clerk.get(at))) | {"step": "save"}
    bin_emptied = clerk.post(at, data=keys | HOW | {"how-manner": "recycle_bin"})
    assert bin_emptied.status_code == 422
    assert "この方法だけでは、データが残っています" in bin_emptied.text
    assert 'value="佐藤 花子"' in bin_emptied.text
    answer(clerk, ward, "how", HOW | {"how-manner": "overwritten", "how-copies": "なし。"})
    answer(clerk, ward, "certificate", dict(CERTIFICATE))
    check = f"/own-contracts/{ward.kept}/erasures/check"
    page = clerk.get(check)
    assert "SSDは、上書きだけでは消えないことがあります" in page.text
    assert "「なし」のときは" in page.text
    unread = clerk.post(check, data=hidden(form_of(page)), content_type="multipart/form-data")
    assert unread.status_code == 422
    assert "注意を読んで" in unread.text
    filed(clerk, ward)


def test_paper_is_destroyed_only_on_instruction_and_a_return_raises_no_certificate(
    clerk: FlaskClient, desk: Desk, ward: Ward
) -> None:
    paper = hold(desk, ward.kept, "紙の利用票", Medium.PAPER)
    answer(clerk, ward, "kind", {"kind-kind": "paper_destroyed"})
    at = f"/own-contracts/{ward.kept}/erasures/new/holdings"
    assert "紙の利用票" not in clerk.get(at).text
    told = Instruct(
        contract_id=ward.kept, happened_on=date(2026, 11, 1), clause="11", holdings=(paper,), text="溶解する"
    )
    record(desk, SEEDER, told)
    assert "紙の利用票" in clerk.get(at).text
    assert answer(clerk, ward, "kind", {"kind-kind": "returned"}) == "given_back"
    assert answer(clerk, ward, "kind", {"kind-kind": "no_computer"}) == "no_computer_used"


def test_one_certificate_serves_what_was_erased_under_several_contracts(
    clerk: FlaskClient, desk: Desk, ward: Ward
) -> None:
    second = another_contract(desk, ward)
    here, there = hold(desk, ward.kept, "利用者台帳"), hold(desk, second, "健診の結果", count=2)
    strangers = hold(desk, ward.late, "よその台帳")
    answer(clerk, ward, "kind", {"kind-kind": "files"})
    offered = clerk.get(f"/own-contracts/{ward.kept}/erasures/new/holdings").text
    assert "契約 R8-健康-009：" in offered
    assert "よその台帳" not in offered
    ticked: dict[str, str | list[str]] = {"holdings-holdings": str(here), "holdings-elsewhere": [str(there)]}
    at = f"/own-contracts/{ward.kept}/erasures/new/holdings"
    foreign = hidden(form_of(clerk.get(at))) | {"step": "save"} | ticked | {"holdings-elsewhere": str(strangers)}
    assert clerk.post(at, data=foreign).status_code == 422
    answer(clerk, ward, "holdings", ticked)
    answer(clerk, ward, "how", {**HOW})
    answer(clerk, ward, "certificate", dict(CERTIFICATE))
    preview = soup(clerk.get(f"/own-contracts/{ward.kept}/erasures/check")).select_one(
        "section[aria-labelledby=by-contract]"
    )
    assert preview is not None
    assert "健診の結果" in preview.get_text()
    filed(clerk, ward)
    with desk.reading() as session:
        erasures = {each.contract_id: each for each in session.scalars(select(Erasure))}
        certificate = session.scalars(select(Certificate)).one()
        assert set(contracts_served(session, [certificate.id])) == {ward.kept, second}
    assert (erasures[ward.kept].count, erasures[second].count) == (1, 2)
    paper = clerk.get(f"/own-contracts/{second}/certificates/{certificate.id}.pdf").data
    told = re.sub(r"\s", "", "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(paper)).pages))
    assert all(words in told for words in ("R8-健康-001", "R8-健康-009", "利用者台帳", "健診の結果"))


def test_the_answers_are_nobody_elses(clerk: FlaskClient, client_as: ClientAs, ward: Ward) -> None:
    answer(clerk, ward, "kind", {"kind-kind": "files"})
    chosen = "input[name=kind-kind][checked]"
    at = f"/own-contracts/{ward.kept}/erasures/new/kind"
    assert soup(clerk.get(at)).select(chosen)
    assert not soup(client_as(AccountRole.CONTRACTOR_RESPONSIBLE).get(at)).select(chosen)
    assert clerk.get(f"/own-contracts/{ward.late}/erasures").status_code == 404
