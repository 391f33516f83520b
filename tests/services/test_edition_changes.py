"""A change of edition during the term: what it refuses, and what it makes of a contract's duties."""

from datetime import date, timedelta

import pytest

from compliance.domain.errors import NotFound, Refused
from compliance.domain.obligations import Status
from compliance.services.contracts import ChangeTerm
from compliance.services.edition_changes import ChangeEdition
from compliance.services.integrity import verify
from compliance.services.recording import correct, record, void
from compliance.store import rebuilding
from compliance.store.projection_states import stale
from compliance.store.queries.editions import editions_until
from compliance.store.queries.obligations import EVERY, whole_list
from compliance.store.queries.rows import ObligationFilter, ObligationRow
from compliance.store.queries.scopes import Scope
from tests.services.wards import EDITION, OFFICER, Ward, file_people

DAY = date(2026, 7, 1)
OTHER = "articles-2024"


def change(ward: Ward, **said: object) -> ChangeEdition:
    fields = {"edition_id": OTHER, "signed_on": DAY, "paper": "変更契約書", "reason": "特記事項の改正", **said}
    return ChangeEdition(contract_id=ward.contract, **{"happened_on": DAY, **fields})  # type: ignore[arg-type]


def rows(ward: Ward, as_of: date) -> list[ObligationRow]:
    wanted = ObligationFilter(statuses=EVERY, contract=ward.contract)
    with ward.desk.reading() as session:
        return list(whole_list(session, Scope.whole_ward(), wanted, as_of))


def standing(ward: Ward, as_of: date) -> dict[str, tuple[str, Status]]:
    """Edition and status of each duty that is or was owed on the day."""
    shown = {row.obligation.key: (row.obligation.edition, row.status) for row in rows(ward, as_of)}
    return {key: said for key, said in shown.items() if said[1] is not Status.NOT_YET}


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"edition_id": EDITION}, "edition_id"),
        ({"paper": " "}, "paper"),
        ({"reason": ""}, "reason"),
        ({"happened_on": date(2020, 1, 1)}, "happened_on"),
        ({"happened_on": date(2040, 1, 1)}, "happened_on"),
    ],
)
def test_it_is_refused_beside_the_field_at_fault(ward: Ward, said: dict[str, object], field: str) -> None:
    with pytest.raises(Refused) as refused:
        record(ward.desk, OFFICER, change(ward, **said))
    assert refused.value.field == field


def test_an_edition_that_is_not_on_the_shelf_is_not_found(ward: Ward) -> None:
    with pytest.raises(NotFound):
        record(ward.desk, OFFICER, change(ward, edition_id="none"))


def test_the_edition_it_came_to_is_refused_and_the_first_one_may_come_back(ward: Ward) -> None:
    record(ward.desk, OFFICER, change(ward))
    with pytest.raises(Refused):
        record(ward.desk, OFFICER, change(ward, happened_on=DAY + timedelta(days=30)))
    record(ward.desk, OFFICER, change(ward, happened_on=DAY + timedelta(days=30), edition_id=EDITION))
    with ward.desk.reading() as session:
        stood = editions_until(session, ward.desk.shelf, ward.contract, DAY + timedelta(days=30))
    assert [edition.id for edition in stood] == [EDITION, OTHER]


def test_earlier_days_stay_as_they_were_and_later_ones_stand_under_the_new_edition(ward: Ward) -> None:
    before = standing(ward, DAY - timedelta(days=1))
    record(ward.desk, OFFICER, change(ward))
    assert standing(ward, DAY - timedelta(days=1)) == before
    after = standing(ward, DAY)
    assert after["confidentiality"] == (EDITION, Status.LAPSED)
    assert after["confidentiality#2"] == (OTHER, Status.STANDING)
    assert not {key for key, (edition, status) in after.items() if edition == EDITION and status is Status.OPEN}


def test_pledges_are_asked_of_those_who_handle(ward: Ward) -> None:
    file_people(ward, 2)
    record(ward.desk, OFFICER, change(ward))
    pledges = [row.obligation for row in rows(ward, DAY) if row.obligation.rule == "pledge"]
    assert pledges
    assert {(o.item, o.edition, o.raised_on, o.raised_by.code) for o in pledges} == {
        ("第7条", OTHER, DAY, "edition_asked")
    }


def test_corrected_and_voided_the_duties_follow(ward: Ward) -> None:
    was = standing(ward, DAY)
    change_id = record(ward.desk, OFFICER, change(ward))
    later = DAY + timedelta(days=10)
    correct(ward.desk, OFFICER, change_id, 1, change(ward, happened_on=later))
    assert standing(ward, DAY) == was
    assert standing(ward, later)["confidentiality#2"] == (OTHER, Status.STANDING)
    void(ward.desk, OFFICER, "edition_change", change_id, "誤り")
    assert standing(ward, DAY) == was


def test_a_rebuild_says_the_same_and_nothing_is_stale(ward: Ward) -> None:
    record(ward.desk, OFFICER, change(ward))
    record(ward.desk, OFFICER, ChangeTerm(contract_id=ward.contract, happened_on=date(2026, 9, 1), end_on=None))
    told = rows(ward, DAY)
    with ward.desk.change(OFFICER) as made:
        rebuilding.rebuild(made, ward.desk.shelf, lambda _done, _of: None)
    with ward.desk.reading() as session:
        assert not stale(session, ward.desk.shelf, ward.desk.today())
    assert rows(ward, DAY) == told
    assert verify(ward.desk, lambda _done, _of: None).proven
