"""Every form of the table: offered, posted with good and bad answers, corrected, voided; nothing typed is lost."""

from collections.abc import Callable, Iterator
from dataclasses import fields
from importlib import import_module
from pkgutil import iter_modules
from uuid import UUID

import pytest
from bs4 import Tag
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from compliance import services
from compliance.domain.editions import Act
from compliance.services.desk import Desk
from compliance.services.recording import Command
from compliance.store.models.accounts import AccountRole
from compliance.store.queries.current import stands
from compliance.store.schema import version_models
from compliance.web.fact_forms.catalogue import BY_KIND, ENTRIES
from compliance.web.fact_forms.meets import MEANS
from tests.web.clients import form_of, soup
from tests.web.counting import few_queries
from tests.web.filling import Sent, as_shown, filled
from tests.web.wards import Ward

ClientAs = Callable[[AccountRole], FlaskClient]

ELSEWHERE = {
    "ChangePolicy": "the settings",
    "SetWard": "the settings",
    "RegisterDepartment": "the settings",
    "RegisterSection": "the settings",
    "Post": "the pages of users",
    "RegisterMeeting": "the pages of meetings",
    "ConcludeContract": "registers",
    "RegisterContractor": "registers",
    "MatchContractors": "the page that compares two contractors",
    "RegisterOutsourcing": "registers",
    "PutInCharge": "registers",
    "ReportMeasures": "registers",
}
"""Commands that are no record under a contract, and where they are filled in."""

GIVEN = {"contract_id", "contractor_id", "submitted", "report_id", "told_by"}
"""Fields that no officer fills in: they follow from the contract, or say that the contractor handed it in, and with what."""

ASKED_AS = {
    "due_extension": {"obligation_key": "obligation", "old_due_on": "obligation"},
    "review": {"subject_id": "submission", "subject_kind": "submission"},
    "breach_decision": {"clause": "proposal", "cause": "proposal"},
}

NOT_UNDER_THIS_EDITION = {"pledge", "education_report"}
DAY = "R8.11.10"
ORDER = (
    *("place", "device", "letter", "expected_handover", "handover", "holding", "stocktake", "handler_list"),
    "designation",
    *(
        "education_plan",
        "education_session",
        "status_request",
        "status_report",
        "consent_request",
        "consent_decision",
        "collection",
    ),
    *("recognition", "removal", "copy", "subcontracting", "incident", "incident_notice", "incident_report"),
    *("incident_reopening", "leak_decision", "leak_report", "instruction", "instruction_followed", "no_longer_needed"),
    *("erasure", "check_decision", "erasure_check", "certificate", "given_back", "no_computer_used", "inspection"),
    *("inspection_plan", "inspection_announcement", "inspection_visit", "inspection_cancellation", "assessment"),
    *("finding", "correction", "recheck", "finding_reopening", "breach_decision", "explanation", "guidance_decision"),
    *("publication_decision", "public_notice", "damage_claim", "damage_settlement", "due_extension", "term_change"),
    "edition_change",
)
"""What can be recorded one after the other under one running contract: each finds what it refers to."""

ANSWERS = {
    "edition_change": {"edition_id": ["articles-2024"]},
    "handler_list": {"people-0-person_id": [""], "people-0-to_on": [""]},
    "designation": {"person_id": [""], "to_on": [""], "name": ["新井 望"]},
    "holding": {"count": ["３"], "medium": ["computer"]},
    "education_plan": {"planned_on": ["R8.12.10"], "makes_up_id": [""]},
    "education_session": {"absentees": [], "makes_up_id": [""]},
    "expected_handover": {"due_on": ["R8.12.10"]},
    "consent_request": {"clause": ["6"]},
    "consent_decision": {"until_on": ["R8.12.10"], "back_by_on": ["R8.12.10"]},
    "inspection": {"visit_on": ["2026-12-01"], "fiscal_year": ["令和８年度"]},
    "inspection_plan": {"visit_on": ["2026-12-02"], "fiscal_year": ["2026"]},
    "inspection_announcement": {"visit_on": ["2026-12-02"]},
    "finding": {"due_on": ["令和8年12月10日"], "item": ["8"], "ward": ["no"]},
    "finding_reopening": {"due_on": ["令和8年12月10日"]},
    "damage_claim": {"clause": ["8"], "due_on": ["令和8年12月10日"]},
    "publication_decision": {"publish": ["yes"]},
    "due_extension": {"new_due_on": ["令和9年12月10日"]},
    "term_change": {"end_on": ["令和9年6月30日"]},
    "instruction": {"clause": ["11"], "due_on": ["R8.12.10"], "successor_id": [""]},
    "incident_report": {"person_count": ["１，２００人"]},
}
"""What the first of everything would not say rightly."""


def commands() -> Iterator[type[Command]]:
    for module in iter_modules(services.__path__):
        found = import_module(f"{services.__name__}.{module.name}")
        for value in vars(found).values():
            if isinstance(value, type) and issubclass(value, Command) and "model" in vars(value):
                yield value


def posted(client: FlaskClient, at: str, sent: Sent) -> TestResponse:
    """Send a form; where its effect is shown first, look and go on."""
    answer = client.post(at, data=sent)
    if answer.status_code == 200 and soup(answer).select_one('button[value="confirm"]'):
        again = as_shown(form_of(answer))
        again["step"] = "confirm"
        answer = client.post(at, data=again)
    return answer


def newest(desk: Desk, kind: str) -> UUID:
    model = version_models()[kind]
    with desk.reading() as session:
        found = session.query(model.id).where(stands(model)).order_by(model.row_id.desc()).first()
    assert found is not None
    return UUID(str(found[0]))


