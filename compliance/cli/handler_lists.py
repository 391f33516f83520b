"""`compliance check-handlers`: read a handler list, say everything that is wrong with it, and how it differs."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.exceptions import Exit

from compliance.cli.handler_sheets import comparison_record, difference_lines, line_record, problem_record
from compliance.cli.output import JSON, ExitCode, format_option, print_json, print_lines
from compliance.clock import Clock
from compliance.config import Config
from compliance.documents.handler_lists.archives import LARGEST
from compliance.documents.handler_lists.checks import Checked, check
from compliance.documents.handler_lists.comparisons import Comparison
from compliance.documents.handler_lists.files import read_list_file
from compliance.documents.handler_lists.form_sheets import About
from compliance.documents.handler_lists.forms import corrected_form

if TYPE_CHECKING:
    from compliance.services.handler_lists import Ground


@click.command("check-handlers")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--contract", "number", metavar="NO", help="Hold it against this contract and its last list.")
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Also write the list as our form, each bad cell marked (.xlsx).",
)
@format_option
def check_handlers(file: Path, number: str | None, out: Path | None, form: str) -> None:
    """Check a handler list (Excel, OpenDocument or CSV) row by row; record nothing."""
    config = Config.from_environ(os.environ)
    ground = None if number is None else _ground(config, number)
    clock = Clock()
    with file.open("rb") as opened:
        data = opened.read(LARGEST + 1)
    read = read_list_file(data, file.name, {} if ground is None else ground.headings)
    checked = check(read, None if ground is None else ground.terms(clock.today()))
    comparison = None if ground is None else ground.compared(checked.lines, {}, clock.today())
    if out is not None:
        about = About() if ground is None else _about(ground)
        out.write_bytes(corrected_form(about, clock.now(), checked))
    if form == JSON:
        print_json(_record(checked, comparison))
    else:
        print_lines(_told(checked, comparison))
    if checked.errors:
        raise Exit(ExitCode.PROBLEMS)


def _ground(config: Config, number: str) -> "Ground":
    from compliance.factory import open_desk
    from compliance.services.handler_lists import list_ground
    from compliance.store.queries.handler_lists import contract_numbered
    from compliance.store.queries.scopes import Scope

    desk, scope = open_desk(config), Scope.whole_ward()
    try:
        with desk.reading() as session:
            return list_ground(session, scope, contract_numbered(session, scope, number))
    finally:
        desk.database.dispose()


def _about(ground: "Ground") -> About:
    line = ground.contract.line
    return About(line.number, line.outsourcing_title, line.contractor_name)


def _record(checked: Checked, comparison: Comparison | None) -> Mapping[str, object]:
    read = checked.read
    return {
        "file": read.name,
        "sheet": read.sheet,
        "heading_row": read.heading_row,
        "columns": {each.heading: each.column.value if each.column else each.taken.value for each in read.columns},
        "errors": checked.errors,
        "problems": [problem_record(problem) for problem in checked.problems],
        "lines": [line_record(line) for line in checked.lines],
        "comparison": None if comparison is None else comparison_record(comparison),
    }


def _told(checked: Checked, comparison: Comparison | None) -> Iterator[str]:
    yield (
        f"{checked.read.name}：{len(checked.lines)}人を読み取りました。直すもの {checked.errors} 件、"
        f"確かめるもの {len(checked.problems) - checked.errors} 件。"
    )
    yield (
        f"  {len(checked.lines)} people read; {checked.errors} errors, "
        f"{len(checked.problems) - checked.errors} things to confirm."
    )
    for problem in checked.problems:
        typed = f"「{problem.typed}」" if problem.typed else ""
        yield f"[{problem.severity.value}] {problem.place.ja}{typed} {problem.why.ja}{problem.mend.ja}"
        yield f"  {problem.place.en}: {problem.why.en} {problem.mend.en}"
    yield from difference_lines(comparison) if comparison else ()


def register(group: click.Group) -> None:
    """Adds the command of this module."""
    group.add_command(check_handlers)
