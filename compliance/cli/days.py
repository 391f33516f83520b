"""Days on the command line, in the western or the Japanese calendar."""

from datetime import date
from typing import NoReturn

import click

from compliance.domain.wareki import FIRST_ASKED, LAST_ASKED, read_asked_day


class Day(click.ParamType[date]):
    """`2026-03-31`, `令和8年3月31日`, `R8.3.31`, in any width of digits."""

    name = "day"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day; wrong usage where none can be read, or it lies outside the fiscal years that have a name."""
        if isinstance(value, date):
            return value
        day = read_asked_day(str(value))
        if day is None:
            self._refuse(value, param, ctx)
        return day

    def _refuse(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> NoReturn:
        self.fail(
            f"「{value}」を日付として読めません。2026-03-31 や 令和8年3月31日 のように、"
            f"{FIRST_ASKED} から {LAST_ASKED} までの日を書いてください。 / "
            f"No day can be read: write 2026-03-31 or 令和8年3月31日, from {FIRST_ASKED} to {LAST_ASKED}.",
            param,
            ctx,
        )
