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

    `section` is in charge, leading or not; `lead` is the leading one, so that leads add up to the ward.
    No fiscal year asks for every year. `due_from` and `due_until` (both included) leave out what no day is set for.
    `words` all stand in the contract's number, work or contractor, `contractor_words` in its contractor's name.
    """

    statuses: frozenset[Status] = OUTSTANDING
    item: str | None = None
    party: Party | None = None
    section: UUID | None = None
    lead: UUID | None = None
    contractor: UUID | None = None
    outsourcing: UUID | None = None
    contract: UUID | None = None
    number: str | None = None
    fiscal_years: frozenset[int] = frozenset()
    due_from: date | None = None
    due_until: date | None = None
    words: tuple[str, ...] = ()
    contractor_words: tuple[str, ...] = ()
