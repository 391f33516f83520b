"""From what a contractor owes to the page where it is met."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from compliance.domain.editions import Act
from compliance.domain.obligations import FIXED, TO_DO
from compliance.store.queries.rows import ObligationRow
from compliance.web.contractor.hand_ins.entries import BY_OWN_KIND
from compliance.web.fact_forms.meets import MEANS
from compliance.web.links import address_of
from compliance.web.visitors import desk

LATER_DAY = "due_extension"
"""The kind of what is wished for when a day cannot be kept."""


@dataclass(frozen=True, slots=True)
class Way:
    """The page of one kind of duty: the form of a `kind`, or one of its own.

    `by` is the id that its address has: of the contract, of the obligation, or none (empty). `together`: it meets the
    duties about several people or things at once.
    """

    kind: str = ""
    endpoint: str = "contractor.hand_in"
    by: str = "contract_id"
    together: bool = False


OWN_PAGES: Mapping[Act, Way] = {
    Act.ERASE: Way(endpoint="contractor.erasures", together=True),
    Act.CERTIFY: Way(endpoint="contractor.erasures", together=True),
    Act.LIST_HANDLERS: Way(endpoint="contractor.choose_handler_list", together=True),
    Act.REPORT_CHANGE: Way(endpoint="contractor.choose_handler_list", together=True),
    Act.REPORT_STATUS: Way(endpoint="contractor.report_status", by="obligation_id"),
    Act.NOTIFY_INCIDENT: Way(endpoint="contractor.notify_incident", by=""),
    Act.BRING_BACK: Way(endpoint="contractor.bring_back", by="obligation_id"),
    Act.CONFIRM_HANDOVER: Way(endpoint="contractor.handovers", by=""),
    Act.HAND_OVER: Way(endpoint="contractor.handovers", by=""),
}
_TOGETHER = frozenset({Act.EDUCATE, Act.EDUCATE_YEARLY})


def way_under(edition: str, rule: str) -> Way | None:
    """The page for the duties of this rule; None where nothing is handed in for them."""
    act = desk().shelf.act(edition, rule)
    if act is None:
        return None
    means = MEANS.get(act)
    if act in OWN_PAGES or means is None or means.kind not in BY_OWN_KIND:
        return OWN_PAGES.get(act)
    return Way(means.kind, together=act in _TOGETHER)


def later_day_page(row: ObligationRow) -> str | None:
    """Where a later day is asked for; None for what is not owed now, and for a day that the ward cannot move."""
    if row.status not in TO_DO or row.obligation.due_on is None or row.obligation.basis in FIXED:
        return None
    return address(Way(LATER_DAY), row.under.contract, row.id)


def page_of(row: ObligationRow) -> str | None:
    """Where this duty is met; None once it was handed in, and where nothing is."""
    way = way_under(row.obligation.edition, row.obligation.rule) if row.status in TO_DO else None
    return None if way is None else address(way, row.under.contract, row.id)


def address(way: Way, contract: UUID, obligation: UUID | None) -> str:
    """The page of a way, opened for one duty where one is given."""
    if way.kind:
        return address_of(way.endpoint, contract_id=contract, kind=way.kind, meets=obligation)
    ids = {"contract_id": contract, "obligation_id": obligation}
    return address_of(way.endpoint, **{way.by: ids[way.by]} if way.by else {})
