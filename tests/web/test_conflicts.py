"""Whoever saves what somebody else changed meanwhile sees both versions in the form's words, never the database's."""

import re
from dataclasses import dataclass
from urllib.parse import unquote

import pytest
from bs4 import Tag
from flask import Flask
from werkzeug.test import TestResponse

from compliance.services.desk import Desk
from compliance.store.models.accounts import AccountRole
from compliance.web.gate import declarations
from compliance.web.permissions import may
from tests.web.clients import form_of, hidden, sign_in, soup
from tests.web.filling import Sent, as_shown
from tests.web.test_trail_entries import SENDERS
from tests.web.visits import Visit
from tests.web.wards import Ward

JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龠]")
NEVER_STOOD = "4711"

BUTTONS = (
    "administrator.disable_user",
    "administrator.end_posting",
    "administrator.reset_user_password",
    "contractor.stop_person",
    "officer.let_person_in",
)
"""What is done at once: there is nothing typed to set beside what stands."""

EDITED = (
    "administrator.ward",
    "council.correct_meeting",
    "officer.correct_charge",
    "officer.correct_contract",
    "officer.correct_contractor",
    "officer.correct_fact",
    "officer.correct_outsourcing",
    "officer.edit_section",
    "officer.report_measures",
)

SAME_DAY = {"officer.report_measures": "R3.4.1"}
"""What makes a form correct the one before instead of adding another."""


@dataclass(frozen=True, slots=True)
class LateVisit(Visit):
    """Somebody whose form was opened on a version that stands no more."""

    late: str = ""

    def _answers(self, form: Tag, endpoint: str) -> Sent:
        sent = Visit._answers(self, form, endpoint)
        if endpoint == self.late:
            assert sent["version"]
            if endpoint in SAME_DAY:
                sent["happened_on"] = SAME_DAY[endpoint]
            sent["version"] = NEVER_STOOD
        return sent


def too_late(app: Flask, desk: Desk, ward: Ward, endpoint: str) -> TestResponse:
    """The answer to a form that comes after somebody else's."""
    role = next(role for role in SENDERS if may(role, declarations(app)[endpoint].permission))
    client = sign_in(app.test_client(), role)
    if endpoint == "administrator.ward":
        Visit(app, desk, ward, client).send(endpoint)  # the small ward has no settings yet that could be changed
    return LateVisit(app, desk, ward, client, endpoint).send(endpoint).answer


@pytest.mark.parametrize("endpoint", EDITED)
def test_both_versions_of_a_form_are_told_in_its_words(app: Flask, desk: Desk, ward: Ward, endpoint: str) -> None:
    answer = too_late(app, desk, ward, endpoint)
    assert answer.status_code == 409
    rows = soup(answer).select("main table tbody tr")
    assert rows
    for row in rows:
        name, mine, theirs = [cell.get_text(strip=True) for cell in row.select("th, td")][:3]
        assert JAPANESE.search(name), name
        assert not {"None", "True", "False", "[]"} & {mine, theirs}, (name, mine, theirs)


@pytest.mark.parametrize("endpoint", BUTTONS)
def test_a_button_pressed_too_late_leads_back_to_what_stands(app: Flask, desk: Desk, ward: Ward, endpoint: str) -> None:
    answer = too_late(app, desk, ward, endpoint)
    assert answer.status_code == 409
    page = soup(answer)
    assert not page.select("main table")
    assert page.select_one("main .acts a.button") is not None


def test_a_handover_that_was_put_right_meanwhile_is_looked_at_again(app: Flask, ward: Ward) -> None:
    """What somebody confirms is what they saw: both are shown, what they typed stays, and the next press counts."""
    clinic, at = sign_in(app.test_client(), AccountRole.CONTRACTOR_STAFF), f"/own-handovers/{ward.handover}"
    keys = hidden(form_of(clinic.get(at)))
    officer = sign_in(app.test_client(), AccountRole.SECTION_OFFICER)
    corrected = f"/contracts/{ward.kept}/records/handover/{ward.handover}/correct"
    right = as_shown(form_of(officer.get(corrected)))
    right["count"] = "7"
    assert officer.post(corrected, data=right).status_code == 302
    answer = clinic.post(f"{at}/confirm", data=keys | {"agrees": "yes", "by": "鈴木 一"})
    assert answer.status_code == 409
    page = soup(answer)
    assert [cell.get_text(strip=True) for cell in page.select("main table tbody tr > *")] == [
        "数量（点）",
        "1",
        "7",
        "違う",
    ]
    again = form_of(answer)
    lost = app.test_client().post(f"{at}/confirm", data=as_shown(again))
    assert unquote(lost.location).endswith(f"{at}?draft=open"), "a lost session leads back to the page of the handover"
    assert again.select_one("input[name=by]")["value"] == "鈴木 一"  # type: ignore[index]  # it is there
    assert clinic.post(f"{at}/confirm", data=as_shown(again)).status_code == 302