def told(form: Tag) -> dict[str, list[str]]:
    """What a form shows, its keys left out."""
    keys = {"csrf_token", "once", "stamp", "version", "step"}
    sent = as_shown(form)
    return {name: sorted(v for v in sent.getlist(name) if v) for name in sent if name not in keys}


def mistakes(page: TestResponse) -> list[str]:
    return [m.get_text(strip=True) for m in soup(page).select("#summary li")]


def test_every_command_has_its_form_or_is_filled_in_elsewhere() -> None:
    known = {entry.command.__name__ for entry in ENTRIES}
    assert {command.__name__ for command in commands()} == known | set(ELSEWHERE)
    assert not known & set(ELSEWHERE)


@pytest.mark.parametrize("kind", sorted(BY_KIND))
def test_every_field_of_a_command_is_asked_for(kind: str) -> None:
    entry = BY_KIND[kind]
    asked = set(entry.form()._fields)
    renamed = ASKED_AS.get(kind, {})
    for field in fields(entry.command):
        assert field.name in GIVEN or renamed.get(field.name, field.name) in asked, field.name


def test_the_order_of_the_walk_knows_every_form() -> None:
    assert set(ORDER) | NOT_UNDER_THIS_EDITION | {"person", "review", "closing"} == set(BY_KIND)


def test_every_duty_leads_to_a_form() -> None:
    assert set(MEANS) == set(Act) - {Act.OBSERVE}
    assert {means.kind for means in MEANS.values()} <= set(BY_KIND)
    for means in MEANS.values():
        assert means.field is None or means.field in BY_KIND[means.kind].fields


def test_the_list_of_records_offers_what_the_edition_knows(client_as: ClientAs, ward: Ward) -> None:
    page = soup(client_as(AccountRole.SECTION_OFFICER).get(f"/contracts/{ward.kept}/record"))
    offered = {
        str(a["href"]).rpartition("/")[2] for a in page.select(f'main a[href^="/contracts/{ward.kept}/record/"]')
    }
    reserved = {entry.kind for entry in ENTRIES if entry.reserved}
    assert {kind for kind in offered if "?" not in kind} == set(BY_KIND) - NOT_UNDER_THIS_EDITION - reserved - {
        "person"
    }
    assert "誓約書を求めていません" in page.get_text()


def test_every_form_is_recorded_shown_again_corrected_and_voided_with_few_queries(
    app: Flask, client_as: ClientAs, ward: Ward, desk: Desk
) -> None:
    client = client_as(AccountRole.PRIVACY_OFFICER)
    with few_queries(app, desk):
        made = [(kind, recorded(client, ward, desk, kind)) for kind in ORDER]
        for kind, fact in reversed(made):
            voided = f"/contracts/{ward.kept}/records/{kind}/{fact}/void"
            page = client.get(voided)
            assert page.status_code == 200, kind
            assert client.post(voided, data=filled(form_of(page), DAY)).status_code == 302, kind
            assert client.get(voided).status_code == 404, kind


def recorded(client: FlaskClient, ward: Ward, desk: Desk, kind: str) -> UUID:
    """Record one of a kind, see that its form shows the same again, and correct it."""
    at = f"/contracts/{ward.kept}/record/{kind}"
    sent = filled(form_of(client.get(at)), DAY, ANSWERS.get(kind))
    answer = posted(client, at, sent)
    assert answer.status_code == 302, (kind, mistakes(answer))
    fact = newest(desk, kind)
    again = f"/contracts/{ward.kept}/records/{kind}/{fact}/correct"
    form = form_of(client.get(again))
    shown, typed = told(form), as_written(sent)
    assert {n: v for n, v in shown.items() if v != typed.get(n, [])}.keys() <= {"person_id"}, kind
    names = {str(control["name"]) for control in form.select("[name]")} - {"person_id"}
    more = {name: values for name, values in ANSWERS.get(kind, {}).items() if name in names}
    corrected = posted(client, again, filled(form, DAY, more | ({"note": ["訂正しました"]} if "note" in shown else {})))
    assert corrected.status_code == 302, (kind, mistakes(corrected))
    return fact


def as_written(sent: Sent) -> dict[str, list[str]]:
    """What was typed, as the form writes it back: days in words, digits in one width, no unit."""
    words = {"R8.11.10": "令和8年11月10日", "R8.12.10": "令和8年12月10日", "１": "1", "３": "3"}
    words |= {
        "2026-12-01": "令和8年12月1日",
        "2026-12-02": "令和8年12月2日",
        "１，２００人": "1200",
        "2026": "令和8年度",
    }
    words |= {"R8.11.10 10:30": "令和8年11月10日 10:30"}
    return {n: sorted(words.get(v, v) for v in sent.getlist(n) if v) for n in sent}


def test_a_wrong_form_says_what_is_wrong_and_keeps_what_was_typed(client_as: ClientAs, ward: Ward) -> None:
    client = client_as(AccountRole.PRIVACY_OFFICER)
    for kind in sorted(set(BY_KIND) - NOT_UNDER_THIS_EDITION - {"person"}):
        at = f"/contracts/{ward.kept}/record/{kind}"
        sent = as_shown(form_of(client.get(at)))
        sent["happened_on"] = sent["decided_on"] = sent["from_on"] = sent["known_on"] = "きのう"
        sent["note"] = "  書きかけの備考\n二行目"
        answer = client.post(at, data=sent)
        kept = as_shown(form_of(answer))
        assert answer.status_code == 422, kind
        assert any("きのう" in mistake for mistake in mistakes(answer)), kind
        assert "きのう" in kept.values(), kind
        assert kept.get("note", sent["note"]) == sent["note"], kind
        for link in soup(answer).select("#summary a"):
            assert soup(answer).select_one(str(link["href"])) is not None, (kind, link)
