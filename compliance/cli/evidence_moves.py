"""`compliance move-evidence`: the files of the evidence go from the folder to the bucket, or back."""

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click
from click.exceptions import Exit

from compliance.cli.instances import refuse_unusable
from compliance.cli.output import ExitCode, print_lines, progress_bar
from compliance.config import CannotStart, Config
from compliance.domain.errors import Explanation, Words

if TYPE_CHECKING:
    from compliance.evidence.backends import Backend
    from compliance.services.evidence_moves import Moved


@click.command("move-evidence")
@click.option("--to", "wanted", type=click.Choice(["s3", "files"]), required=True, help="Where they are to lie.")
def move_evidence(wanted: str) -> None:
    """Copy every file of the evidence to the bucket, or back to the folder, and prove each there.

    The other place keeps what it has. Done again, it copies what came since, and proves all of it anew.
    """
    from compliance.evidence.keyrings import KeyRing
    from compliance.evidence.vaults import Vault
    from compliance.factory import open_desk
    from compliance.services.evidence_moves import move

    config = Config.from_environ(os.environ)
    source, target = _places(config, wanted)
    refuse_unusable(target)
    desk, ring = open_desk(config), KeyRing(config.keys)
    try:
        with progress_bar("確認資料の移動 / Moving") as told:
            moved = move(desk, Vault(source, ring), Vault(target, ring), told)
    finally:
        desk.database.dispose()
    print_lines(_report(moved))
    if moved.faults:
        raise Exit(ExitCode.PROBLEMS)


def _places(config: Config, wanted: str) -> "tuple[Backend, Backend]":
    """From where, and where to; `CannotStart` where no bucket is named."""
    from compliance.evidence.places import bucket_of, folder_of

    if config.bucket is None:
        raise CannotStart(
            Explanation(
                Words("確認資料を移せません。", "The evidence cannot be moved."),
                Words("S3 のバケットが設定されていません。", "No bucket of an S3 server is named."),
                Words(
                    "COMPLIANCE_S3_ENDPOINT などを設定してください（compliance settings で一覧できます）。",
                    "Set COMPLIANCE_S3_ENDPOINT and the others (compliance settings lists them).",
                ),
            )
        )
    folder, bucket = folder_of(config), bucket_of(config.bucket)
    return (folder, bucket) if wanted == "s3" else (bucket, folder)


def _report(moved: "Moved") -> Iterator[str]:
    yield (
        f"{moved.copied} 件を写し、すでにあった {moved.standing} 件とともに、移した先で確かめました。 / "
        f"Copied {moved.copied}, and proved them there with the {moved.standing} that stood there already."
    )
    for fault in moved.faults:
        yield f"{fault.row}: {fault.wrong.ja} / {fault.wrong.en}"


def register(group: click.Group) -> None:
    """Adds the command of this module."""
    group.add_command(move_evidence)
