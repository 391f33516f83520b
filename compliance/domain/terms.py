"""The term of a contract, as its facts leave it."""

from datetime import date

from compliance.domain.fact_sets import Facts
from compliance.domain.facts import Concluded, TermChanged


def last_day(facts: Facts) -> date | None:
    """The end as it was last set; None where it is not known, or no contract was concluded."""
    changes, concluded = facts.all(TermChanged), facts.all(Concluded)
    if changes:
        return changes[-1].end
    return concluded[0].end if concluded else None
