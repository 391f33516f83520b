"""What a verification finds: the check that failed, the first bad row, and what is wrong with it."""

from dataclasses import dataclass
from enum import StrEnum

from compliance.domain.errors import Words


class Check(StrEnum):
    """What is compared with what, in this order."""

    TRAIL = "trail"
    FACTS = "facts"
    PROJECTION = "projection"
    TALLY = "tally"


@dataclass(frozen=True, slots=True)
class Fault:
    """The first bad row of one check: its `table`, the `row` by its key, and what is wrong."""

    check: Check
    table: str
    row: str
    wrong: Words
