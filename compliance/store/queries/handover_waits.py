"""Why handovers wait, worked out of the facts of their contracts: asked only where one names what it waits for."""

from collections.abc import Collection, Mapping
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from compliance.domain.reasons import Reason
from compliance.domain.waiting import waiting
from compliance.store.facts import facts_at_once

Waits = Mapping[UUID, tuple[Reason, ...]]


def handover_waits(session: Session, contracts: Collection[UUID], as_of: date) -> Waits:
    """The reasons by handover, as they stand on a day; nothing is asked where no contract is named."""
    found: dict[UUID, tuple[Reason, ...]] = {}
    for facts in facts_at_once(session, sorted(contracts)) if contracts else ():
        found.update(waiting(facts.until(as_of)))
    return found
