"""`compliance verify` and `compliance rebuild`: the proof of the database, and the renewal of what is derived."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click
from click.exceptions import Exit

from compliance.cli.output import JSON, ExitCode, format_option, print_json, print_lines, progress_bar
from compliance.config import Config

if TYPE_CHECKING:
    from compliance.services.desk import Desk
    from compliance.store.verification import Verification

_PRINTED = re.compile(r"([1-9][0-9]*):([0-9a-fA-F]{64})")


class Printed(click.ParamType[tuple[int, bytes]]):
    """A size of the trail and its root as papers print them: `1234:` and 64 hex digits, blanks left out."""

    name = "size:root"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, bytes]:
        """The size and the root's 32 bytes."""
        found = _PRINTED.fullmatch("".join(value.split()))
        if found is None:
            self.fail(
                "件数:ルートハッシュ（64桁）の形で指定してください。 / Give SIZE:ROOT, the root in 64 hex digits.",
                param,
                ctx,
            )
        return int(found[1]), bytes.fromhex(found[2])


@click.command()
@click.option(
    "--checkpoint",
    "printed",
    type=Printed(),
    metavar="SIZE:ROOT",
    multiple=True,
    help="A size and root as a paper prints them; may be given again.",
)
@click.option("--files", is_flag=True, help="Also read every sealed file to its last byte.")
@format_option
def verify(printed: tuple[tuple[int, bytes], ...], files: bool, form: str) -> None:
    """Check the trail, the facts, the obligations derived from them, their counts and the sealed files.

    Names the first bad row of each. Exit codes: 0 all agree, 1 something does not, 5 nothing is wrong so far, but some
    contracts await their refresh, and until then nothing proves their obligations.
    """
    from compliance.services.integrity import verify as verified
    from compliance.services.verification_reports import report_lines
    from compliance.store.trail_checks import Checkpoint

    with _desk() as desk, progress_bar("確認 / Checking") as progress:
        found = verified(desk, progress, [Checkpoint(*one) for one in printed], whole_files=files)
    if form == JSON:
        print_json(_record(found))
    else:
        print_lines(report_lines(found))
    if found.faults:
        raise Exit(ExitCode.PROBLEMS)
    if found.stale:
        raise Exit(ExitCode.NOT_PROVED)


@click.command()
def rebuild() -> None:
    """Derive every obligation anew from the facts and count them again."""
    from compliance.services.integrity import rebuild as rebuilt
    from compliance.store.actors import Actor

    with _desk() as desk, progress_bar("再計算 / Rebuilding") as progress:
        number = rebuilt(desk, Actor.command("rebuild"), progress)
    print_lines([f"{number} 件の契約を再計算しました。 / Rebuilt {number} contracts."])


@contextmanager
def _desk() -> "Iterator[Desk]":
    from compliance.factory import open_desk

    desk = open_desk(Config.from_environ(os.environ))
    try:
        yield desk
    finally:
        desk.database.dispose()


def _record(found: "Verification") -> dict[str, object]:
    return {
        "trail_size": found.trail_size,
        "trail_root": found.trail_root.hex(),
        "contracts": found.contracts,
        "obligations": found.obligations,
        "proven": found.proven,
        "stale": found.stale,
        "forgotten": found.forgotten,
        "faults": [
            {"check": f.check.value, "table": f.table, "row": f.row, "wrong": f.wrong.en, "wrong_ja": f.wrong.ja}
            for f in found.faults
        ],
    }


def register(group: click.Group) -> None:
    """Adds the commands of this module."""
    group.add_command(verify)
    group.add_command(rebuild)
