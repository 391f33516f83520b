"""Settings and users through their pages: shown beforehand, recorded once, refused beside the field."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from compliance.passwords import Passwords
from compliance.services.desk import Desk
from compliance.services.sign_ins import NotSignedIn, sign_in
from compliance.store.models.accounts import AccountRole
from compliance.store.queries.policy_figures import figure_changes
from compliance.store.queries.section_works import sections_with_works
from compliance.store.queries.wards import ward as ward_row
from tests.web.clients import form_of, hidden, soup
from tests.web.wards import PASSWORD, Ward

ClientAs = Callable[[AccountRole], FlaskClient]
CHANGE = "/settings/policies/change?edition=shinjuku-2021&name=return"
DAYS = {"days": "１０日", "from_on": "R9.4.1", "reason": "審議会の意見による"}


@pytest.fixture
def officer(client_as: ClientAs) -> FlaskClient:
    return client_as(AccountRole.PRIVACY_OFFICER)


@pytest.fixture
def administrator(client_as: ClientAs) -> FlaskClient:
    return client_as(AccountRole.ADMINISTRATOR)


def posted(client: FlaskClient, page: str, fields: dict[str, str], action: str | None = None) -> object:
    """The answer to the form of a page, sent with these fields."""
    form = form_of(client.get(page), action)
    return client.post(action or page, data=hidden(form) | fields)


def test_a_change_of_policy_is_shown_before_it_is_recorded(officer: FlaskClient, desk: Desk) -> None:
    shown = officer.post(CHANGE, data=hidden(form_of(officer.get(CHANGE))) | DAYS | {"step": "preview"})
    effect = soup(shown).select_one("section[aria-labelledby=effect]")
    assert effect is not None
    assert "2件の義務2件の、期限か状態が変わります" in effect.text
    assert [row.a["href"] for row in effect.select("details tbody tr") if row.a]
    with desk.reading() as session:
        assert figure_changes(session) == ()
    saved = officer.post(CHANGE, data=hidden(form_of(shown)) | DAYS | {"step": "save"})
    assert saved.status_code == 302
    with desk.reading() as session:
        (change,) = figure_changes(session)
    assert (change.days, change.by, change.reason) == (10, "佐藤 恵", "審議会の意見による")
    assert "10日" in officer.get("/settings/policies").text


def test_no_figure_changes_for_the_past(officer: FlaskClient) -> None:
    fields = DAYS | {"from_on": "2020-04-01", "step": "save"}
    answer = officer.post(CHANGE, data=hidden(form_of(officer.get(CHANGE))) | fields)
    assert answer.status_code == 422
    assert "過ぎた日からは変更できません" in answer.text


def test_a_change_to_come_is_taken_back_with_a_reason(officer: FlaskClient, desk: Desk) -> None:
    officer.post(CHANGE, data=hidden(form_of(officer.get(CHANGE))) | DAYS | {"step": "save"})
    with desk.reading() as session:
        (change,) = figure_changes(session)
    action = f"/settings/policies/{change.id}/void"
    officer.post(action, data=hidden(form_of(officer.get("/settings/policies"), action)) | {"reason": "誤登録"})
    with desk.reading() as session:
        assert figure_changes(session) == ()


def test_a_section_is_renamed_from_a_day_on(officer: FlaskClient, desk: Desk, ward: Ward) -> None:
    page = f"/settings/sections/{ward.section}/reorganise"
    form = form_of(officer.get(page))
    chosen = str(form.select_one("select[name=department] option")["value"])  # type: ignore[index]
    fields = {"whole": "yes", "on": "R9.4.1", "into": "new", "name": "健康推進課", "department": chosen}
    shown = officer.post(page, data=hidden(form) | fields | {"step": "preview"})
    assert "「健康推進課」になります" in soup(shown).text
    assert officer.post(page, data=hidden(form_of(shown)) | fields | {"step": "save"}).status_code == 302
    with desk.reading() as session:
        names = {line.name: line.works for line in sections_with_works(session, desk.today().replace(year=2027))}
    assert names["健康推進課"] > 0


def test_an_entry_corrected_on_an_old_version_shows_both(officer: FlaskClient, ward: Ward) -> None:
    page = f"/settings/sections/{ward.section}/edit"
    form = form_of(officer.get(page))
    department = str(form.select_one("option[selected]")["value"])  # type: ignore[index]
    fields = {"name": "新課", "telephone": "03-0000-9999", "exists_from_on": "R2.4.1", "department": department}
    assert officer.post(page, data=hidden(form) | fields).status_code == 302
    again = hidden(form_of(officer.get(page))) | {"version": "1"}
    answer = officer.post(page, data=again | fields)
    assert answer.status_code == 409
    named = [cell.text for cell in soup(answer).select("main table th[scope=row]")]
    assert "名称" in "".join(named)
    assert not [name for name in named if name.isascii()], "in the words of the form, not of the database"


def test_a_user_is_opened_with_a_password_that_is_shown_once(administrator: FlaskClient, desk: Desk) -> None:
    form = form_of(administrator.get("/users/open"))
    fields = hidden(form) | {"login": "shinjin", "name": "新人 花子", "role": "auditor", "section": ""}
    data = fields | {"from_on": "R2.4.1"}
    shown = administrator.post("/users/open", data=data)
    given = soup(shown).select("dd.mono")[-1].get_text(strip=True)
    assert given not in administrator.post("/users/open", data=data).text
    passwords = Passwords()
    assert sign_in(desk, passwords, "shinjin", given, "127.0.0.1")


def test_whoever_has_a_first_password_is_sent_to_change_it(
    administrator: FlaskClient, client: FlaskClient, ward: Ward
) -> None:
    page = f"/users/{ward.somebody}"
    action = f"{page}/reset-password"
    shown = administrator.post(action, data=hidden(form_of(administrator.get(page), action)))
    given = soup(shown).select("dd.mono")[-1].get_text(strip=True)
    client.post("/sign-in", data=hidden(form_of(client.get("/sign-in"))) | {"login": "auditor", "password": given})
    answer = client.get("/today")
    assert (answer.status_code, answer.location) == (302, "/account")
    assert client.get("/account").status_code == 200


def test_a_stopped_user_is_out_at_once(administrator: FlaskClient, desk: Desk, ward: Ward) -> None:
    page = f"/users/{ward.somebody}"
    action = f"{page}/disable"
    administrator.post(action, data=hidden(form_of(administrator.get(page), action)))
    with pytest.raises(NotSignedIn):
        sign_in(desk, Passwords(), "auditor", PASSWORD, "127.0.0.1")
    assert "停止中" in administrator.get(page).text


def test_many_are_transferred_at_once(administrator: FlaskClient, ward: Ward) -> None:
    form = form_of(administrator.get("/users/transfer"))
    select = form.select_one("select")
    assert select is not None
    elsewhere = str(next(one["value"] for one in select.select("option") if one.text == "税務課"))
    fields = {"from_on": "R9.4.1", str(select["name"]): elsewhere}
    shown = administrator.post("/users/transfer", data=hidden(form) | fields | {"step": "preview"})
    assert "1人が異動します" in soup(shown).text
    saved = administrator.post("/users/transfer", data=hidden(form_of(shown)) | fields | {"step": "save"})
    assert saved.status_code == 302
    assert "税務課" in administrator.get("/users").text


def test_the_ward_s_settings_keep_their_reason(administrator: FlaskClient, desk: Desk) -> None:
    fields = {"name": "練習区", "reminder_days": "14,7", "draft_days": "14", "start_of_use_on": "R8.7.1"}
    form = form_of(administrator.get("/system/ward"))
    assert administrator.post("/system/ward", data=hidden(form) | fields).status_code == 422
    shown = administrator.post("/system/ward", data=hidden(form) | fields | {"reason": "運用の開始"})
    assert "義務" in soup(shown).select_one("section[aria-labelledby=effect]").text  # type: ignore[union-attr]
    with desk.reading() as session:
        assert ward_row(session).name != "練習区"
    again = hidden(form_of(shown)) | fields | {"reason": "運用の開始", "step": "save"}
    assert administrator.post("/system/ward", data=again).status_code == 302
    with desk.reading() as session:
        assert ward_row(session).name == "練習区"
