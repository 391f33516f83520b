"""The registers by hand: contractors looked up first, outsourcings, sections, measures, and contracts."""

from collections.abc import Callable
from datetime import date

import pytest
from bs4 import Tag
from flask.testing import FlaskClient

from compliance.services.contractors import RegisterContractor
from compliance.services.contracts import ConcludeContract
from compliance.services.desk import Desk
from compliance.services.outsourcings import PutInCharge
from compliance.services.recording import enter, record
from compliance.store.models.accounts import AccountRole
from compliance.store.models.contracts import Contract
from compliance.store.queries.outsourcings import terms_of
from compliance.store.queries.ward_sections import ward_sections
from compliance.store.versions import current
from compliance.web.fields.chosen_fields import SHOWN
from tests.web.clients import form_of, soup
from tests.web.filling import as_shown, filled
from tests.web.test_fact_forms import as_written, mistakes, newest, told
from tests.web.wards import EDITION, SEEDER, Ward

ClientAs = Callable[[AccountRole], FlaskClient]
DAY = "R8.11.10"


def test_a_contractor_of_the_same_name_is_shown_before_anything_is_saved(client_as: ClientAs, desk: Desk) -> None:
    client = client_as(AccountRole.SECTION_OFFICER)
    sent = as_shown(form_of(client.get("/contractors/new")))
    sent["name"] = "ひかり産婦人科"
    asked = client.post("/contractors/new", data=sent)
    assert asked.status_code == 200
    assert "医療法人 ひかり産婦人科" in soup(asked).get_text()
    sent = as_shown(form_of(asked))
    assert sent["name"] == "ひかり産婦人科"
    sent["step"] = "confirm"
    assert client.post("/contractors/new", data=sent).status_code == 302


def test_a_wrong_corporate_number_is_told_beside_its_field(client_as: ClientAs) -> None:
    client = client_as(AccountRole.SECTION_OFFICER)
    sent = as_shown(form_of(client.get("/contractors/new")))
    sent["name"], sent["corporate_number"] = "新しい会社", "１２３４５６７８９０１２３"
    answer = client.post("/contractors/new", data=sent)
    assert answer.status_code == 422
    assert "法人番号「１２３４５６７８９０１２３」は検査用数字が合いません。" in mistakes(answer)[0]
    assert as_shown(form_of(answer))["corporate_number"] == "１２３４５６７８９０１２３"


def test_a_contractor_is_registered_and_shows_the_same_again(client_as: ClientAs, desk: Desk) -> None:
    client = client_as(AccountRole.PRIVACY_OFFICER)
    told_ = {"corporate_number": ["7000012050002"], "kana": ["コクゼイチョウ"]}
    sent = filled(form_of(client.get("/contractors/new")), DAY, told_)
    answer = client.post("/contractors/new", data=sent)
    assert answer.status_code == 302, mistakes(answer)
    again = client.get(f"/contractors/{newest(desk, 'contractor')}/correct")
    shown, typed = told(form_of(again)), as_written(sent)
    assert shown == {name: typed.get(name, []) for name in shown}
    assert client.post(again.request.path, data=as_shown(form_of(again))).status_code == 302


def test_an_outsourcing_its_section_its_measures_and_a_contract_by_hand(
    client_as: ClientAs, ward: Ward, desk: Desk
) -> None:
    client = client_as(AccountRole.SECTION_OFFICER)
    sent = filled(
        form_of(client.get("/outsourcings/new")), DAY, {"sections": [str(ward.section)], "lead": [str(ward.section)]}
    )
    answer = client.post("/outsourcings/new", data=sent)
    assert answer.status_code == 302, mistakes(answer)
    outsourcing = f"/outsourcings/{newest(desk, 'outsourcing')}"
    again = client.get(f"{outsourcing}/correct")
    shown, typed = told(form_of(again)), as_written(sent)
    assert shown == {name: typed.get(name, []) for name in shown}
    assert client.post(again.request.path, data=as_shown(form_of(again))).status_code == 302
    for part in ("measures", "sections"):
        answer = client.post(
            f"{outsourcing}/{part}", data=filled(form_of(client.get(f"{outsourcing}/{part}")), DAY, PARTS[part])
        )
        assert answer.status_code == 302, (part, mistakes(answer))
    at = f"{outsourcing}/contracts/new"
    sent = filled(form_of(client.get(at)), DAY, {"contractor_id": [str(ward.contractor)], "end_on": ["令和9年3月31日"]})
    sent["predecessor_id"] = ""
    answer = client.post(at, data=sent)
    assert answer.status_code == 302, mistakes(answer)
    again = client.get(f"/contracts/{newest(desk, 'contract')}/correct")
    shown, typed = told(form_of(again)), as_written(sent)
    assert shown == {name: typed.get(name, []) for name in shown}
    assert client.post(again.request.path, data=as_shown(form_of(again))).status_code == 302


