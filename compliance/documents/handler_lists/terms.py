"""What a list is held against: the contract's term, the contractor's name, and whether a supervisor stands already."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Terms:
    """What is known of the contract; `supervised`: somebody is designated as its supervisor."""

    start_on: date | None = None
    end_on: date | None = None
    contractor: str = ""
    supervised: bool = False
