"""`compliance plan-inspections`: drafts a fiscal year's inspections from what is on record, saves if told to."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date

import click
from click.exceptions import Exit

from compliance.cli.days import Day
from compliance.cli.output import JSON, ExitCode, format_option, print_json, print_lines, progress_bar
from compliance.config import Config
from compliance.domain.calendar import fiscal_year_of

_SECONDS = 5.0
"""How long it looks where neither seconds nor rounds are given."""


@click.command("plan-inspections")
@click.option("--fiscal-year", type=click.IntRange(2000, 2200), help="The year it begins in; this one when left out.")
@click.option("--seconds", type=click.FloatRange(min=0), help="Stop after so long; 5 when no rounds are given either.")
@click.option("--rounds", type=click.IntRange(min=0), help="Make so many rounds: the same plan each time.")
@click.option("--seed", type=int, default=0, show_default=True, help="Another seed, another plan.")
@click.option("--per-week", type=click.IntRange(min=1), default=2, show_default=True, help="Visits of an inspector.")
@click.option("--notice-days", type=click.IntRange(0, 365), default=14, show_default=True, help="Told so long before.")
@click.option("--own-section", is_flag=True, help="Let inspectors inspect contracts of their own section.")
@click.option(
    "--freeze", "freezes", type=(Day(), Day()), multiple=True, metavar="FROM TO", help="Nobody goes; may be repeated."
)
@click.option("--save", is_flag=True, help="Put the draft on the plan.")
@format_option
def plan_inspections(
    *,
    fiscal_year: int | None,
    seconds: float | None,
    rounds: int | None,
    seed: int,
    per_week: int,
    notice_days: int,
    own_section: bool,
    freezes: tuple[tuple[date, date], ...],
    save: bool,
    form: str,
) -> None:
    """Draft the inspections of a fiscal year: who goes where on which day, what could not be planned, and why.

    Ctrl-C stops it with the best plan so far. Exit codes: 0 every visit has a day, 1 some have none.
    """
    from compliance.cli.plan_sheets import lines, record
    from compliance.factory import open_desk
    from compliance.planner.planning import ROUNDS
    from compliance.planner.problems import Period, Rules
    from compliance.services.inspection_plans import PlanningOrder, plan_year
    from compliance.services.plan_saving import save_plan
    from compliance.store.actors import Actor

    desk = open_desk(Config.from_environ(os.environ))
    try:
        order = PlanningOrder(
            fiscal_year=fiscal_year_of(desk.today()) if fiscal_year is None else fiscal_year,
            seconds=_SECONDS if seconds is None and rounds is None else seconds,
            seed=seed,
            rounds=ROUNDS if rounds is None else rounds,
            per_week=per_week,
            freezes=tuple(Period(first, last) for first, last in freezes),
            rules=Rules(notice_days=notice_days, own_section=own_section),
        )
        with _told() as told:
            planned = plan_year(desk, order, told)
        saved = save_plan(desk, Actor.command("plan-inspections"), planned) if save else None
    finally:
        desk.database.dispose()
    if form == JSON:
        print_json({**record(planned), "saved": saved})
    else:
        print_lines(lines(planned))
        if saved is not None:
            print_lines([f"{saved} 件を計画に登録しました。 / Put {saved} visits on the plan."])
    if planned.plan.unplanned:
        raise Exit(ExitCode.PROBLEMS)


@contextmanager
def _told() -> Iterator[Callable[[int, int], bool]]:
    """A bar on standard error, drawn only where somebody watches; an interrupt asks for the best so far."""
    asked_to_stop: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _frame: asked_to_stop.append(number))
    try:
        with progress_bar("計画 / Planning") as progress:

            def told(made: int, rounds: int) -> bool:
                progress(made, max(1, rounds))
                return not asked_to_stop

            yield told
    finally:
        signal.signal(signal.SIGINT, before)


def register(group: click.Group) -> None:
    """Adds the command of this module."""
    group.add_command(plan_inspections)
