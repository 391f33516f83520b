"""Fiscal years as the rules know them: their days, their name in a key, and the days that dues are counted from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from compliance.domain.calendar import fiscal_year_begin, fiscal_year_end
from compliance.domain.editions import Anchor


@dataclass(frozen=True, slots=True)
class Year:
    """One fiscal year, from `begins` (1 April) to `ends` (31 March); `period` is its part of an obligation's key."""

    number: int
    begins: date
    ends: date
    period: str

    def anchors(self, begins: date) -> Mapping[Anchor, date | None]:
        """Its days to count from, where what is owed in it begins on `begins`."""
        return {Anchor.YEAR_BEGIN: self.begins, Anchor.YEAR_END: self.ends, Anchor.BEGINS: begins}


def year_of(number: int) -> Year:
    """The fiscal year named by the year it begins in."""
    return Year(number, fiscal_year_begin(number), fiscal_year_end(number), f"FY{number}")
