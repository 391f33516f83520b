"""`compliance editions`: which editions of the special clauses there are, what one says, and whether one is right."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import NoReturn

import click
from click.exceptions import Exit

from compliance.cli.edition_sheets import head, sheet, whole
from compliance.cli.output import JSON, ExitCode, format_option, print_json, print_lines
from compliance.config import Config
from compliance.domain.editions import Edition
from compliance.domain.problems import EditionProblems, Problem
from compliance.resources import load_editions, read_edition


@click.group()
def editions() -> None:
    """List, show and check editions of the special clauses."""


@editions.command("list")
@format_option
def list_editions(form: str) -> None:
    """List the editions: the program's, and the ward's own in checklists/ of the instance folder."""
    shelf = _load(form).values()
    if form == JSON:
        print_json([head(edition) for edition in shelf])
        return
    print_lines(f"{e.id}\t{e.title} / {e.title_en}\t{len(e.clauses)}項\t{e.in_force_from.isoformat()}" for e in shelf)


@editions.command()
@click.argument("edition_id", metavar="ID")
@format_option
def show(edition_id: str, form: str) -> None:
    """Show one edition: each clause with its text, party, exception and rules."""
    shelf = _load(form)
    if edition_id not in shelf:
        known = ", ".join(shelf)
        raise click.UsageError(
            f"版「{edition_id}」はありません。次から選んでください：{known}。"
            f" / There is no edition “{edition_id}”. Choose from: {known}."
        )
    if form == JSON:
        print_json(whole(shelf[edition_id]))
    else:
        print_lines(sheet(shelf[edition_id]))


@editions.command()
@click.argument("path", type=click.Path(exists=True, path_type=Path))
@format_option
def check(path: Path, form: str) -> None:
    """Check the edition in a folder; each problem with its file, clause and mend."""
    try:
        edition = read_edition(path)
    except EditionProblems as unusable:
        _tell(unusable.problems, form)
    if form == JSON:
        print_json({"edition": head(edition), "problems": []})
        return
    print_lines([f"問題はありません：{edition.id}（{len(edition.clauses)}項） / No problems. {edition.digest}"])


def _load(form: str) -> dict[str, Edition]:
    try:
        return load_editions(Config.from_environ(os.environ).instance / "checklists")
    except EditionProblems as unusable:
        _tell(unusable.problems, form)


def _tell(problems: Iterable[Problem], form: str) -> NoReturn:
    """Prints the problems and ends the command with the code for problems."""
    if form == JSON:
        print_json({"edition": None, "problems": [_problem(problem) for problem in problems]})
    else:
        print_lines(f"{problem.ja()}\n  {problem.en()}" for problem in problems)
    raise Exit(ExitCode.PROBLEMS)


def _problem(problem: Problem) -> dict[str, object]:
    return {
        "file": problem.file,
        "line": problem.line,
        "clause": problem.clause,
        "code": problem.code,
        "problem": {"ja": problem.problem.ja, "en": problem.problem.en},
        "mend": {"ja": problem.mend.ja, "en": problem.mend.en},
    }


def register(group: click.Group) -> None:
    """Adds the commands of this module."""
    group.add_command(editions)