PARTS = {"measures": {"measures-0-clauses": ["１３、8"]}, "sections": {"to_on": [""]}}


def test_measures_are_filled_in_with_the_last_ones_and_numbered_on(client_as: ClientAs, ward: Ward, desk: Desk) -> None:
    client, at = client_as(AccountRole.PRIVACY_OFFICER), f"/outsourcings/{ward.outsourcing}/measures"
    page = form_of(client.get(at))
    before = as_shown(page)
    before["step"] = "add:measures"
    more = as_shown(form_of(client.post(at, data=before)))
    rows = [name for name in more if name.endswith("-text")]
    assert len(rows) == 1 + len([name for name in before if name.endswith("-text")])
    more["happened_on"], more[rows[-1]] = DAY, "新しい対策を講じる。"
    answer = client.post(at, data=more)
    assert answer.status_code == 302, mistakes(answer)
    again = as_shown(form_of(client.get(at)))
    assert again[rows[-1]] == "新しい対策を講じる。"
    assert again[rows[-1].replace("-text", "-key")] == "contractor.operation.4"


def _many_contractors(desk: Desk) -> None:
    with desk.change(SEEDER) as change:
        for number in range(SHOWN + 20):
            name, kana = f"株式会社 練習{number:03}", f"アレンシュウ{number:03}"
            enter(change, desk.shelf, RegisterContractor(name=name, kana=kana))
        enter(change, desk.shelf, RegisterContractor(name="んじゃら製作所 新宿支店", kana="ンジャラセイサクショ"))


def test_a_contractor_among_many_is_found_by_a_button_and_chosen(client_as: ClientAs, desk: Desk, ward: Ward) -> None:
    _many_contractors(desk)
    client, at = client_as(AccountRole.SECTION_OFFICER), f"/outsourcings/{ward.outsourcing}/contracts/new"
    opened = form_of(client.get(at))
    assert "んじゃら" not in opened.get_text()
    found: list[Tag] = []
    for typed in ("ンジャラ　新宿", "んじゃら", "新宿支店"):
        sent = as_shown(opened)
        sent["contractor_id-search"], sent["step"] = typed, "search"
        found = form_of(client.post(at, data=sent)).select("[data-picks] input[type=radio]")
        assert len(found) == 1, typed
    sent = filled(opened, DAY, {"contractor_id": [str(found[0]["value"])], "end_on": [""], "predecessor_id": [""]})
    sent["contractor_id-search"], sent["step"] = "練習07", "search"
    again = form_of(client.post(at, data=sent))
    assert as_shown(again)["contractor_id"] == found[0]["value"], "what is chosen stays while another is looked for"
    assert client.post(at, data=as_shown(again)).status_code == 302


