"""Planned education: told by the contractor, seen by both sides, no education done; held, missed and made up for."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from compliance.domain.facts import Role
from compliance.services.desk import Desk
from compliance.services.people import FileList, Listed, file_list
from compliance.store.belongings import contracts_served
from compliance.store.models.accounts import AccountRole
from compliance.store.models.education import EducationPlan, EducationSession
from compliance.store.models.people import Person
from tests.web.clients import form_of, soup
from tests.web.filling import as_shown
from tests.web.wards import SEEDER, Ward, another_contract

ClientAs = Callable[[AccountRole], FlaskClient]
TOPICS = {"teaches_protection": "y", "teaches_security": "y", "tells_ordinance": "y"}


@pytest.fixture
def clerk(client_as: ClientAs) -> FlaskClient:
    return client_as(AccountRole.CONTRACTOR_STAFF)


def hand_in(client: FlaskClient, at: str, **typed: object) -> TestResponse:
    shown = {name: values for name, values in as_shown(form_of(client.get(at))).lists() if name != "papers"}
    return client.post(at, data={**shown, "step": "save", **typed}, content_type="multipart/form-data")


def people(desk: Desk) -> dict[str, str]:
    with desk.reading() as session:
        return {name: str(id) for id, name in session.execute(select(Person.id, Person.name))}


def newest(desk: Desk, model: type[EducationPlan] | type[EducationSession]) -> UUID:
    with desk.reading() as session:
        return session.scalars(select(model.id).order_by(model.row_id.desc())).first() or UUID(int=0)


def test_a_plan_leads_to_its_session_and_that_to_the_session_that_makes_up_for_it(
    clerk: FlaskClient, client_as: ClientAs, desk: Desk, ward: Ward
) -> None:
    own = f"/own-contracts/{ward.kept}"
    owed = soup(clerk.get(f"{own}/education")).select_one("td[data-label^='令和8年度']")
    assert hand_in(clerk, f"{own}/hand-in/education_plan", planned_on="R8.11.1", **TOPICS).status_code == 422
    assert hand_in(clerk, f"{own}/hand-in/education_plan", planned_on="R8.12.1", **TOPICS).status_code == 302
    plan = newest(desk, EducationPlan)
    after = clerk.get(f"{own}/education")
    assert soup(after).select_one("td[data-label^='令和8年度']") == owed
    assert "その日の取扱者の全員" in after.text
    assert (
        "その日の取扱者の全員" in client_as(AccountRole.SECTION_OFFICER).get(f"/contracts/{ward.kept}/education").text
    )

    known = people(desk)
    held = f"{own}/hand-in/education_session?planned_id={plan}"
    assert len(soup(clerk.get(held)).select("input[name=attendees][checked]")) == 2
    there = {"attendees": known["山田 花子"], "absentees": known["𠮷田 一郎"]}
    assert hand_in(clerk, held, happened_on="R8.11.18", **there).status_code == 302
    shown = clerk.get(f"{own}/education")
    assert "令和8年11月18日（水）に実施" in shown.text
    (makes_up,) = soup(shown).select(f"a[href*='education_session?makes_up_id={newest(desk, EducationSession)}']")
    assert hand_in(clerk, str(makes_up["href"]), happened_on="R8.11.19").status_code == 302
    assert "makes_up_id=" not in clerk.get(f"{own}/education").text


def test_whoever_does_not_handle_on_the_day_is_offered_with_the_reason(
    clerk: FlaskClient, desk: Desk, ward: Ward
) -> None:
    later = Listed(role=Role.HANDLER, from_on=date(2026, 12, 1), name="後田 入")
    gone = Listed(role=Role.HANDLER, from_on=date(2026, 4, 1), to_on=date(2026, 5, 31), name="前田 出")
    file_list(desk, SEEDER, FileList(contracts=(ward.kept,), happened_on=date(2026, 11, 1)), (later, gone))
    at = f"/own-contracts/{ward.kept}/hand-in/education_session"
    offered = clerk.get(at).text
    assert "この日は、まだ取扱者ではありません（令和8年12月1日（火）から）" in offered
    assert "前田 出" not in offered
    shown = {name: values for name, values in as_shown(form_of(clerk.get(at))).lists() if name != "papers"}
    of_may = clerk.post(at, data={**shown, "happened_on": "R8.5.20", "step": "search"})
    assert "前田 出" in of_may.text


def test_a_session_for_several_contracts_is_sent_once_each_was_seen(clerk: FlaskClient, desk: Desk, ward: Ward) -> None:
    second = another_contract(desk, ward)
    one = Listed(role=Role.HANDLER, from_on=date(2026, 4, 1), person_id=UUID(people(desk)["𠮷田 一郎"]))
    file_list(desk, SEEDER, FileList(contracts=(second,), happened_on=date(2026, 4, 1)), (one,))
    at, known = f"/own-contracts/{ward.kept}/hand-in/education_session", people(desk)
    told: dict[str, object] = {"happened_on": "R8.11.18", "attendees": known["山田 花子"], **TOPICS}
    first = hand_in(clerk, at, contracts=str(second), **told)
    assert first.status_code == 200
    assert "取扱者1人のうち、受ける人 0人" in first.text
    shown = {name: values for name, values in as_shown(form_of(first)).lists() if name != "papers"}
    other = {**shown, "attendees": list(known.values()), "step": "save"}
    assert "取扱者1人のうち、受ける人 1人" in clerk.post(at, data=other).text
    assert clerk.post(at, data={**shown, "step": "save"}).status_code == 302
    with desk.reading() as session:
        assert set(contracts_served(session, [newest(desk, EducationSession)])) == {ward.kept, second}
