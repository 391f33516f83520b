"""What a self-check asks of the visitor's contractor: the duty, its items, and what was answered last."""

from dataclasses import dataclass
from uuid import UUID

from compliance.services.grounds import ground_of
from compliance.services.self_checks import items_asked
from compliance.store.queries.rows import ObligationRow
from compliance.store.queries.self_checks import last_self_check
from compliance.web.contractor.own_duties import own_duty
from compliance.web.contractor.self_checks.forms import Line, lines_of
from compliance.web.contractor.status_reports import reports_status
from compliance.web.visitors import desk, visitor


@dataclass(frozen=True, slots=True)
class SelfCheckAsked:
    """The duty to answer, and each item."""

    row: ObligationRow
    lines: tuple[Line, ...]


def asked_of(obligation_id: UUID) -> SelfCheckAsked | None:
    """None where it is no such duty, or none to be answered any more; NotFound for anybody else's."""
    with desk().reading() as session:
        row = own_duty(session, obligation_id)
        if not reports_status(row):
            return None
        ground = ground_of(desk(), session, visitor().scope, row.under.contract)
        same_work = {line.id for line in ground.contracts if line.outsourcing == ground.line.outsourcing}
        return SelfCheckAsked(row, lines_of(tuple(items_asked(ground)), last_self_check(session, same_work)))
