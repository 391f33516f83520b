"""The ledger of media of one contract, and of all contracts of one contractor that the officer sees."""

from uuid import UUID

from flask.typing import ResponseReturnValue

from compliance.store.queries.contractor_lists import contractor as one_contractor
from compliance.store.queries.contracts import contracts
from compliance.web.gate import page
from compliance.web.media_ledgers import offers_of
from compliance.web.officer.blueprint import blueprint
from compliance.web.officer.contract_sections.heads import head_of
from compliance.web.permissions import Permission
from compliance.web.tables.answers import answer
from compliance.web.tables.fields import Narrowing
from compliance.web.visitors import desk, visitor


@page(blueprint, "/contracts/<uuid:contract_id>/media-ledger", Permission.CONTRACT_READ)
def contract_ledger(contract_id: UUID) -> ResponseReturnValue:
    """What came and went under one contract, up to the day asked for."""
    with desk().reading() as session:
        head = head_of(session, contract_id)
        told = head.narrowing()
        offers = offers_of(session, {contract_id: head.contract.line.number}, head.day.on, told)
        return answer(session, "officer/contract/ledger.html", offers, head=head)


@page(blueprint, "/contractors/<uuid:contractor_id>/media-ledger", Permission.CONTRACT_READ)
def contractor_ledger(contractor_id: UUID) -> ResponseReturnValue:
    """The same of everything that one contractor holds."""
    scope, today = visitor().scope, desk().today()
    with desk().reading() as session:
        about = one_contractor(session, scope, contractor_id, today).about
        numbers = {line.id: line.number for line in contracts(session, scope, contractor=contractor_id)}
        told = Narrowing(conditions=(about.name,), as_of=today)
        offers = offers_of(session, numbers, today, told)
        return answer(session, "officer/contractor_ledger.html", offers, about=about)
