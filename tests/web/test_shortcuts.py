"""Keys that work without Ctrl or Alt are turned off by whoever they disturb, on the server and without a script."""

from collections.abc import Callable

from flask.testing import FlaskClient

from compliance.store.models.accounts import AccountRole
from tests.web.clients import form_of, hidden, soup


def test_single_keys_are_turned_off_and_on_again(client_as: Callable[[AccountRole], FlaskClient]) -> None:
    officer = client_as(AccountRole.SECTION_OFFICER)
    for choice, words in (("no", "今は、使わないようになっています。"), ("yes", "今は、使うようになっています。")):
        form = form_of(officer.get("/account"), action="/account/keys")
        officer.post("/account/keys", data=hidden(form) | {"single_keys": choice})
        assert words in officer.get("/account").text
        page = soup(officer.get("/today"))
        named = len(page.select("[aria-keyshortcuts], script[src*=shortcuts]"))
        assert named == (3 if choice == "yes" else 0)
