"""Questions of one shape share a statement, and bind each their own values."""

from datetime import date
from pathlib import Path
from uuid import UUID, uuid4

from sqlalchemy import Select, select

from compliance.domain.obligations import Party
from compliance.store.database import Database
from compliance.store.migrate import upgrade
from compliance.store.models.obligations import ProjectedObligation
from compliance.store.queries.rows import ObligationFilter
from compliance.store.queries.scopes import Scope
from compliance.store.queries.scoping import in_charge, visible
from compliance.store.queries.shapes import shaped

_O = ProjectedObligation
DAY = date(2026, 11, 20)


@shaped
def seen(scope: Scope, wanted: ObligationFilter, on: date) -> Select[UUID]:
    """What the scope sees of one item, or of one section."""
    found = select(_O.id).where(visible(scope, _O.contract_id, _O.contractor_id), _O.raised_on <= on)
    if wanted.section is not None:
        found = found.where(in_charge(_O.contract_id, [wanted.section]))
    return found.where(_O.item == wanted.item) if wanted.item else found


def test_one_statement_serves_two_sections_with_their_own_ids() -> None:
    one, other = uuid4(), uuid4()
    first, of_one = seen(Scope.of_sections(one), ObligationFilter(), DAY)
    second, of_other = seen(Scope.of_sections(other), ObligationFilter(), DAY)
    assert first is second
    assert (of_one["scope_sections"], of_other["scope_sections"]) == ([one], [other])


def test_each_kind_of_scope_has_its_own_statement() -> None:
    kinds = (Scope(), Scope.whole_ward(), Scope.of_sections(uuid4()), Scope.of_contractor(uuid4()))
    assert len({str(seen(scope, ObligationFilter(), DAY)[0]) for scope in kinds}) == len(kinds)


def test_what_is_given_makes_the_shape_and_not_what_it_is() -> None:
    anything, _ = seen(Scope(), ObligationFilter(), DAY)
    clause, bound = seen(Scope(), ObligationFilter(item="16"), DAY)
    another, _ = seen(Scope(), ObligationFilter(item="2"), date(2027, 4, 1))
    assert clause is another
    assert clause is not anything
    assert bound == {"wanted_item": "16", "on": DAY}


def test_an_enum_is_part_of_the_shape() -> None:
    ward, _ = seen(Scope(), ObligationFilter(party=Party.WARD), DAY)
    contractor, _ = seen(Scope(), ObligationFilter(party=Party.CONTRACTOR), DAY)
    assert ward is not contractor


def test_no_value_is_written_into_a_statement() -> None:
    statement, _ = seen(Scope.of_contractor(uuid4()), ObligationFilter(item="16"), DAY)
    assert not any(value for value in statement.compile().params.values())


def test_a_value_in_a_list_is_bound_as_its_column_is(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'shapes.sqlite3'}")
    upgrade(database)
    with database.reading() as session:
        assert session.execute(*seen(Scope.whole_ward(), ObligationFilter(section=uuid4()), DAY)).all() == []
    database.dispose()
