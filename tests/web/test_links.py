"""The addresses in pages are Flask's, written quicker."""

from typing import Any
from uuid import UUID

import pytest
from flask import Flask

from compliance.web.links import address_of

PLACES = {"kind": "a b/ä?é", "step": "officer-1", "filename": "styles/page.css"}
ID = UUID("00000000-0000-4000-8000-00000000002a")


def test_every_address_is_the_one_that_flask_would_write(standing_app: Flask) -> None:
    asked: dict[str, Any] = {"q": "契約 &=+", "as_of": None, "n": 3, "due_from": "2026-11-22"}
    with standing_app.test_request_context():
        for rule in standing_app.url_map.iter_rules():
            values: dict[str, Any] = {name: PLACES.get(name, ID) for name in rule.arguments}
            values |= {} if rule.endpoint == "static" else asked
            assert address_of(rule.endpoint, **values) == standing_app.url_for(rule.endpoint, **values)


def test_an_address_without_what_its_rule_asks_for_is_none(standing_app: Flask) -> None:
    with standing_app.test_request_context(), pytest.raises(Exception, match="contract_id"):
        address_of("officer.contract")