def test_what_is_typed_finds_the_contractors_that_the_form_may_offer(
    client_as: ClientAs, desk: Desk, ward: Ward
) -> None:
    other = record(desk, SEEDER, RegisterContractor(name="別の課の印刷所"))
    with desk.reading() as session:
        elsewhere = current(session, Contract, ward.elsewhere)
    assert elsewhere is not None
    day = date(2026, 4, 1)
    record(
        desk,
        SEEDER,
        ConcludeContract(
            outsourcing_id=elsewhere.outsourcing_id,
            contractor_id=other,
            number="R8-税務-002",
            edition_id=EDITION,
            concluded_on=day,
            start_on=day,
            end_on=None,
        ),
    )

    def found(typed: str, role: AccountRole = AccountRole.SECTION_OFFICER) -> list[str]:
        answer = client_as(role).get("/choices", query_string={"of": "contractors", "q": typed})
        return [each["words"] for each in answer.json or ()]

    assert found("ﾋｶﾘ") == ["医療法人 ひかり産婦人科"]
    assert found("印刷") == []
    assert found("印刷", AccountRole.PRIVACY_OFFICER) == ["別の課の印刷所"]
    assert found("別の課の印刷所") == ["別の課の印刷所"], "by its whole name, as the first contract with it needs"
    assert client_as(AccountRole.SECTION_OFFICER).get("/choices?of=passwords").status_code == 404


@pytest.mark.parametrize(
    "typed", ["ない", "a@b", "a b@example.jp", "a@example.jp, b@example.jp", "a@example..jp", "あ@例.jp"]
)
def test_what_is_no_mail_address_is_told_beside_its_field(client_as: ClientAs, typed: str) -> None:
    client = client_as(AccountRole.SECTION_OFFICER)
    sent = as_shown(form_of(client.get("/contractors/new")))
    sent["name"], sent["email"] = "新しい会社", typed
    answer = client.post("/contractors/new", data=sent)
    assert answer.status_code == 422
    assert "メールアドレスとして読めません" in mistakes(answer)[0]
    assert as_shown(form_of(answer))["email"] == typed


def test_a_sections_charge_is_ended_on_its_form(client_as: ClientAs, ward: Ward) -> None:
    client = client_as(AccountRole.PRIVACY_OFFICER)
    page = soup(client.get(f"/outsourcings/{ward.outsourcing}"))
    at = f"/outsourcings/{ward.outsourcing}/sections/{ward.charge}"
    assert page.select_one(f'a[href="{at}"]') is not None
    sent = as_shown(form_of(client.get(at)))
    sent["to_on"] = "R9.3.31"
    assert client.post(at, data=sent).location == f"/outsourcings/{ward.outsourcing}"
    assert "令和9年3月31日" in client.get(f"/outsourcings/{ward.outsourcing}").text
    again = as_shown(form_of(client.get(at)))
    again["to_on"] = "R1.3.31"
    assert client.post(at, data=again).status_code == 422
    assert client.get(f"/outsourcings/{ward.undecided}/sections/{ward.charge}").status_code == 404


def test_a_charge_recorded_by_mistake_is_voided_with_a_reason_and_stays_to_be_seen(
    client_as: ClientAs, desk: Desk, ward: Ward
) -> None:
    client = client_as(AccountRole.PRIVACY_OFFICER)
    work = f"/outsourcings/{ward.outsourcing}"
    with desk.reading() as session:
        other = next(each.id for each in ward_sections(session) if each.id != ward.section)
    charge = PutInCharge(outsourcing_id=ward.outsourcing, section_id=other, from_on=date(2026, 4, 1))
    record(desk, SEEDER, charge)
    with desk.reading() as session:
        (mistake,) = (term for term in terms_of(session, ward.outsourcing) if term.section == other)
    at = f"{work}/sections/{mistake.id}/void"
    assert soup(client.get(work)).select_one(f'a[href="{at}"]') is not None
    shown = client.get(at)
    assert f"{mistake.name}の職員には、この案件と契約" in soup(shown).text
    sent = as_shown(form_of(shown))
    assert client.post(at, data=sent).status_code == 422
    sent["reason"] = "取り違えたため"
    assert client.post(at, data=sent).location == work
    page = soup(client.get(work))
    assert [struck.text.split()[0] for struck in page.select("dl.facts del")] == [mistake.name]
    assert "取り違えたため" in page.text
    assert client.get(at).status_code == 404


def test_a_new_contract_begins_with_the_edition_of_the_last_one(client_as: ClientAs, ward: Ward) -> None:
    page = client_as(AccountRole.SECTION_OFFICER).get(f"/outsourcings/{ward.outsourcing}/contracts/new")
    assert as_shown(form_of(page))["edition_id"] == EDITION
