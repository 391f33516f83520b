"""Meta-tests over the route table: every route has one permission, and is executed for every role."""

import re
from collections.abc import Callable
from itertools import product

import pytest
from flask import Blueprint, Flask
from flask.testing import FlaskClient
from werkzeug.http import parse_options_header
from werkzeug.routing import Rule

from compliance.store.models.accounts import AccountRole
from compliance.web import gate, permissions
from compliance.web.gate import UnmarkedView, declarations
from compliance.web.permissions import PERMISSIONS_OF, Permission, may
from tests.web.addresses import FILES, FOR_EVERYBODY, OF_ONE_ACCOUNT, OPENED, POSTED, UNMADE, address
from tests.web.clients import form_of, hidden
from tests.web.wards import Ward

ClientAs = Callable[[AccountRole], FlaskClient]


def rules(app: Flask) -> list[Rule]:
    return list(app.url_map.iter_rules())


def test_every_route_is_known_to_these_tests(app: Flask) -> None:
    assert {rule.endpoint for rule in rules(app)} == {*OPENED, *POSTED, *FILES}


def test_every_route_declares_one_permission(app: Flask) -> None:
    assert set(declarations(app)) == {rule.endpoint for rule in rules(app)}


def test_every_permission_names_scope_resource_and_action() -> None:
    assert all(
        re.fullmatch(r"(public|own|office|council|contractor|system):[a-z]+:[a-z]+", permission)
        for permission in Permission
    )


def test_every_permission_is_declared_by_a_page_and_held_by_somebody(app: Flask) -> None:
    assert {declared.permission for declared in declarations(app).values()} == set(Permission)
    assert frozenset().union(*PERMISSIONS_OF.values()) | permissions.FOR_EVERYBODY == set(Permission)


def test_every_role_has_its_permissions() -> None:
    assert set(PERMISSIONS_OF) == set(AccountRole)


def test_addresses_are_in_kebab_case(app: Flask) -> None:
    for rule in rules(app):
        plain = re.sub(r"<[^>]+>", "x", rule.rule)
        assert re.fullmatch(r"/|(/[a-z0-9]+(-[a-z0-9]+)*)+(\.[a-z]+)?", plain), rule.rule


def test_ids_in_addresses_are_uuids(app: Flask) -> None:
    for rule in rules(app):
        assert set(re.findall(r"<(\w+):", rule.rule)) <= {"uuid", "path"}, rule.rule


def test_the_program_does_not_start_with_an_unmarked_view() -> None:
    app = Flask(__name__)
    forgotten = Blueprint("forgotten", __name__)
    forgotten.add_url_rule("/forgotten", "page", lambda: "")
    app.register_blueprint(forgotten)
    with pytest.raises(UnmarkedView, match=r"forgotten\.page"):
        gate.init_app(app)


@pytest.mark.parametrize(("role", "endpoint"), list(product(AccountRole, sorted(OPENED))))
def test_every_role_opens_just_the_pages_it_may(
    standing_app: Flask, ward: Ward, reader_as: ClientAs, role: AccountRole, endpoint: str
) -> None:
    client = reader_as(role)
    answer = client.get(address(endpoint, ward, client))
    permission = declarations(standing_app)[endpoint].permission
    visible = {200, 302, 404} if endpoint in {"guides.tour", "officer.obligation", *OF_ONE_ACCOUNT} else {200, 302}
    assert answer.status_code in visible if may(role, permission) else answer.status_code == 403


@pytest.mark.parametrize(("role", "endpoint"), list(product(AccountRole, sorted(POSTED))))
def test_every_role_posts_just_what_it_may(
    standing_app: Flask,
    ward: Ward,
    reader_as: ClientAs,
    request: pytest.FixtureRequest,
    role: AccountRole,
    endpoint: str,
) -> None:
    permitted = may(role, declarations(standing_app)[endpoint].permission)
    client = (request.getfixturevalue("client_as") if permitted else reader_as)(role)  # who is refused saves nothing
    keys = hidden(form_of(client.get("/account"), "/account/password"))
    answer = client.post(address(endpoint, ward, client), data=keys)
    taken = {404} if endpoint in UNMADE else {200, 302, 400, 422}
    assert answer.status_code in taken if permitted else answer.status_code == 403


@pytest.mark.parametrize("endpoint", sorted({*OPENED, *POSTED} - FOR_EVERYBODY))
def test_a_stranger_is_sent_to_the_sign_in_page(standing_app: Flask, ward: Ward, endpoint: str) -> None:
    client = standing_app.test_client()
    at = address(endpoint, ward, client)
    answer = client.post(at) if endpoint in POSTED else client.get(at)
    assert answer.status_code == 302
    assert answer.location.startswith("/sign-in")


@pytest.mark.parametrize("kind", ["pdf", "xlsx"])
@pytest.mark.parametrize("role", [AccountRole.COUNCIL_MEMBER, AccountRole.CONTRACTOR_STAFF])
def test_the_report_is_downloaded_by_those_who_may_read_it(client_as: ClientAs, role: AccountRole, kind: str) -> None:
    answer = client_as(role).get(f"/council-report/outstanding.{kind}")
    if not may(role, Permission.REPORT_READ):
        assert answer.status_code == 403
        return
    assert answer.status_code == 200
    assert answer.data[:4] == {"pdf": b"%PDF", "xlsx": b"PK\x03\x04"}[kind]
    disposition, names = parse_options_header(answer.headers["Content-Disposition"])
    assert (disposition, names["filename"]) == ("attachment", f"未履行事項報告_2026-11-20.{kind}")
