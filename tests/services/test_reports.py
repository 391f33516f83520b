"""The outstanding report made of real rows: its figures are the tally's, its words say whose date each is."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from compliance.documents.outstanding import OutstandingReport, check_sums, figures_of
from compliance.domain.errors import NotFound
from compliance.domain.obligations import Basis, Party, Status
from compliance.services.contractors import RegisterContractor
from compliance.services.recording import record
from compliance.services.reports import outstanding_report, section_called
from compliance.store import trail
from compliance.store.queries.figures import figures, figures_by_contractor, figures_by_section
from compliance.store.queries.scopes import Scope
from tests.services.wards import EDITION, OFFICER, Ward, file_people, new_contract, new_outsourcing, new_section

DAYS = (date(2026, 4, 1), date(2026, 6, 1), date(2026, 11, 22), date(2027, 4, 2))
WHOLE = Scope.whole_ward()


def report_of(ward: Ward, as_of: date = date(2026, 11, 22), scope: Scope = WHOLE) -> OutstandingReport:
    return outstanding_report(ward.desk, scope, as_of)


def another_contract(ward: Ward) -> UUID:
    outsourcing = new_outsourcing(ward.desk, "検診結果の入力", new_section(ward.desk, "税務課"), ward.section)
    contractor = record(ward.desk, OFFICER, RegisterContractor(name="青葉データ"))
    new_contract(ward.desk, outsourcing, contractor, "8-202")
    return contractor


@pytest.mark.parametrize("as_of", DAYS)
def test_the_reports_figures_are_the_tallys(ward: Ward, as_of: date) -> None:
    another_contract(ward)
    file_people(ward, 3)
    made = report_of(ward, as_of)
    check_sums(made)
    with ward.desk.reading() as session:
        tallied = figures(session, WHOLE, as_of)
        sections = figures_by_section(session, WHOLE, as_of)
        contractors = figures_by_contractor(session, WHOLE, as_of)
    for mine, theirs in ((made.ward, tallied.ward), (made.contractor, tallied.contractor)):
        assert (mine.open, mine.claimed, mine.overdue) == (
            theirs.matters.open,
            theirs.matters.claimed,
            theirs.matters.overdue,
        )
    assert len(made.rows) == tallied.both.rows.outstanding
    for lines, named in ((made.by_section, sections), (made.by_contractor, contractors)):
        ours = {line.subject.key: line.both.matters for line in lines if line.both.matters}
        assert ours == {str(one.id): one.both.matters.outstanding for one in named if one.both.matters.outstanding}


def test_the_wards_yearly_inspection_is_its_own_and_due_by_the_clause(ward: Ward) -> None:
    made = report_of(ward, date(2027, 4, 2))
    inspections = [row for row in made.rows if row.item.key == f"{EDITION}/16"]
    assert [(row.party, row.basis, row.status) for row in inspections][:1] == [
        (Party.WARD, Basis.CLAUSE, Status.OVERDUE)
    ]
    assert inspections[0].days_late == 2
    assert made.rows[0].party is Party.WARD


def test_a_policy_date_says_so_and_its_figure_is_told(ward: Ward) -> None:
    made = report_of(ward)
    policies = [row for row in made.rows if row.basis is Basis.POLICY]
    assert policies
    assert {row.basis_words for row in policies} == {"区の運用期限"}
    assert made.head.policies
    assert all(row.basis_words != "区の運用期限" for row in made.rows if row.basis is not Basis.POLICY)


def test_names_and_head_are_the_stores(ward: Ward) -> None:
    made = report_of(ward)
    row = made.rows[0]
    assert (row.contract_number, row.outsourcing) == ("8-101", "産後ケア事業")
    assert (row.contractor.name, row.section.name) == ("若葉クリニック", "健康づくり課")
    with ward.desk.reading() as session:
        assert (made.head.trail_size, made.head.trail_root) == (trail.size(session), trail.root(session).hex())


def test_what_was_handed_in_waits_for_review_and_counts_as_met_late_once_accepted(ward: Ward) -> None:
    before = report_of(ward)
    assert any(row.item.key == f"{EDITION}/13" for row in before.rows)
    file_people(ward, 2, on=date(2026, 5, 1))
    after = report_of(ward.at(datetime(2026, 11, 22, tzinfo=UTC)))
    late = [row for row in after.late if row.item.key == f"{EDITION}/13"]
    assert all(row.days_late > 0 and row.met_on is not None and row.due_on is not None for row in late)
    assert all(row.met_on is not None and row.due_on is not None and row.met_on > row.due_on for row in late)
    assert after.contractor.met_late == len({(row.contract, row.item.key, row.fiscal_year) for row in late})


def test_a_stranger_sees_nothing_of_others(ward: Ward) -> None:
    contractor = another_contract(ward)
    made = report_of(ward, scope=Scope.of_contractor(contractor))
    assert {row.contractor.name for row in made.rows} == {"青葉データ"}
    assert made.head.scope == "青葉データ"
    assert report_of(ward, scope=Scope()).rows == ()


def test_one_section_can_be_asked_for_by_its_name(ward: Ward) -> None:
    another_contract(ward)
    section = section_called(ward.desk, WHOLE, "税務課")
    made = outstanding_report(ward.desk, WHOLE, date(2026, 11, 22), section=section)
    assert {row.contract_number for row in made.rows} == {"8-202"}
    assert made.head.scope == "税務課"
    with pytest.raises(NotFound):
        section_called(ward.desk, WHOLE, "存在しない課")


def test_every_row_is_in_words_and_names_no_person(ward: Ward) -> None:
    file_people(ward, 3)
    made = report_of(ward)
    for row in made.rows:
        assert row.item.name
        assert row.owed
        assert row.status_words in {"期限超過", "確認待ち", "期限前"}
        assert row.reason.endswith("。")
        assert "{" not in row.reason
        assert ":" not in row.item.name
        assert "責任 太郎" not in row.reason
    assert any(row.item.name.startswith("第16項　") for row in made.rows)


def test_a_line_of_items_belongs_to_one_party(ward: Ward) -> None:
    made = report_of(ward)
    assert all(figures_of(line, Party.WARD).matters for line in made.lines_owed_by(Party.WARD))


def test_a_report_of_what_was_known_then_is_the_report_made_then(ward: Ward) -> None:
    file_people(ward, 2)
    then = report_of(ward)
    later = ward.at(datetime(2026, 7, 1, 3, tzinfo=UTC))
    another_contract(later)
    known = outstanding_report(later.desk, WHOLE, date(2026, 11, 22), known_on=date(2026, 6, 1))
    assert (known.rows, known.late, known.by_item, known.both) == (then.rows, then.late, then.by_item, then.both)
    assert (known.head.trail_size, known.head.trail_root) == (then.head.trail_size, then.head.trail_root)
    assert report_of(later).both.matters > known.both.matters
