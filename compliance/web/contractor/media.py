"""What a contractor holds under all its contracts, and whether it adds up."""

from flask.typing import ResponseReturnValue

from compliance.store.queries.contracts import contracts
from compliance.web.contractor.blueprint import blueprint
from compliance.web.gate import page
from compliance.web.media_ledgers import offers_of
from compliance.web.permissions import Permission
from compliance.web.tables.answers import answer
from compliance.web.tables.fields import Narrowing
from compliance.web.visitors import desk, visitor


@page(blueprint, "/own-media", Permission.OWN_DUTIES_READ)
def media() -> ResponseReturnValue:
    """The ledger as it stands today."""
    today = desk().today()
    with desk().reading() as session:
        lines = contracts(session, visitor().scope)
        numbers = {line.id: line.number for line in lines}
        running = [line for line in lines if line.end_on is None or line.end_on >= today]
        offers = offers_of(session, numbers, today, Narrowing(as_of=today), brief=True)
        return answer(session, "contractor/media.html", offers, running=running)
