"""The shapes of an obligation as it is listed: the duty itself, whose it is, and where it stands on a day."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from compliance.domain.obligations import OUTSTANDING, Obligation, Party, Status


@dataclass(frozen=True, slots=True)
class ContractNames:
    """The contract an obligation lies under, its parties and the leading section, with the names to show."""

    contract: UUID
    number: str
    outsourcing: UUID
    outsourcing_title: str
    contractor: UUID
    contractor_name: str
    section: UUID
    section_name: str
    edition: str


@dataclass(frozen=True, slots=True)
class ObligationRow:
    """One obligation on one day. `days_over` counts whole days since the due day of an overdue one, else 0."""

    obligation: Obligation
    under: ContractNames
    as_of: date
    status: Status
    late: bool
    days_over: int

    @property
    def id(self) -> UUID:
        """The obligation's stable id."""
        return self.obligation.id


@dataclass(frozen=True, slots=True)
class ObligationFilter:
    """What to list. None asks for all; `number` is a whole contract number; the default lists what is outstanding.

    No fiscal year asks for every year. `due_from` and `due_until` (both included) leave out what no day is set for.
    """

    statuses: frozenset[Status] = OUTSTANDING
    item: str | None = None
    party: Party | None = None
    section: UUID | None = None
    contractor: UUID | None = None
    outsourcing: UUID | None = None
    contract: UUID | None = None
    number: str | None = None
    fiscal_years: frozenset[int] = frozenset()
    due_from: date | None = None
    due_until: date | None = None


@dataclass(frozen=True, slots=True)
class Cursor:
    """The last row of a page: the next page begins after it. Rows without a due day come last (`date.max`)."""

    due_on: date
    id: UUID

    def __str__(self) -> str:
        return f"{self.due_on.isoformat()}_{self.id.hex}"

    @classmethod
    def parse(cls, text: str) -> "Cursor":
        """The reverse of `str`; ValueError for anything else."""
        due_on, _, ident = text.partition("_")
        return cls(date.fromisoformat(due_on), UUID(hex=ident))


@dataclass(frozen=True, slots=True)
class ObligationPage:
    """One page of rows in the order (due day, id); `after` begins the next page, None on the last."""

    rows: tuple[ObligationRow, ...]
    after: Cursor | None
