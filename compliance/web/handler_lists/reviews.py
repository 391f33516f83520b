"""A handler list as it is looked over: its problems by cell, what differs from the last one, what is still asked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from compliance.documents.handler_lists.checks import Checked, check
from compliance.documents.handler_lists.columns import HEADINGS, Column
from compliance.documents.handler_lists.comparisons import Becomes, Comparison, Value
from compliance.documents.handler_lists.lines import TypedLine, typed_lines
from compliance.documents.handler_lists.problems import Problem, Severity
from compliance.documents.handler_lists.readings import FileColumn, Taken
from compliance.domain.facts import Employment, Role
from compliance.services.handler_lists import Ground
from compliance.store.idempotency import body_digest
from compliance.web.days import day_in_words
from compliance.web.handler_lists.kept_lists import KeptList
from compliance.web.languages import chosen_language
from compliance.web.names import fact_word
from compliance.wording.languages import said

MOST_ASKED = 100
"""Cells, people in doubt, and people who left, that one page asks about."""

ROWS_A_PAGE = 200


@dataclass(frozen=True, slots=True)
class AskedCell:
    """A cell that can be typed anew: where it stands, what stands there, and everything that is wrong with it."""

    row: int
    column: Column
    typed: str
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Review:
    """The list of an account beside the contract it is for; `others`: the same beside each other one it is for."""

    ground: Ground
    kept: KeptList
    others: tuple["Review", ...] = ()

    @cached_property
    def checked(self) -> Checked:
        """With every problem."""
        return check(self.kept.read, self.ground.terms(self.kept.received_on))

    @cached_property
    def comparison(self) -> Comparison:
        """Beside the last list, with the answers so far."""
        return self.ground.compared(self.checked.lines, self.kept.answers, self.kept.received_on)

    @property
    def ready(self) -> bool:
        """Whether it can be filed: under no contract anything to put right, nobody in doubt, and somebody on it."""
        settled = not self.checked.errors and not self.comparison.of(Becomes.DOUBTFUL)
        return settled and bool(self.checked.lines) and all(other.ready for other in self.others)

    @property
    def contracts(self) -> tuple["Review", ...]:
        """The list beside each contract that it is for, this one first."""
        return self, *self.others

    def besides(self, other: "Review") -> Sequence[Problem]:
        """What is wrong under another contract and not under this one: its term, or its supervisor."""
        here = frozenset(self.checked.problems)
        return [each for each in other.checked.problems if each not in here]

    @property
    def digest(self) -> str:
        """What was seen: a filing is of the same, or shown anew."""
        beside = [(each.ground.contract.line.id, each.comparison) for each in self.contracts]
        return body_digest([("seen", repr((beside, self.kept.received_on)))]).hex()

    @property
    def whole(self) -> Sequence[Problem]:
        """What is said of the whole list, errors first."""
        return sorted((each for each in self.checked.problems if each.row is None), key=lambda each: each.severity)[
            ::-1
        ]

    @cached_property
    def cells(self) -> tuple[AskedCell, ...]:
        """The cells with something wrong, in the order of the rows."""
        found: dict[tuple[int, Column], list[Problem]] = {}
        for problem in self.checked.problems:
            if problem.row is not None and problem.column is not None:
                found.setdefault((problem.row, problem.column), []).append(problem)
        typed = {line.row: line for line in self.rows}
        return tuple(AskedCell(*at, typed[at[0]].text(at[1]), tuple(problems)) for at, problems in found.items())

    @property
    def asked_cells(self) -> tuple[AskedCell, ...]:
        """Those that this page asks for, errors first."""
        wrong = [each for each in self.cells if _is_wrong(each)]
        return tuple([*wrong, *(each for each in self.cells if not _is_wrong(each))][:MOST_ASKED])

    @property
    def asked_rows(self) -> tuple[TypedLine, ...]:
        """The rows of the cells that this page asks for."""
        numbers = {cell.row for cell in self.asked_cells}
        return tuple(row for row in self.rows if row.row in numbers)

    @cached_property
    def rows(self) -> tuple[TypedLine, ...]:
        """Every row as it was read."""
        return tuple(typed_lines(self.kept.read))

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns that the file has, in the order of our form."""
        return tuple(column for column in Column if self.kept.read.place_of(column) is not None)

    @property
    def unknown(self) -> tuple[FileColumn, ...]:
        """The columns that somebody may say the meaning of."""
        return tuple(each for each in self.kept.read.columns if each.taken is Taken.UNKNOWN)

    def meanings(self) -> Iterator[tuple[str, str]]:
        """What an unknown column can mean: what the file does not have yet, what is needed first."""
        for column in Column:
            if self.kept.read.place_of(column) is None:
                yield column.value, column_word(column)


def _is_wrong(cell: AskedCell) -> bool:
    return any(problem.severity is Severity.ERROR for problem in cell.problems)


def column_word(column: Column) -> str:
    """The column's heading in the visitor's language."""
    return said(HEADINGS[column].words, chosen_language())


def value_word(value: Value) -> str:
    """What a cell says, in words; a dash for nothing."""
    if isinstance(value, Role | Employment):
        return fact_word(value)
    if isinstance(value, bool):
        return {"ja": ("なし", "あり"), "en": ("no", "yes")}[chosen_language()][value]
    if value is None or isinstance(value, str):
        return value or "―"
    return day_in_words(value)
