"""Days on the command line, in the western or the Japanese calendar."""

from datetime import date
from typing import NoReturn

import click

from compliance.domain.wareki import DateRead, read_date


class Day(click.ParamType[date]):
    """`2026-03-31`, `令和8年3月31日`, `R8.3.31`, in any width of digits."""

    name = "day"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day; wrong usage where none can be read."""
        if isinstance(value, date):
            return value
        reading = read_date(str(value))
        if not isinstance(reading, DateRead):
            self._refuse(value, param, ctx)
        return reading.on

    def _refuse(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> NoReturn:
        self.fail(
            f"「{value}」を日付として読めません。2026-03-31 や 令和8年3月31日 のように書いてください。 / "
            "No day can be read: write 2026-03-31 or 令和8年3月31日.",
            param,
            ctx,
        )
