"""What went wrong in the night stands at the top of the privacy office's day, and of nobody else's."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import uuid4

import pytest
from flask.testing import FlaskClient

from compliance.services.desk import Desk
from compliance.services.nightly import LEASE, RUNNER, Nightly
from compliance.store import leases, nightly
from compliance.store.mails import MOST_ATTEMPTS
from compliance.store.models.accounts import AccountRole
from compliance.store.models.mails import Channel, Mail
from tests.web.clients import soup
from tests.web.desks import NOW
from tests.web.test_pages import MOST_QUERIES, queries

ClientAs = Callable[[AccountRole], FlaskClient]


def notice(client: FlaskClient) -> str:
    """The notice above the counts; empty where there is none."""
    found = soup(client.get("/today")).select_one("main .notice.bad")
    return found.get_text() if found else ""


@pytest.fixture
def beating(desk: Desk) -> None:
    """The runner told of itself just now."""
    now = NOW.now()
    leases.take(desk.database, RUNNER, "host", now, now + LEASE)


def test_a_runner_that_is_silent_is_told(client_as: ClientAs, desk: Desk) -> None:
    client = client_as(AccountRole.PRIVACY_OFFICER)
    assert "定期処理のプログラムが動いていません。" in notice(client)
    leases.take(desk.database, RUNNER, "host", NOW.now() - timedelta(hours=1), NOW.now() - timedelta(hours=1) + LEASE)
    assert "定期処理のプログラムが動いていません。" in notice(client)
    assert not notice(client_as(AccountRole.SECTION_OFFICER))


@pytest.mark.usefixtures("beating")
def test_where_all_went_well_there_is_no_notice(client_as: ClientAs) -> None:
    assert not notice(client_as(AccountRole.PRIVACY_OFFICER))


@pytest.mark.usefixtures("beating")
def test_faults_of_the_verification_and_lost_mails_are_told_in_fifteen_queries(client_as: ClientAs, desk: Desk) -> None:
    with desk.database.writing() as session:
        nightly.begin(session, Nightly.VERIFY, date(2026, 11, 20), NOW.now())
        nightly.end(session, Nightly.VERIFY, date(2026, 11, 20), NOW.now(), {"faults": ["obligation 1: x"]}, None)
        lost = {"dedupe_key": "k", "channel": Channel.MAIL, "recipient": "a@example.jp", "subject": "s", "body": "b"}
        when = {"queued_at": NOW.now(), "not_before": NOW.now(), "attempts": MOST_ATTEMPTS}
        session.add(Mail(id=uuid4(), **lost, **when))
    client = client_as(AccountRole.PRIVACY_OFFICER)
    with queries(desk) as seen:
        told = notice(client)
    assert "検証で、記録の食い違いが1件見つかりました。" in told
    assert "送信できなかったメールが1件あります。" in told
    assert len(seen) <= MOST_QUERIES, "\n".join(seen)
