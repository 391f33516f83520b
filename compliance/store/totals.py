"""The tally of many contracts as it adds up, handed on contractor by contractor so that memory stays bounded."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from uuid import UUID

from compliance.domain.obligations import Obligation
from compliance.domain.tally import NOTHING, Delta, moves
from compliance.store.obligation_rows import Place
from compliance.store.tally import WARD, Heading, TallyScope

Headings = dict[Heading, dict[date, Delta]]
Take = Callable[[Headings], None]
"""Receives a contractor's headings when its last contract was added, and all the others at the end."""


def tally_scopes(place: Place) -> tuple[TallyScope, ...]:
    """Every scope a contract is counted under."""
    wide = (TallyScope("ward", WARD), TallyScope("lead", place.lead), TallyScope("contractor", place.contractor))
    return (*wide, *(TallyScope("section", section) for section in place.sections))


class Totals:
    """Adds contracts up; those of one contractor must come one after another."""

    def __init__(self, take: Take) -> None:
        self._take = take
        self._wide: Headings = defaultdict(dict)
        self._own: Headings = defaultdict(dict)
        self._contractor: UUID | None = None

    def add(self, place: Place, owed: Iterable[Obligation]) -> None:
        """Add one contract's obligations under every scope it is counted under."""
        if place.contractor != self._contractor:
            self._hand_on(self._own)
            self._contractor = place.contractor
        moved = moves(owed)
        for scope in tally_scopes(place):
            headings = self._own if scope.kind == "contractor" else self._wide
            for (item, party, day), delta in moved.items():
                days = headings[Heading(scope, item, party)]
                days[day] = days.get(day, NOTHING).plus(delta)

    def finish(self) -> None:
        """Hand on what is left."""
        self._hand_on(self._own)
        self._hand_on(self._wide)

    def _hand_on(self, headings: Headings) -> None:
        """Without the days on which changes of several contracts cancel out."""
        moving = {h: {day: delta for day, delta in days.items() if delta != NOTHING} for h, days in headings.items()}
        if kept := {heading: days for heading, days in moving.items() if days}:
            self._take(kept)
        headings.clear()
