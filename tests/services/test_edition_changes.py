"""A change of edition during the term is refused with what to record instead, and never half recorded."""

from datetime import date

import pytest

from compliance.domain.errors import NotFound, Refused
from compliance.services.edition_changes import ChangeEdition
from compliance.services.recording import record
from tests.services.wards import EDITION, OFFICER, Ward

DAY = date(2026, 7, 1)
OTHER = "articles-2024"


def change(ward: Ward, **said: object) -> ChangeEdition:
    fields = {"edition_id": OTHER, "signed_on": DAY, "paper": "変更契約書", "reason": "特記事項の改正", **said}
    return ChangeEdition(contract_id=ward.contract, **{"happened_on": DAY, **fields})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({}, "edition_id"),
        ({"edition_id": EDITION}, "edition_id"),
        ({"paper": " "}, "paper"),
        ({"reason": ""}, "reason"),
        ({"happened_on": date(2020, 1, 1)}, "happened_on"),
    ],
)
def test_it_is_refused_beside_the_field_at_fault(ward: Ward, said: dict[str, object], field: str) -> None:
    with pytest.raises(Refused) as refused:
        record(ward.desk, OFFICER, change(ward, **said))
    assert refused.value.field == field


def test_an_edition_that_is_not_on_the_shelf_is_not_found(ward: Ward) -> None:
    with pytest.raises(NotFound):
        record(ward.desk, OFFICER, change(ward, edition_id="none"))


def test_the_refusal_says_what_to_record_instead(ward: Ward) -> None:
    with pytest.raises(Refused, match="as its renewal"):
        record(ward.desk, OFFICER, change(ward))
