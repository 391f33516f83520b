"""`compliance make-package` and `load-package`: an offline package given out for a contract, and taken in again."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from compliance.cli.output import JSON, format_option, print_json, print_lines
from compliance.config import Config
from compliance.keys import SESSION_KEY, read_key
from compliance.services.package_archives import LARGEST

if TYPE_CHECKING:
    from compliance.services.package_loads import Loaded


@click.command("make-package")
@click.argument("number", metavar="NO")
@click.option(
    "--out",
    type=click.Path(file_okay=False, exists=True, path_type=Path),
    default=Path(),
    help="The folder to write it to.",
)
def make_package(number: str, out: Path) -> None:
    """Write the package of a contract that its contractor fills in offline; each is another, and is used once.

    Exit codes: 0 written, 4 refused: there is no such contract.
    """
    from compliance.factory import open_desk
    from compliance.services.package_manifests import Signer
    from compliance.services.packages import give_out
    from compliance.store.queries.handler_lists import contract_numbered
    from compliance.store.queries.scopes import Scope

    config, scope = Config.from_environ(os.environ), Scope.whole_ward()
    desk, signer = open_desk(config), Signer(read_key(config.keys, SESSION_KEY))
    try:
        with desk.reading() as session:
            contract = contract_numbered(session, scope, number)
        given = give_out(desk, scope, signer, contract)
    finally:
        desk.database.dispose()
    made = out / f"提出用_{given.number}.zip"
    made.write_bytes(given.content)
    print_lines([f"{made} を書き出しました。受託者に渡してください。 / Written: give it to the contractor."])


@click.command("load-package")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Only say what would be recorded, or why not.")
@format_option
def load_package(file: Path, dry_run: bool, form: str) -> None:
    """Record what a contractor filled in offline; loading it twice changes nothing.

    Exit codes: 0 recorded (or could be), 4 refused with the reason.
    """
    from compliance.factory import open_desk
    from compliance.services import package_loads
    from compliance.services.package_manifests import Signer
    from compliance.store.actors import Actor
    from compliance.store.queries.scopes import Scope

    config = Config.from_environ(os.environ)
    desk, signer = open_desk(config), Signer(read_key(config.keys, SESSION_KEY))
    with file.open("rb") as opened:
        sent = opened.read(LARGEST + 1)
    actor = Actor.command("load-package")
    try:
        loaded = package_loads.load_package(desk, actor, Scope.whole_ward(), signer, sent, dry_run=dry_run)
    finally:
        desk.database.dispose()
    if form == JSON:
        print_json({name: getattr(loaded, name) for name in loaded.__slots__} | {"recorded": not dry_run})
    else:
        print_lines(_lines(loaded, dry_run=dry_run))


def _lines(loaded: "Loaded", *, dry_run: bool) -> Iterator[str]:
    if loaded.again:
        yield "前に読み込んだものと同じです。何も変えていません。 / It was loaded before; nothing was changed."
        return
    done = "読み込めます（まだ登録していません）" if dry_run else "読み込みました"
    did = "It can be loaded (nothing is recorded yet)" if dry_run else "Loaded"
    yield (
        f"{done}：名簿 {loaded.lists} 件、報告 {loaded.reports} 件、教育 {loaded.sessions} 件、"
        f"ファイル {loaded.papers} 件。"
    )
    yield (
        f"  {did}: {loaded.lists} lists, {loaded.reports} reports, {loaded.sessions} sessions, {loaded.papers} files."
    )


def register(group: click.Group) -> None:
    """Adds the commands of this module."""
    group.add_command(make_package)
    group.add_command(load_package)
