"""Whoever saves what somebody else changed meanwhile sees both versions in the form's words, never the database's."""

import re
from dataclasses import dataclass

import pytest
from bs4 import Tag
from flask import Flask
from werkzeug.test import TestResponse

from compliance.services.desk import Desk
from compliance.web.gate import declarations
from compliance.web.permissions import may
from tests.web.clients import sign_in, soup
from tests.web.filling import Sent
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
)


@dataclass(frozen=True, slots=True)
class LateVisit(Visit):
    """Somebody whose form was opened on a version that stands no more."""

    late: str = ""

    def _answers(self, form: Tag, endpoint: str) -> Sent:
        sent = Visit._answers(self, form, endpoint)
        if endpoint == self.late:
            assert sent["version"]
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
