"""One duty of the visitor's own contractor: what the ward owes is not the contractor's to open."""

from uuid import UUID

from compliance.domain.errors import NotFound
from compliance.domain.obligations import Party
from compliance.store.queries.obligations import obligation
from compliance.store.queries.paging import Reading
from compliance.store.queries.rows import ObligationRow
from compliance.web.visitors import desk, visitor


def own_duty(session: Reading, obligation_id: UUID) -> ObligationRow:
    """As it stands today; NotFound for anybody else's, the ward's included."""
    row = obligation(session, visitor().scope, obligation_id, desk().today())
    if row.obligation.party is not Party.CONTRACTOR:
        raise NotFound("義務 / obligation", obligation_id)
    return row
