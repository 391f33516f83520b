"""Every table of the route table sorts, is narrowed by its address and saved as Excel, or is named here with the reason."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from bs4 import Tag
from flask import Flask
from flask.testing import FlaskClient

from compliance.store.models.accounts import AccountRole
from compliance.web.gate import declarations
from compliance.web.permissions import may
from tests.web.addresses import FOR_EVERYBODY, NOT_PAGES, OF_ONE_ACCOUNT, OPENED, address
from tests.web.clients import soup
from tests.web.wards import Ward

PAGES = Path(__file__).parents[2] / "templates" / "pages"
ClientAs = Callable[[AccountRole], FlaskClient]
READERS = (AccountRole.PRIVACY_OFFICER, AccountRole.ADMINISTRATOR, AccountRole.CONTRACTOR_RESPONSIBLE)

FIXED = {
    "administrator.nightly_work": "a line for each of the nightly jobs, which the program has and nobody adds to",
    "administrator.system": "the commands of the program",
    "administrator.transfer_users": "a form: a choice in every line",
    "administrator.user": "one person's few postings, each with its own form",
    "auth.account": "the few places where one is signed in oneself",
    "council.report": "figures, each opening its list; the page saves the whole report as Excel",
    "guides.keys": "the keys of the keyboard",
    "officer.calendar": "the days of a month; each number opens its list",
    "officer.contract": "clauses and measures by years; each cell opens its list",
    "officer.match_contractors": "two registrations beside one another",
    "officer.policy_days": "the figures that an edition names, and a form in every line",
    "officer.renew": "a form's preview",
    "officer.today": "figures and the ten most urgent duties, each opening its list",
}
"""Pages of which some tables grow with nothing that is recorded, and why these stay plain."""

SHOWN_WHOLE = {
    "contractor.handovers",
    "contractor.people",
    "officer.people",
    "officer.contract_incidents",
    "officer.contract_inspections",
    "officer.contract_ledger",
    "officer.contract_media",
    "officer.contractor_ledger",
    "contractor.consents",
    "contractor.education",
    "contractor.media",
    "officer.contract_requests",
    "officer.outsourcing",
    "officer.contractor",
}
"""What belongs to one contract, work or contractor: the page is the filter, and its tables are sorted and saved."""


ELSEWHERE = {
    "handler_lists/check.html": "what was read out of one file, before it is recorded",
    "officer/bulk_act.html": "the letters that one act in bulk made, each opened from the list of letters too",
    "officer/bulk_preview.html": "a form's preview, of the rows that were chosen in a list",
    "officer/bulk_renewal.html": "a form: a number to type for each of the rows that were chosen in a list",
    "parts/sides.html": "two versions beside one another",
    "settings/effect_part.html": "what a change of the ward's settings would do, before it is recorded",
}
"""Tables on what answers a form."""

OTHERWISE_NAMED = {"officer/policy_days.html": "settings/policies.html", "officer/renew.html": "officer/renewal.html"}
"""Templates that are not named as their endpoint is."""


def test_no_other_template_writes_a_table() -> None:
    opened = {f"{name.replace('.', '/', 1)}.html" for name in FIXED} | set(ELSEWHERE)
    plain = {str(path.relative_to(PAGES)) for path in PAGES.rglob("*.html") if "<table" in path.read_text("utf-8")}
    assert plain - {"parts/tables.html"} == {OTHERWISE_NAMED.get(name, name) for name in opened}


def plain_tables(page: Tag) -> Iterator[Tag]:
    """The tables of a page that the table machinery has not made: its headings sort."""
    return (table for table in page.select("main table") if not table.select("thead a.sorting"))


@pytest.mark.parametrize("endpoint", sorted(set(OPENED) - NOT_PAGES - FOR_EVERYBODY - OF_ONE_ACCOUNT))
def test_every_table_is_sorted_narrowed_and_saved_or_exempt(
    standing_app: Flask, ward: Ward, reader_as: ClientAs, endpoint: str
) -> None:
    permission = declarations(standing_app)[endpoint].permission
    client = reader_as(next(role for role in READERS if may(role, permission)))
    page = soup(client.get(address(endpoint, ward, client)))
    assert bool(list(plain_tables(page))) == (endpoint in FIXED)
    if page.select("main table thead a.sorting"):
        assert page.select("main a.export")
        assert endpoint in SHOWN_WHOLE | set(FIXED) or page.select(
            "main form.narrowing [name=q], main form.narrowing select"
        )
