"""The administrator verifies now: a queued job, whose page shows what was found."""

from collections.abc import Callable

from flask.testing import FlaskClient
from sqlalchemy import text

from compliance.scheduler.tasks import TASKS
from compliance.services.desk import Desk
from compliance.services.jobs import perform_next
from compliance.store.models.accounts import AccountRole
from tests.web.clients import form_of, hidden, soup

ClientAs = Callable[[AccountRole], FlaskClient]


def verified(client: FlaskClient, desk: Desk) -> str:
    """The text of the job's page after the runner did it."""
    sent = hidden(form_of(client.get("/system"), "/system/verify"))
    asked = client.post("/system/verify", data=sent)
    assert client.post("/system/verify", data=sent).location == asked.location
    assert perform_next(desk, TASKS, "runner", lambda: True)
    assert not perform_next(desk, TASKS, "runner", lambda: True)
    return soup(client.get(asked.location)).get_text()


def test_an_administrator_verifies_now_and_reads_what_was_found(client_as: ClientAs, desk: Desk) -> None:
    assert "すべて一致しています。" in verified(client_as(AccountRole.ADMINISTRATOR), desk)


def test_a_row_changed_behind_the_system_is_named(client_as: ClientAs, desk: Desk) -> None:
    client = client_as(AccountRole.ADMINISTRATOR)
    with desk.database.writing() as session:
        session.execute(text("UPDATE obligation SET met_on = '2026-04-02' WHERE rule = 'inspection'"))
    told = verified(client, desk)
    assert "✗ 義務の一覧：obligation" in told
    assert "すべて一致しています。" not in told
