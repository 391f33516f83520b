"""`compliance council-report`: the outstanding obligations as of a day, as PDF or Excel."""

import os
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from compliance.cli.days import Day
from compliance.cli.output import print_lines
from compliance.config import Config
from compliance.domain.errors import Explanation, Refused, Words

if TYPE_CHECKING:
    from compliance.documents.outstanding import Meeting, OutstandingReport

SUFFIXES = (".pdf", ".xlsx")


@click.command("council-report")
@click.option("--as-of", "as_of", type=Day(), help="The day asked about; today in Japan when left out.")
@click.option("--known-on", "known_on", type=Day(), help="As it was known at the end of this day.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), required=True, help="FILE.pdf or FILE.xlsx.")
@click.option("--section", metavar="NAME", help="Only what this section (担当課) is in charge of.")
@click.option("--meeting", metavar="NAME", help="The council's meeting the paper is for.")
@click.option("--held-on", "held_on", type=Day(), help="The day of the meeting.")
@click.option("--paper-number", metavar="NO", default="", help="The paper's number (資料番号), as in 42-1.")
def council_report(
    as_of: date | None,
    known_on: date | None,
    out: Path,
    section: str | None,
    meeting: str | None,
    held_on: date | None,
    paper_number: str,
) -> None:
    """Write the outstanding obligations as of a day as a council paper."""
    if out.suffix.lower() not in SUFFIXES:
        raise click.UsageError(".pdf か .xlsx のファイル名を指定してください。 / Name a .pdf or an .xlsx file.")
    if not out.parent.is_dir():
        raise _unwritable(out, Words("フォルダーがありません", "there is no such folder"))
    from compliance.documents.outstanding import Meeting

    named = Meeting(meeting or "", held_on, paper_number) if meeting or paper_number else None
    report = _report(as_of, known_on, section, named)
    _write(out, _makers()[out.suffix.lower()](report))
    print_lines([_summary(out, report)])


def _summary(out: Path, report: "OutstandingReport") -> str:
    both = report.both
    japanese = f"{out}：未履行{both.matters}件（うち期限超過{both.overdue}件）"
    return f"{japanese} / {both.matters} outstanding, {both.overdue} of them overdue, as of {report.head.as_of}"


def _report(
    as_of: date | None, known_on: date | None, section: str | None, meeting: "Meeting | None"
) -> "OutstandingReport":
    from compliance.factory import open_desk
    from compliance.services.reports import outstanding_report, section_called
    from compliance.store.queries.scopes import Scope

    desk, scope = open_desk(Config.from_environ(os.environ)), Scope.whole_ward()
    try:
        wanted = None if section is None else section_called(desk, scope, section)
        day = as_of or desk.today()
        return outstanding_report(desk, scope, day, section=wanted, meeting=meeting, known_on=known_on)
    finally:
        desk.database.dispose()


def _makers() -> "Mapping[str, Callable[[OutstandingReport], bytes]]":
    from compliance.documents.outstanding import outstanding_pdf, outstanding_xlsx

    return {".pdf": outstanding_pdf, ".xlsx": outstanding_xlsx}


def _write(out: Path, content: bytes) -> None:
    """The whole file or none of it."""
    part = out.with_name(f".{out.name}.part")
    try:
        part.write_bytes(content)
        part.replace(out)
    except OSError as problem:
        part.unlink(missing_ok=True)
        raise _unwritable(out, Words(str(problem), str(problem))) from None


def _unwritable(out: Path, reason: Words) -> Refused:
    return Refused(
        Explanation(
            Words(f"{out} に書き込めません。", f"{out} cannot be written."),
            Words(f"理由：{reason.ja}。", f"Reason: {reason.en}."),
            Words("別のフォルダーを --out に指定してください。", "Name another folder by --out."),
        ),
        "out",
    )


def register(group: click.Group) -> None:
    """Adds the commands of this module."""
    group.add_command(council_report)
