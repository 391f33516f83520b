"""The council's meetings and the drafts that wait for them; jobs and their files; the nights' work."""

from collections.abc import Callable

from flask.testing import FlaskClient

from compliance.scheduler.jobs import JOBS
from compliance.scheduler.tasks import TASKS
from compliance.services.desk import Desk
from compliance.services.jobs import perform_next
from compliance.store.models.accounts import AccountRole
from compliance.store.queries.meetings import meetings
from tests.web.clients import form_of, hidden, soup
from tests.web.wards import Ward

ClientAs = Callable[[AccountRole], FlaskClient]
SECRETARIAT = AccountRole.COUNCIL_SECRETARIAT
LIST = "/council-meetings"


def press(client: FlaskClient, page: str, action: str, **fields: str) -> str:
    """Sends the form of a page that posts to `action`; where it leads."""
    keys = hidden(form_of(client.get(page), action))
    answer = client.post(action, data={**keys, **fields})
    assert answer.status_code == 302, answer.text
    return answer.location


def save(client: FlaskClient, page: str, **fields: str) -> int:
    """Sends the form of a page to the page itself."""
    return client.post(page, data={**hidden(form_of(client.get(page))), **fields}).status_code


def names(desk: Desk) -> set[str]:
    with desk.reading() as session:
        return {line.name for line in meetings(session)}


def test_a_meeting_is_recorded_corrected_and_cancelled(client_as: ClientAs, desk: Desk, ward: Ward) -> None:
    client, page = client_as(SECRETARIAT), f"{LIST}/{ward.meeting}"
    assert save(client, f"{LIST}/record", name="第10回 審議会", held_on="R9.2.18", note="") == 302
    assert save(client, f"{page}/correct", name="第9回 審議会（書面）", held_on="2026-12-01", note="") == 302
    assert names(desk) == {"第10回 審議会", "第9回 審議会（書面）"}
    assert save(client, f"{page}/cancel", reason="") == 422
    assert save(client, f"{page}/cancel", reason="延期") == 302
    assert names(desk) == {"第10回 審議会"}


def test_a_correction_without_a_version_that_can_be_read_is_refused(client_as: ClientAs, ward: Ward) -> None:
    page = f"{LIST}/{ward.meeting}/correct"
    assert save(client_as(SECRETARIAT), page, name="第9回 審議会", held_on="2026-12-01", version="x") == 400


def test_what_was_typed_stays_where_the_day_cannot_be_read(client_as: ClientAs) -> None:
    client, page = client_as(SECRETARIAT), f"{LIST}/record"
    keys = hidden(form_of(client.get(page)))
    answer = client.post(page, data={**keys, "name": "第10回 審議会", "held_on": "来春"})
    assert answer.status_code == 422
    assert "第10回 審議会" in answer.text
    assert "来春" in answer.text


def test_a_draft_is_made_and_its_file_taken_from_its_page(client_as: ClientAs, desk: Desk, ward: Ward) -> None:
    client, page = client_as(SECRETARIAT), f"{LIST}/{ward.meeting}"
    press(client, LIST, f"{page}/draft")
    job = press(client, LIST, f"{page}/draft-file", kind="xlsx")
    waiting = client.get(job)
    assert 'http-equiv="refresh"' in waiting.text
    assert perform_next(desk, TASKS, "runner", lambda: True)
    ready = soup(client.get(job))
    link = ready.select_one(f'a[href="{job}/file"]')
    assert link is not None
    assert client.get(f"{job}/file").data.startswith(b"PK")
    assert client_as(AccountRole.AUDITOR).get(job).status_code == 404


def test_the_report_is_asked_for_as_a_job(client_as: ClientAs, desk: Desk) -> None:
    client = client_as(SECRETARIAT)
    keys = hidden(form_of(client.get("/account"), "/account/password"))
    answer = client.post("/council-report/file", data={**keys, "as_of": "2026-11-20", "kind": "pdf"})
    assert answer.status_code == 302
    assert perform_next(desk, TASKS, "runner", lambda: True)
    assert client.get(f"{answer.location}/file").data.startswith(b"%PDF")


def test_a_kind_of_file_that_we_do_not_make_is_refused(client_as: ClientAs) -> None:
    client = client_as(SECRETARIAT)
    keys = hidden(form_of(client.get("/account"), "/account/password"))
    data = {**keys, "as_of": "2026-11-20", "kind": "exe"}
    assert client.post("/council-report/file", data=data).status_code == 400


def test_the_administrator_is_told_that_nothing_runs(client_as: ClientAs) -> None:
    page = client_as(AccountRole.ADMINISTRATOR).get("/system/nightly-work")
    assert "定期処理のプログラムが動いていません。" in page.text
    assert page.text.count("まだ動いていません。") == len(JOBS)
