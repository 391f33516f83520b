"""`compliance obligations`: what is owed as of a day, whose duty it is, and why."""

import os
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import click

from compliance.cli.days import Day
from compliance.cli.output import JSON, format_option, print_json, print_lines
from compliance.config import Config
from compliance.domain.obligations import OUTSTANDING, Party, Status

if TYPE_CHECKING:
    from compliance.services.desk import Desk
    from compliance.store.queries.rows import ObligationRow

STATUSES = {
    "outstanding": OUTSTANDING,
    "open": OUTSTANDING - {Status.OVERDUE},
    "overdue": frozenset({Status.OVERDUE}),
    "all": frozenset(Status),
}
COLUMNS = (
    "contract",
    "contractor",
    "section",
    "item",
    "rule",
    "subject",
    "party",
    "raised_on",
    "due_on",
    "basis",
    "met_on",
    "status",
    "reason",
)


@click.command()
@click.option("--as-of", "as_of", type=Day(), help="The day asked about; today in Japan when left out.")
@click.option("--known-on", "known_on", type=Day(), help="As it was known at the end of this day.")
@click.option(
    "--outstanding", "show", flag_value="outstanding", default="outstanding", help="What is not met (default)."
)
@click.option("--open", "show", flag_value="open", help="Of that, only what is not overdue.")
@click.option("--overdue", "show", flag_value="overdue", help="Of that, only what is overdue.")
@click.option("--all", "show", flag_value="all", help="Also what is met, lapsed, standing or not yet raised.")
@click.option("--clause", metavar="N", help="Only this clause or measure (16, 第9条2, measure:contractor.system.3).")
@click.option("--party", type=click.Choice([party.value for party in Party]), help="Only what this party owes.")
@click.option("--contract", metavar="NO", help="Only the contract of this number.")
@format_option
def obligations(
    as_of: date | None,
    known_on: date | None,
    show: str,
    clause: str | None,
    party: str | None,
    contract: str | None,
    form: str,
) -> None:
    """List what is owed as of a day, by due day."""
    from compliance.factory import open_desk
    from compliance.services.listings import obligations as listed
    from compliance.store.queries.rows import ObligationFilter
    from compliance.store.queries.scopes import Scope

    wanted = ObligationFilter(STATUSES[show], item=clause, party=Party(party) if party else None, number=contract)
    desk = open_desk(Config.from_environ(os.environ))
    try:
        rows = listed(desk, Scope.whole_ward(), wanted, as_of or desk.today(), known_on)
    finally:
        desk.database.dispose()
    records = list(_records(desk, rows))
    if form == JSON:
        print_json(records)
    else:
        print_lines(["\t".join(COLUMNS), *("\t".join(_cell(record[name]) for name in COLUMNS) for record in records)])


def _records(desk: "Desk", rows: "tuple[ObligationRow, ...]") -> Iterator[dict[str, object]]:
    from compliance.wording.explanations import sentence
    from compliance.wording.reasons import Glossary

    for row in rows:
        owed, under = row.obligation, row.under
        due = owed.due_as_of(row.as_of)
        yield {
            "id": owed.id,
            "contract": under.number,
            "contractor": under.contractor_name,
            "section": under.section_name,
            "item": owed.item,
            "rule": owed.rule,
            "subject": owed.subject,
            "party": owed.party.value,
            "raised_on": owed.raised_on,
            "due_on": due.on,
            "basis": due.basis.value,
            "met_on": owed.met_on if row.status is Status.MET else None,
            "status": row.status.value,
            "late": row.late,
            "reason": sentence(owed, row.as_of, Glossary("ja", desk.shelf.edition(owed.edition))),
            "reason_en": sentence(owed, row.as_of, Glossary("en", desk.shelf.edition(owed.edition))),
        }


def _cell(value: object) -> str:
    return "" if value is None else str(value)


def register(group: click.Group) -> None:
    """Adds the command of this module."""
    group.add_command(obligations)
