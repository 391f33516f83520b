"""The outstanding report (未履行事項報告) as plain data: in words, every figure beside the rows it counts."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from compliance.domain.obligations import Basis, Party, Status

POLICY_WORD = "区の運用期限"


@dataclass(frozen=True, slots=True)
class Named:
    """A thing with its name: `key` is an entity's id or an item (`"16"`), `name` what the paper calls it."""

    key: str
    name: str


NO_SECTION = Named("", "担当課未定")
NO_CONTRACTOR = Named("", "委託先未定")


@dataclass(frozen=True, slots=True)
class Meeting:
    """The council's meeting the paper is for: its name, its day and the paper's number (資料番号, `"42-1"`)."""

    name: str
    held_on: date | None
    paper_number: str


@dataclass(frozen=True, slots=True)
class PolicyLine:
    """One of the ward's own days that the list rests on: item, what it says in words, since when it holds."""

    item_label: str
    words: str
    effective_on: date


@dataclass(frozen=True, slots=True)
class Head:
    """What the paper is about: `prepared_at` (aware UTC) is the only time in the files made of it.

    `scope` says in words whose contracts it covers (`"全ての担当課"` or a section's name). `trail_root` is hex.
    """

    ward: str
    as_of: date
    prepared_at: datetime
    prepared_on: date
    scope: str
    trail_size: int
    trail_root: str
    meeting: Meeting | None = None
    policies: tuple[PolicyLine, ...] = ()
    practice: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One obligation: outstanding on the day, or (in `late`) met late. Names and sentences are ready to print.

    `section` is the leading one. `days_late` counts from the day after `due_on`: to the report's day while it is
    overdue, to the day it was met in `late`; 0 where it is not late. `basis_words` is whose date `due_on` is.
    """

    obligation: UUID
    contract: UUID
    contract_number: str
    outsourcing: str
    contractor: Named
    section: Named
    item: Named
    party: Party
    fiscal_year: int
    owed: str
    raised_on: date
    due_on: date | None
    basis: Basis
    basis_words: str
    status: Status
    status_words: str
    days_late: int
    reason: str
    met_on: date | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """Numbers of matters (件): a matter is contract × item × fiscal year × party bound, whatever rows lie beneath.

    `matters` are outstanding; each of them is `overdue` where any row is, else `claimed` (確認待ち) where any row is,
    else open. `met_late` are matters met in the report's fiscal year after their due day, outstanding or not.
    """

    matters: int = 0
    overdue: int = 0
    claimed: int = 0
    met_late: int = 0

    @property
    def open(self) -> int:
        """Outstanding, not late, nothing handed in (期限前)."""
        return self.matters - self.overdue - self.claimed

    def __add__(self, other: "Figures") -> "Figures":
        return Figures(
            self.matters + other.matters,
            self.overdue + other.overdue,
            self.claimed + other.claimed,
            self.met_late + other.met_late,
        )


@dataclass(frozen=True, slots=True)
class Lengths:
    """Overdue matters by the days of their longest row: 1–30, 31–90, 91 and more."""

    to_30: int = 0
    to_90: int = 0
    beyond: int = 0

    @property
    def overdue(self) -> int:
        """All overdue matters."""
        return self.to_30 + self.to_90 + self.beyond

    def __add__(self, other: "Lengths") -> "Lengths":
        return Lengths(self.to_30 + other.to_30, self.to_90 + other.to_90, self.beyond + other.beyond)


@dataclass(frozen=True, slots=True)
class Line:
    """The figures of one item, section or contractor: what the ward owes (甲), and what the contractor owes (乙)."""

    subject: Named
    ward: Figures
    contractor: Figures

    @property
    def both(self) -> Figures:
        """The two parties together."""
        return self.ward + self.contractor


@dataclass(frozen=True, slots=True)
class OutstandingReport:
    """The paper's data. `rows` are outstanding, the ward's own first; `late` were met late in this fiscal year."""

    head: Head
    ward: Figures
    contractor: Figures
    ward_lengths: Lengths
    contractor_lengths: Lengths
    by_item: tuple[Line, ...]
    by_section: tuple[Line, ...]
    by_contractor: tuple[Line, ...]
    rows: tuple[Row, ...]
    late: tuple[Row, ...]

    @property
    def both(self) -> Figures:
        """The two parties together."""
        return self.ward + self.contractor

    def lines_owed_by(self, party: Party) -> tuple[Line, ...]:
        """The items under which `party` has something to show, in the report's order."""
        return tuple(line for line in self.by_item if figures_of(line, party) != Figures())

    def rows_owed_by(self, party: Party) -> tuple[Row, ...]:
        """The outstanding rows of one party, in the report's order."""
        return tuple(row for row in self.rows if row.party is party)


def figures_of(line: Line, party: Party) -> Figures:
    """One party's figures of a line."""
    return line.ward if party is Party.WARD else line.contractor
