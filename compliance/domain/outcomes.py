"""What became of a duty: submissions received, returned, accepted or denied later, as episodes of one obligation."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter, itemgetter
from typing import NamedTuple, Protocol

from compliance.domain.calendar import days_after
from compliance.domain.obligations import Returned
from compliance.domain.reasons import Reason, because

Outcome = tuple[date | None, date | None, date | None, Reason | None, date | None, Reason | None, tuple[Returned, ...]]
"""How one episode went, as an obligation ends with it: `claimed_on`, `met_on`, `accepted_on`, `met_by`, `lapsed_on`,
`lapsed_by`, `returned`. Every day is None while nothing has happened.
"""

NOTHING_YET: Outcome = (None, None, None, None, None, None, ())
_RECEIVED, _ACCEPTED = attrgetter("on"), itemgetter(0)


@dataclass(frozen=True, slots=True)
class Reopening:
    """From `on` the duty is owed again: a denial, a visit called off, a reopened finding (with its new day)."""

    on: date
    why: Reason
    due_on: date | None = None


Episode = tuple[Reopening | None, Outcome]
"""What began it (None: the first) and how it went."""

NOTHING_HANDED_IN: Sequence[Episode] = ((None, NOTHING_YET),)


class Verdict(Protocol):
    """The ward's word on something handed in: a review, or the re-check of a finding."""

    @property
    def on(self) -> date:
        """The day of the decision."""

    @property
    def accepted(self) -> bool:
        """Whether it was taken as sufficient."""


class Looked(NamedTuple):
    """A verdict that is no review of its own: a check, or what several verdicts come to."""

    on: date
    accepted: bool = True


@dataclass(slots=True, eq=False)
class Handed:
    """One thing handed in or done: received `on`; a claim until accepted where `submitted`. Nobody changes one."""

    on: date
    why: Reason
    submitted: bool = False
    verdicts: Sequence[Verdict] = ()

    @property
    def accepted_on(self) -> date | None:
        """The day from which it counts: at once, or when the first verdict accepted it."""
        if not self.submitted:
            return self.on
        if not self.verdicts or not self.verdicts[0].accepted:
            return None
        return max(self.verdicts[0].on, self.on)

    @property
    def returned_on(self) -> date | None:
        """The day the first verdict sent it back; what was sent back is handed in anew, as another submission."""
        if not self.submitted or not self.verdicts or self.verdicts[0].accepted:
            return None
        return max(self.verdicts[0].on, self.on)

    @property
    def denied_on(self) -> date | None:
        """The day a later verdict took an acceptance back."""
        if len(self.verdicts) < 2 or self.accepted_on is None:
            return None
        return next((verdict.on for verdict in self.verdicts[1:] if not verdict.accepted), None)


def done(on: date, why: Reason) -> Outcome:
    """Met by an act that needs no acceptance."""
    return on, on, on, why, None, None, ()


def lapsed(on: date, why: Reason) -> Outcome:
    """No longer owed from `on`."""
    return None, None, None, None, on, why, ()


def claimed(on: date | None, returned: tuple[Returned, ...]) -> Outcome:
    """Waiting for the ward since `on`, or for nothing where that is None; what was sent back before it."""
    return on, None, None, None, None, None, returned


def settle(handed: Sequence[Handed]) -> Outcome:
    """The outcome of one episode: met by what was accepted first, on the day that was received.

    What was received before that acceptance and did not win shows as waiting until it was returned or passed over.
    """
    if not handed:
        return NOTHING_YET
    waiting = sorted(handed, key=_RECEIVED)
    if len(waiting) == 1 or not waiting[0].submitted:
        return _settled_alone(waiting[0])
    accepted = [(on, h) for h in waiting if (on := h.accepted_on) is not None]
    if not accepted:
        return _unsettled(waiting)
    by, winner = min(accepted, key=_ACCEPTED)
    passed_over = tuple([_returned(h, by) for h in waiting if h is not winner and h.on < by])
    return winner.on, winner.on, by, winner.why, None, None, passed_over


def _settled_alone(handed: Handed) -> Outcome:
    if not handed.submitted:
        return done(handed.on, handed.why)
    accepted_on = handed.accepted_on
    if accepted_on is None:
        return _unsettled((handed,))
    return handed.on, handed.on, accepted_on, handed.why, None, None, ()


def _unsettled(waiting: Sequence[Handed]) -> Outcome:
    pending = [h.on for h in waiting if h.returned_on is None]
    return claimed(min(pending, default=None), sent_back(waiting))


def sent_back(handed: Sequence[Handed]) -> tuple[Returned, ...]:
    """What of this was sent back, in the order given."""
    return tuple([_returned(h, h.returned_on) for h in handed if h.returned_on is not None])


def _returned(handed: Handed, by: date) -> Returned:
    until = by if handed.returned_on is None else min(handed.returned_on, by)
    return Returned(handed.on, until, because("returned", received=handed.on))


def episodes(handed: Sequence[Handed], reopenings: Sequence[Reopening] = ()) -> Sequence[Episode]:
    """The outcome of each episode: a reopening after the duty was met begins the next.

    What was handed in from that day on belongs to it (on the day itself: unless it is what had met the duty). A
    reopening while the duty is still open changes nothing.
    """
    if not handed:
        return NOTHING_HANDED_IN
    if len(handed) == 1 and not reopenings and len(handed[0].verdicts) < 2:  # the usual case
        return ((None, _settled_alone(handed[0])),)
    if not reopenings and not [h for h in handed if len(h.verdicts) > 1]:
        return ((None, settle(handed)),)
    left = sorted(handed, key=_RECEIVED)
    denials = [Reopening(h.denied_on, because("denied", received=h.on)) for h in left if h.denied_on is not None]
    result: list[Episode] = []
    begun_by: Reopening | None = None
    for reopening in sorted([*reopenings, *denials], key=lambda r: r.on):
        number = _before(left, reopening.on)
        if number:
            result.append((begun_by, settle(left[:number])))
            begun_by, left = reopening, left[number:]
    result.append((begun_by, settle(left)))
    return result


def _before(left: Sequence[Handed], day: date) -> int:
    """How many belong to the episode that ends on `day`, those of the day as far as it was met by them; 0: not met."""
    earlier, up_to = (sum(1 for h in left if h.on < limit) for limit in (day, days_after(day, 1)))
    return next((n for n in range(earlier, up_to + 1) if _settled_by(left[:n], day)), 0)


def _settled_by(handed: Sequence[Handed], day: date) -> bool:
    _, _, accepted_on, *_ = settle(handed)
    return accepted_on is not None and accepted_on <= day


def lapse_unless_met(outcome: Outcome, on: date | None, why: Reason) -> Outcome:
    """The same outcome, ended on `on` where it had not been met before.

    What was handed in before that day is reviewed first: accepted it has met the duty, sent back the duty ends then.
    """
    claimed_on, _, accepted_on, _, _, _, returned = outcome
    if on is None or (claimed_on is not None and claimed_on < on):
        return outcome
    ends_on = on
    if returned:
        ends_on = max([on, *(r.returned_on for r in returned if r.received_on < on)])
    if accepted_on is not None and accepted_on <= ends_on:
        return outcome
    return claimed_on, None, None, None, ends_on, why, returned
