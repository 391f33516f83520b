"""The day a contract comes to stand under another edition: what ends, what carries on, and what is asked anew."""

from compliance.domain.calendar import fiscal_year_end
from compliance.domain.edition_changes import EditionTurn
from compliance.domain.editions import Anchor, Shape
from compliance.domain.obligations import Due, Obligation
from compliance.domain.reasons import because
from compliance.domain.weaving import Identity, Stage, ended, over

CARRIED = "edition_carried"
"""The code of the reason that a duty of the edition before is owed on under the new one."""

REPLACED = "edition_replaced"
"""The code of the reason that a duty ended because it is owed on so."""

_LASTING = frozenset({Shape.STANDING, Shape.BEFORE_START, Shape.YEARLY, Shape.PER_PERSON, Shape.PER_HOLDING})
"""Asked anew even of what began before the change; of a single event only where it happens from that day on."""


class Turning:
    """What one change of edition makes of the stages from its day on.

    A clause that the new edition repeats word for word goes on as it was. Of any other what is open ends that day, and
    what the new edition asks by the same rule is owed on under its own clause, as the next episode: so nothing that
    is read on an earlier day changes. Nobody is late under it for a day that it alone has set and that had passed.
    """

    def __init__(self, turn: EditionTurn) -> None:
        self._turn = turn
        self._shapes = {rule.id: rule.shape for rule in turn.now.rules()}
        self._never: set[Identity] = set()

    def turned(self, before: Stage, now: Stage, closed: list[Obligation]) -> tuple[Stage, Stage]:
        """The history and the new stage of the day itself, ready to be woven; `closed` takes what ends."""
        left, on = dict(before), self._turn.on
        for identity, earlier in before.items():
            if earlier.raised_on < on and not over(earlier, on) and not self._goes_on(earlier, now.get(identity)):
                code = REPLACED if identity in now else "edition_dropped"
                closed.append(ended(earlier, on, because(code, on=on)))
                del left[identity]
        began = {identity: self._begun(before.get(identity), later) for identity, later in now.items()}
        self._never = {identity for identity, later in began.items() if later is None}
        return left, {identity: later for identity, later in began.items() if later is not None}

    def since(self, before: Stage, now: Stage) -> Stage:
        """The stage of a later day: without what was never asked, and by the due days that bind."""
        asked = {i: later for i, later in now.items() if i not in self._never or later.raised_on >= self._turn.on}
        return {i: self._bound(before.get(i), later) for i, later in asked.items()}

    def _goes_on(self, earlier: Obligation, later: Obligation | None) -> bool:
        if later is None or later.raised_on >= self._turn.on:
            return False
        return earlier.item == later.item and self._turn.repeats(later.item)

    def _begun(self, earlier: Obligation | None, later: Obligation) -> Obligation | None:
        """What is owed from the day on: by the same rule, or asked anew; None where it is not asked of what was."""
        on = self._turn.on
        if later.raised_on >= on:
            return later
        bound = self._bound(earlier, later)
        if earlier is None or earlier.raised_on >= on:
            return (
                bound._replace(raised_on=on, raised_by=because("edition_asked", on=on)) if self._asks(later) else None
            )
        if over(earlier, on) or self._goes_on(earlier, later):
            return bound
        return bound._replace(raised_on=on, raised_by=because(CARRIED, on=on), episode=earlier.episode + 1)

    def _asks(self, later: Obligation) -> bool:
        lasting = self._shapes.get(later.rule, Shape.STANDING) in _LASTING
        year_over = later.period.startswith("FY") and fiscal_year_end(later.fiscal_year) < self._turn.on
        return lasting and not year_over and not over(later, self._turn.on)

    def _bound(self, earlier: Obligation | None, later: Obligation) -> Obligation:
        """By its due day; one that had passed before the change binds only where it had by the edition before."""
        on = self._turn.on
        if later.due_on is None or later.due_on >= on or later.raised_on >= on:
            return later
        if earlier is not None and earlier.due_on is not None and earlier.due_on < on:
            return later._replace(due=earlier.due)
        return later._replace(
            due=Due(on, later.basis, because("due.counted", anchor=Anchor.RAISED.value, base=on, days=0))
        )
