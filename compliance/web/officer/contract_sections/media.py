"""What passed between the two under a contract, what is still held, and what was erased and certified."""

from uuid import UUID

from flask.typing import ResponseReturnValue

from compliance.store.queries.erasure_lists import erasure_listing
from compliance.store.queries.handover_lists import expected_listing, handover_listing
from compliance.store.queries.holding_lists import holding_listing
from compliance.web.erasures import ERASURES, certificate
from compliance.web.fact_forms.entries import Group
from compliance.web.gate import page
from compliance.web.handover_tables import EXPECTED, HANDOVERS
from compliance.web.officer.blueprint import blueprint
from compliance.web.officer.contract_sections.happenings import records_of
from compliance.web.officer.contract_sections.heads import head_of
from compliance.web.officer.contract_sections.media_tables import HOLDINGS
from compliance.web.permissions import Permission
from compliance.web.tables.answers import Offer, Offers, answer
from compliance.web.visitors import desk


@page(blueprint, "/contracts/<uuid:contract_id>/media", Permission.CONTRACT_READ)
def contract_media(contract_id: UUID) -> ResponseReturnValue:
    """The ledger as it stands on the day asked for."""
    with desk().reading() as session:
        head = head_of(session, contract_id)
        day, told = head.day.on, head.narrowing()
        shown = {"holding", "handover", "expected_handover", "erasure"}
        offers: Offers = {
            "holdings": Offer(HOLDINGS, holding_listing(contract_id, day), told),
            "handovers": Offer(HANDOVERS, handover_listing(contract_id, day), told),
            "expected": Offer(EXPECTED, expected_listing(contract_id, day), told),
            "erasures": Offer(ERASURES, erasure_listing(contract_id, day), told),
            "records": records_of(contract_id, {Group.HANDOVERS, Group.HOLDINGS, Group.ERASURES}, day, but=shown),
        }
        return answer(session, "officer/contract/media.html", offers, head=head)


@page(blueprint, "/contracts/<uuid:contract_id>/certificates/<uuid:certificate_id>.pdf", Permission.CONTRACT_READ)
def certificate_paper(contract_id: UUID, certificate_id: UUID) -> ResponseReturnValue:
    """The certificate of erasure as our paper, to be laid beside what came in."""
    return certificate(contract_id, certificate_id)
