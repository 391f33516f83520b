"""An obligation as a line of a list: its days and names, without the reasons, which take ten times as long to read."""

from collections.abc import Callable
from datetime import date
from functools import cached_property, partial
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Row

from compliance.domain.obligations import Basis, Party, Status
from compliance.store.obligation_rows import BASES, PARTIES, days_of
from compliance.store.queries.obligations import days_over, row_of
from compliance.store.queries.rows import ObligationRow
from compliance.wording.subjects import Subject


class _Line(NamedTuple):
    """What a list shows of an obligation. `due_on` and `basis` are those that stood on its day.

    `about` is the thing that it concerns (None: the whole contract), `subject` what is known of it.
    """

    id: UUID
    contract: UUID
    number: str
    outsourcing_title: str
    contractor: UUID
    contractor_name: str
    section: UUID
    section_name: str
    edition: str
    rule: str
    item: str
    party: Party
    raised_on: date
    due_on: date | None
    basis: Basis
    status: Status
    late: bool
    days_over: int
    about: UUID | None
    subject: Subject | None
    whole: Callable[[], ObligationRow]


class ListedObligation(_Line):
    """A line of the list, and the whole obligation for whoever asks why."""

    @cached_property
    def row(self) -> ObligationRow:
        """With its reasons."""
        return self.whole()


def line_of(row: Row[*tuple[Any, ...]], as_of: date, subject: Subject | None) -> ListedObligation:
    """A row that a list has found, as it stands on `as_of`."""
    owed = days_of(row, row.details if row.moved else None)
    due = owed.due_as_of(as_of)
    status = owed.status(as_of)
    return ListedObligation(
        row.id,
        row.contract_id,
        row.number,
        row.outsourcing_title,
        row.contractor_id,
        row.contractor_name,
        row.section_id,
        row.section_name or "",
        row.edition,
        row.rule,
        row.item,
        PARTIES[row.party],
        row.raised_on,
        due.on,
        BASES[row.basis] if due is owed.due else due.basis,
        status,
        owed.late(as_of),
        days_over(status, due.on, as_of),
        row.subject,
        subject,
        partial(row_of, row, as_of),
    )


def line_from(row: ObligationRow, subject: Subject | None) -> ListedObligation:
    """The same of a whole one."""
    owed, under = row.obligation, row.under
    due = owed.due_as_of(row.as_of)
    return ListedObligation(
        row.id,
        under.contract,
        under.number,
        under.outsourcing_title,
        under.contractor,
        under.contractor_name,
        under.section,
        under.section_name,
        owed.edition,
        owed.rule,
        owed.item,
        owed.party,
        owed.raised_on,
        due.on,
        due.basis,
        row.status,
        row.late,
        row.days_over,
        owed.subject,
        subject,
        lambda: row,
    )
