"""The practice ward on the command line: filling an empty database with it, and who can sign in to it."""

import sys
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import click

from compliance.config import CannotStart, Config
from compliance.domain.errors import Explanation, Words
from compliance.passwords import PRACTICE_PASSWORD, Passwords

if TYPE_CHECKING:
    from compliance.services.desk import Desk
    from compliance.services.wards import Standing
    from compliance.store.queries.sizes import Sizes

SEED = "1"
"""The seed of the practice ward that the first start makes."""


def fill(config: Config, desk: "Desk", seed: str, day: date, contracts: int = 0) -> "Sizes":
    """Fill the empty database, with a bar that shows how far it is; Refused where it is not empty."""
    from compliance.demo.loading import load  # reading the paper costs a second of imports

    with click.progressbar(length=1, label="練習用データ / Practice ward", file=sys.stderr) as bar:

        def told(done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        return load(desk, Passwords(config.password_cost), seed, day, contracts, told)


def refuse_half_filled(now: "Standing") -> None:
    """`CannotStart` where filling was cut short: the accounts come last, and there is none."""
    if now.practice and not now.open:
        raise CannotStart(
            Explanation(
                Words("練習用データがそろっていません。", "The practice ward is not complete."),
                Words("前回の準備が途中で終わっています。", "Filling the database was cut short."),
                Words(
                    "データベースのファイルを消して、もう一度 make run を行ってください。",
                    "Remove the database file and run again: make run",
                ),
            )
        )


def sign_in_lines() -> Iterator[str]:
    """Every practice account with its role, for people."""
    from compliance.demo.sign_ins import SIGN_INS

    yield "練習用のサインイン / Practice sign-ins"
    for each in SIGN_INS:
        yield f"    {each.login:<14}{each.name}"
    yield f"    パスワードはすべて / all with the password: {PRACTICE_PASSWORD}"
