"""Reading and posting pages as a browser does: the hidden keys of the form are taken from the page itself."""

from bs4 import BeautifulSoup, Tag
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from compliance.store.models.accounts import AccountRole
from tests.web.wards import PASSWORD


def soup(response: TestResponse) -> BeautifulSoup:
    return BeautifulSoup(response.text, "html.parser")


def form_of(response: TestResponse, action: str | None = None) -> Tag:
    """The form in the page's content, or the one that posts to `action`."""
    page = soup(response)
    chosen = (
        page.select_one("main form[method=post]") if action is None else page.select_one(f'form[action="{action}"]')
    )
    assert chosen is not None, f"no such form on {response.request.path}"
    return chosen


def hidden(form: Tag) -> dict[str, str]:
    return {str(i["name"]): str(i.get("value", "")) for i in form.select("input[type=hidden][name]")}


def sign_in(client: FlaskClient, role: AccountRole, password: str = PASSWORD) -> FlaskClient:
    page = client.get("/sign-in")
    fields = hidden(form_of(page)) | {"login": role.value.replace("_", "-"), "password": password}
    assert client.post("/sign-in", data=fields).status_code == 302
    return client
