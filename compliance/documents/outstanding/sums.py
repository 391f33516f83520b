"""Counts the rows of an outstanding report into its figures, and refuses a report whose figures and rows disagree."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from compliance.documents.outstanding.reports import Figures, Head, Lengths, Line, Named, OutstandingReport, Row
from compliance.domain.errors import ComplianceError, Explanation, Words
from compliance.domain.obligations import Party, Status

Matter = tuple[str, str, int, Party]
SubjectOf = Callable[[Row], Named]


class SumsDisagree(ComplianceError):
    """A report's figures and its rows do not say the same."""


def matter_of(row: Row) -> Matter:
    """What the council counts as one: contract × item × fiscal year × party bound."""
    return str(row.contract), row.item.key, row.fiscal_year, row.party


def tabulate(head: Head, rows: Iterable[Row], late: Iterable[Row]) -> OutstandingReport:
    """A report counted from its rows; within a party by due day (none: last), items in the order of their numbers."""
    listed, were_late = tuple(sorted(rows, key=_place_of)), tuple(sorted(late, key=_place_of))
    return OutstandingReport(
        head=head,
        ward=_figures(listed, were_late, Party.WARD),
        contractor=_figures(listed, were_late, Party.CONTRACTOR),
        ward_lengths=_lengths(listed, Party.WARD),
        contractor_lengths=_lengths(listed, Party.CONTRACTOR),
        by_item=_lines(listed, were_late, lambda row: row.item, lambda line: item_order(line.subject.key)),
        by_section=_lines(listed, were_late, lambda row: row.section, _by_weight),
        by_contractor=_lines(listed, were_late, lambda row: row.contractor, _by_weight),
        rows=listed,
        late=were_late,
    )


def check_sums(report: OutstandingReport) -> None:
    """Raise `SumsDisagree` naming the first figure that the rows do not bear out. Lines of zeros are allowed."""
    counted = tabulate(report.head, report.rows, report.late)
    _same("合計（区）", report.ward, counted.ward)
    _same("合計（受託者）", report.contractor, counted.contractor)
    _same("超過日数（区）", report.ward_lengths, counted.ward_lengths)
    _same("超過日数（受託者）", report.contractor_lengths, counted.contractor_lengths)
    _same_lines("項別", report.by_item, counted.by_item)
    _same_lines("担当課別", report.by_section, counted.by_section)
    _same_lines("委託先別", report.by_contractor, counted.by_contractor)


def item_order(key: str) -> tuple[str, str, tuple[int, ...], str]:
    """Clauses by edition (`edition/item`) and number, then what is no clause (`measure:…`, `office:…`) by its key."""
    edition, _, item = key.rpartition("/")
    numbers = tuple(int(digits) for digits in re.findall(r"\d+", item))
    kind = item.partition(":")[0] if ":" in item else ""
    return kind, edition, numbers, key


def _place_of(row: Row) -> tuple[object, ...]:
    due = row.due_on.isoformat() if row.due_on else ""
    order = item_order(row.item.key)
    return row.party is not Party.WARD, row.due_on is None, due, order, row.contract_number, str(row.obligation)


def _by_weight(line: Line) -> tuple[int, int, str, str]:
    return -line.both.overdue, -line.both.matters, line.subject.name, line.subject.key


def _figures(rows: Iterable[Row], late: Iterable[Row], party: Party) -> Figures:
    states: dict[Matter, set[Status]] = defaultdict(set)
    for row in rows:
        if row.party is party:
            states[matter_of(row)].add(row.status)
    overdue = sum(Status.OVERDUE in found for found in states.values())
    claimed = sum(Status.CLAIMED in found and Status.OVERDUE not in found for found in states.values())
    return Figures(len(states), overdue, claimed, len({matter_of(row) for row in late if row.party is party}))


def _lengths(rows: Iterable[Row], party: Party) -> Lengths:
    longest: dict[Matter, int] = defaultdict(int)
    for row in rows:
        if row.party is party and row.status is Status.OVERDUE:
            longest[matter_of(row)] = max(longest[matter_of(row)], row.days_late)
    days = longest.values()
    return Lengths(sum(n <= 30 for n in days), sum(30 < n <= 90 for n in days), sum(n > 90 for n in days))


def _lines(
    rows: Iterable[Row], late: Iterable[Row], subject_of: SubjectOf, order: Callable[[Line], tuple[object, ...]]
) -> tuple[Line, ...]:
    found, found_late = _grouped(rows, subject_of), _grouped(late, subject_of)
    lines = [
        Line(
            subject,
            _figures(found[subject], found_late[subject], Party.WARD),
            _figures(found[subject], found_late[subject], Party.CONTRACTOR),
        )
        for subject in {**found, **found_late}
    ]
    return tuple(sorted(lines, key=order))


def _grouped(rows: Iterable[Row], subject_of: SubjectOf) -> dict[Named, list[Row]]:
    groups: dict[Named, list[Row]] = defaultdict(list)
    for row in rows:
        groups[subject_of(row)].append(row)
    return groups


def _same(name: str, stated: Figures | Lengths, counted: Figures | Lengths) -> None:
    if stated != counted:
        raise SumsDisagree(
            Explanation(
                Words(f"{name}の数値と一覧が一致しません。", f"The figures of {name} do not agree with the rows."),
                Words(f"数値は {stated}、一覧からは {counted} です。", f"Stated {stated}, counted {counted}."),
                Words("compliance verify で確かめてください。", "Run `compliance verify`."),
            )
        )


def _same_lines(name: str, stated: Iterable[Line], counted: Iterable[Line]) -> None:
    stated_by, counted_by = _by_subject(stated), _by_subject(counted)
    for subject in {**stated_by, **counted_by}:
        nothing = Line(subject, Figures(), Figures())
        line, again = stated_by.get(subject, nothing), counted_by.get(subject, nothing)
        _same(f"{name}「{subject.name}」（区）", line.ward, again.ward)
        _same(f"{name}「{subject.name}」（受託者）", line.contractor, again.contractor)


def _by_subject(lines: Iterable[Line]) -> Mapping[Named, Line]:
    return {line.subject: line for line in lines}
