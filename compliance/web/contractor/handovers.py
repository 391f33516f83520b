"""What passed between the ward and a contractor under all its contracts, to be looked at and confirmed."""

from uuid import UUID

from flask.typing import ResponseReturnValue

from compliance.store.queries.handover_lists import expected_seen, handovers_seen
from compliance.web.contractor.blueprint import blueprint
from compliance.web.gate import page
from compliance.web.handover_pages import Pages
from compliance.web.handover_tables import OWN_EXPECTED, OWN_HANDOVERS
from compliance.web.permissions import Permission
from compliance.web.tables.answers import Offer, Offers, answer
from compliance.web.tables.fields import Narrowing
from compliance.web.visitors import desk, visitor

_HANDOVER = "/own-handovers/<uuid:handover_id>"
_PAGES = Pages("contractor", ward=False)


@page(blueprint, "/own-handovers", Permission.OWN_DUTIES_READ)
def handovers() -> ResponseReturnValue:
    """What was handed over either way, and what is to be."""
    scope, today = visitor().scope, desk().today()
    offers: Offers = {
        "handovers": Offer(OWN_HANDOVERS, handovers_seen(scope, today), Narrowing(as_of=today)),
        "expected": Offer(OWN_EXPECTED, expected_seen(scope, today), Narrowing(as_of=today)),
    }
    with desk().reading() as session:
        return answer(session, "contractor/handovers.html", offers)


@page(blueprint, _HANDOVER, Permission.OWN_DUTIES_READ)
def handover(handover_id: UUID) -> ResponseReturnValue:
    """What passed, and how far it is confirmed."""
    return _PAGES.show(handover_id)


@page(blueprint, f"{_HANDOVER}/confirmation.pdf", Permission.OWN_DUTIES_READ)
def handover_paper(handover_id: UUID) -> ResponseReturnValue:
    """The 確認書."""
    return _PAGES.paper(handover_id)


@page(blueprint, f"{_HANDOVER}/confirm", Permission.SUBMISSION_MAKE, methods=("POST",))
def confirm_handover(handover_id: UUID) -> ResponseReturnValue:
    """For the contractor."""
    return _PAGES.confirm(handover_id)
