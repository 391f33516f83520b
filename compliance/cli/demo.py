"""`compliance demo`: fill an empty database with the practice ward."""

import os
from datetime import date

import click

from compliance.cli.days import Day
from compliance.cli.instances import create_instance
from compliance.cli.output import JSON, format_option, print_json, print_lines
from compliance.cli.practice import fill, sign_in_lines
from compliance.config import CannotStart, Config
from compliance.domain.errors import Explanation, Words


@click.command()
@click.option("--contracts", type=click.IntRange(min=1), default=1, help="Add contracts until there are this many.")
@click.option("--seed", default="1", show_default=True, help="Another seed makes another ward; the same one the same.")
@click.option("--as-of", "as_of", type=Day(), help="The day it is made for, not in the future; today by default.")
@format_option
def demo(contracts: int, seed: str, as_of: date | None, form: str) -> None:
    """Fill an empty database with the practice ward."""
    config = Config.from_environ(os.environ)
    if config.in_production:
        raise _in_production()
    create_instance(config, new_keys=True)
    from compliance.factory import open_desk

    desk = open_desk(config)
    made_for = as_of or desk.today()
    try:
        size = fill(config, desk, seed, made_for, contracts)
    finally:
        desk.database.dispose()
    if form == JSON:
        counted = {"contracts": size.contracts, "designations": size.designations, "obligations": size.obligations}
        print_json({"made_for": made_for, "seed": seed, "entries": size.entries, **counted})
        return
    ready = (
        f"練習用データ：契約 {size.contracts} 件、取扱者等 {size.designations} 人、義務 {size.obligations} 件"
        f" / The practice ward is ready: {size.contracts} contracts, {size.designations} people designated, "
        f"{size.obligations} obligations"
    )
    print_lines((ready, *sign_in_lines()))


def _in_production() -> CannotStart:
    return CannotStart(
        Explanation(
            Words("本番では練習用データを入れられません。", "Production takes no practice data."),
            Words("COMPLIANCE_MODE が production です。", "COMPLIANCE_MODE is production."),
            Words(
                "COMPLIANCE_MODE=demo と、本番とは別の COMPLIANCE_INSTANCE を指定して行ってください。",
                "Use COMPLIANCE_MODE=demo with a COMPLIANCE_INSTANCE other than production's.",
            ),
        )
    )


def register(group: click.Group) -> None:
    """Adds the command of this module."""
    group.add_command(demo)
