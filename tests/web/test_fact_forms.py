"""Every form opens."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from compliance.store.models.accounts import AccountRole
from compliance.web.officer.fact_forms.catalogue import ENTRIES
from tests.web.wards import Ward

ClientAs = Callable[[AccountRole], FlaskClient]


def test_every_form_opens(client_as: ClientAs, ward: Ward) -> None:
    client = client_as(AccountRole.PRIVACY_OFFICER)
    bad = []
    page = client.get(f"/contracts/{ward.kept}/record")
    assert page.status_code == 200
    for entry in ENTRIES:
        page = client.get(f"/contracts/{ward.kept}/record/{entry.kind}")
        if page.status_code != 200:
            bad.append((entry.kind, page.status_code))
    assert bad == []
