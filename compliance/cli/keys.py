"""`compliance rotate-keys`: the keys of the evidence change, its files do not."""

import os
import sys
from collections.abc import Iterator

import click

from compliance.cli.output import print_lines
from compliance.config import Config


@click.command("rotate-keys")
def rotate_keys() -> None:
    """Make the next key of the evidence and wrap every file's key under it, or go on where that broke off."""
    from compliance.factory import open_desk
    from compliance.services.key_rotations import begin_rotation, rotate
    from compliance.store.actors import Actor

    desk = open_desk(Config.from_environ(os.environ))
    try:
        key = begin_rotation(desk)
        with click.progressbar(length=1, label="鍵の掛け替え / Rewrapping", file=sys.stderr) as bar:

            def told(done: int, _total: int) -> None:
                bar.length = done + 1
                bar.update(done - bar.pos)

            number = rotate(desk, Actor.command("rotate-keys"), told)
    finally:
        desk.database.dispose()
    print_lines(_report(key, number))


def _report(key: str, number: int) -> Iterator[str]:
    yield f"鍵 {key} に {number} 件のファイルの鍵を掛け替えました。 / Rewrapped {number} keys under the key {key}."
    yield (
        "新しい鍵の控えを取ってください。古い鍵は、古いデータベースの控えを使う間だけ要ります。 / "
        "Copy the new key to its safe place; older ones are needed only with older backups of the database."
    )


def register(group: click.Group) -> None:
    """Adds the command of this module."""
    group.add_command(rotate_keys)
