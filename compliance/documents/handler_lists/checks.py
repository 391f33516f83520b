"""The check of a whole list, row by row: every problem at once, and the lines as far as they can be read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from compliance.documents.handler_lists.cell_checks import cell_problems
from compliance.documents.handler_lists.columns import HEADINGS, Column
from compliance.documents.handler_lists.identities import identity_of
from compliance.documents.handler_lists.lines import Line, TypedLine, typed_lines
from compliance.documents.handler_lists.problems import Problem, Severity, problem_of
from compliance.documents.handler_lists.readings import ReadList, Taken
from compliance.documents.handler_lists.sheets import letter
from compliance.documents.handler_lists.terms import Terms
from compliance.domain.facts import Role

_NEEDED = (Column.ROLE, Column.NAME, Column.FROM)
_TOLD_ONCE = {"kana_missing": Column.KANA, "employment_missing": Column.EMPLOYMENT}
"""What is said once of the list, and not of each row, where it lacks the column."""

_SHOWN_FORMULAS = 5
_TOLD = {
    Taken.NOT_NEEDED: "column_not_needed",
    Taken.ELSEWHERE: "column_elsewhere",
    Taken.UNKNOWN: "column_unknown",
}


@dataclass(frozen=True, slots=True)
class Checked:
    """The lines of a list and everything that is wrong with it; it may be recorded where nothing is an error."""

    read: ReadList
    lines: tuple[Line, ...]
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> int:
        """How many problems have to be put right."""
        return sum(problem.severity is Severity.ERROR for problem in self.problems)

    def of_row(self, row: int) -> tuple[Problem, ...]:
        """The problems of one row."""
        return tuple(problem for problem in self.problems if problem.row == row)


def check(read: ReadList, terms: Terms | None = None) -> Checked:
    """Everything that is wrong with the list, held against the contract where its `terms` are known."""
    typed = tuple(typed_lines(read))
    lines = tuple(line.read() for line in typed)
    known = terms or Terms()
    missing = {column for column in _NEEDED if read.place_of(column) is None}
    found = [
        *_of_columns(read, missing),
        *_of_book(read),
        *_of_whole(lines, missing, known),
        *(_placed(problem, read) for line in typed for problem in _of_line(line, read, missing, known)),
        *(_placed(problem, read) for problem in _of_pairs(typed, lines)),
    ]
    return Checked(read, lines, tuple(sorted(found, key=_in_order)))


def _in_order(problem: Problem) -> tuple[int, str]:
    return (problem.row or 0, problem.letter or "")


def _of_line(typed: TypedLine, read: ReadList, missing: set[Column], terms: Terms) -> Iterator[Problem]:
    for problem in cell_problems(typed, terms):
        told_once = problem.code in _TOLD_ONCE and problem.column and read.place_of(problem.column) is None
        if problem.column not in missing and not told_once:
            yield replace(problem, row=typed.row)


def _placed(problem: Problem, read: ReadList) -> Problem:
    """The problem with the letter and heading of its column in the file."""
    at = read.place_of(problem.column) if problem.column else None
    return problem if at is None else replace(problem, letter=letter(at.index), heading=at.heading)


def _of_columns(read: ReadList, missing: set[Column]) -> Iterator[Problem]:
    for column in _NEEDED:
        if column in missing:
            words = HEADINGS[column].words
            yield problem_of("column_missing", heading=words.ja, heading_en=words.en)
    for code, column in _TOLD_ONCE.items():
        if read.place_of(column) is None:
            yield problem_of(code)
    for each in read.columns:
        if each.taken in _TOLD:
            yield replace(problem_of(_TOLD[each.taken], heading=each.heading), letter=letter(each.index))


def _of_book(read: ReadList) -> Iterator[Problem]:
    if read.formulas:
        more = "…" if len(read.formulas) > _SHOWN_FORMULAS else ""
        yield problem_of("formulas", cells=", ".join(read.formulas[:_SHOWN_FORMULAS]) + more)
    if read.others:
        yield problem_of("other_sheets", sheet=read.sheet, others="、".join(read.others))
    if read.hidden:
        yield problem_of("hidden_sheets", others="、".join(read.hidden))


def _of_whole(lines: Sequence[Line], missing: set[Column], terms: Terms) -> Iterator[Problem]:
    if Column.ROLE not in missing and not any(line.role is Role.SUPERVISOR for line in lines):
        yield problem_of("supervisor_stays" if terms.supervised else "supervisor_missing")


def _of_pairs(typed: Sequence[TypedLine], lines: Sequence[Line]) -> Iterator[Problem]:
    """Rows that say the same of a person who stood before, and rows of the same name and kana."""
    rows: dict[frozenset[tuple[Column, str]], int] = {}
    people: dict[tuple[str, str], list[Line]] = {}
    for each, line in zip(typed, lines, strict=True):
        whole = frozenset((column, text) for column, text in each.texts.items() if text)
        same = people.setdefault(identity_of(line.name, line.kana), [])
        twin = next((other for other in same if _at_once(line, other)), None)
        if whole in rows:
            yield replace(problem_of("same_row", other=rows[whole]), row=line.row, column=Column.NAME, typed=line.name)
        elif line.name and twin is not None:
            found = problem_of("doubled_person", other=twin.row)
            yield replace(found, row=line.row, column=Column.NAME, typed=line.name)
        rows.setdefault(whole, line.row)
        same.append(line)


def _at_once(one: Line, other: Line) -> bool:
    """Whether both stand in one role on a day: who comes back, or has two roles, is no double."""
    if one.role is not other.role:
        return False
    return (one.from_on or date.min) <= (other.to_on or date.max) and (other.from_on or date.min) <= (
        one.to_on or date.max
    )
