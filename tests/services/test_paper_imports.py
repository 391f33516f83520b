"""A paper that was read becomes an outsourcing with its sections and measures, once, on both databases."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select

from compliance.clock import FixedClock
from compliance.documents.council_paper import PaperReading, read_paper_file
from compliance.domain.errors import Refused
from compliance.resources import closed_days, load_editions, load_law
from compliance.services.desk import Desk
from compliance.services.paper_imports import import_outsourcing, outsourcing_id
from compliance.store import versions
from compliance.store.changes import Actor
from compliance.store.database import Database
from compliance.store.models.outsourcings import BasisType, MeasuresReport, Outsourcing, SectionInCharge
from compliance.store.models.trail import TrailEntry
from compliance.store.queries.ward_sections import ward_sections
from compliance.store.shelves import Shelf

FIXTURES = Path(__file__).parents[1] / "fixtures"
ACTOR = Actor.command("import-paper")
LINKS = {"contractor.operation.1": ("13",), "contractor.operation.3": ("11", "12")}


def read(name: str) -> PaperReading:
    return read_paper_file((FIXTURES / name).read_bytes(), name)


@pytest.fixture
def desk(database: Database) -> Desk:
    shelf = Shelf(load_editions(), load_law(), closed_days())
    return Desk(database, FixedClock(datetime(2026, 11, 22, 1, tzinfo=UTC)), shelf)


def test_the_paper_becomes_an_outsourcing_with_its_items_and_media(desk: Desk) -> None:
    imported = import_outsourcing(desk, ACTOR, read("council-paper-42.md"), LINKS)
    with desk.reading() as session:
        row = versions.current(session, Outsourcing, imported.outsourcing)
        assert row is not None
        assert row.title == "新宿区産後ケア事業に係る業務の委託について"
        assert (row.paper_number, row.basis_type) == ("42", BasisType.REPORT)
        assert (row.subject_count, row.subject_count_approximate) == (200, True)
        assert (row.start_on, row.end_on, row.continues_yearly) == (date(2021, 4, 1), date(2022, 3, 31), True)
        assert (row.computer_processing, row.involves_collection, row.provides_sensitive) == (True, True, True)
        assert row.contractor_text == "未定(産科医療機関等を想定)"
        assert len(row.data_items) == 28
        assert len(row.media) == 3


def test_its_measures_keep_the_links_the_officer_left(desk: Desk) -> None:
    imported = import_outsourcing(desk, ACTOR, read("council-paper-42.md"), LINKS)
    with desk.reading() as session:
        report = session.scalars(
            select(MeasuresReport).where(MeasuresReport.outsourcing_id == imported.outsourcing)
        ).one()
        assert report.happened_on == date(2021, 4, 1)
        assert {measure.key: tuple(measure.clauses) for measure in report.measures if measure.clauses} == {
            "contractor.operation.1": ("13",),
            "contractor.operation.3": ("11", "12"),
        }
        assert len(report.measures) == 13


def test_its_sections_are_made_once_and_the_first_leads(desk: Desk) -> None:
    import_outsourcing(desk, ACTOR, read("council-paper-42.md"))
    import_outsourcing(desk, ACTOR, read("papers/nursing-visits-88.md"))
    with desk.reading() as session:
        names = [(each.department, each.name) for each in ward_sections(session)]
        leading = session.scalars(select(SectionInCharge.leads).order_by(SectionInCharge.row_id)).all()
    assert len(names) == len(set(names)) == 7
    assert ("健康部", "牛込保健センター") in names
    assert leading == [True, False, False, False, False, True, False]


def test_the_same_paper_again_changes_nothing(desk: Desk) -> None:
    reading = read("council-paper-42.md")
    first = import_outsourcing(desk, ACTOR, reading)
    with desk.reading() as session:
        size = session.scalar(select(func.count()).select_from(TrailEntry))
    again = import_outsourcing(desk, ACTOR, reading)
    with desk.reading() as session:
        assert session.scalar(select(func.count()).select_from(TrailEntry)) == size
    assert not first.already
    assert again.already
    assert again.outsourcing == first.outsourcing == outsourcing_id(reading)


def test_what_found_no_place_is_kept_in_the_note(desk: Desk) -> None:
    imported = import_outsourcing(desk, ACTOR, read("papers/library-lending-51.md"))
    with desk.reading() as session:
        row = versions.current(session, Outsourcing, imported.outsourcing)
        assert row is not None
        assert row.note is not None
        assert "試行期間を６か月とする。" in row.note


def test_a_paper_that_does_not_say_its_kind_is_refused(desk: Desk) -> None:
    text = (FIXTURES / "council-paper-42.md").read_text(encoding="utf-8").replace("**【報告】**", "")
    with pytest.raises(Refused, match="諮問・報告の別"):
        import_outsourcing(desk, ACTOR, read_paper_file(text.encode(), "kindless.md"))
