"""What was taken out of the designated places comes back: its contractor tells the day."""

from datetime import date
from uuid import UUID

from compliance.services.checks import follows, standing
from compliance.services.desk import Desk
from compliance.services.refusals import not_recorded
from compliance.store import versions
from compliance.store.actors import Actor
from compliance.store.changes import Change
from compliance.store.idempotency import Request
from compliance.store.models.removals import Removal


def bring_back(desk: Desk, actor: Actor, removal: UUID, returned_on: date, request: Request) -> None:
    """Record the day on which a removal that the asker was allowed to open was back.

    Refused where it is back already, for a day before it was taken out, and for one to come.
    """

    def act(change: Change) -> str:
        taken = standing(change.session, Removal, removal)
        follows(returned_on, taken.happened_on, "returned_on", "戻した日", "day it was back")
        if taken.returned_on is not None or returned_on > desk.today():
            raise not_recorded(
                ("もう戻っているか、まだ来ていない日です。", "It is back already, or the day is still to come."),
                ("戻した日を確かめてください。", "Check the day."),
                "returned_on",
            )
        return str(versions.supersede(change, Removal, removal, taken.version, {"returned_on": returned_on}))

    desk.carry_out(actor, act, request)
