"""One handover under a contract, as the officer sees, prints and confirms it."""

from uuid import UUID

from flask.typing import ResponseReturnValue

from compliance.domain.errors import NotFound
from compliance.web.gate import page
from compliance.web.handover_pages import Pages
from compliance.web.officer.blueprint import blueprint
from compliance.web.permissions import Permission

_HANDOVER = "/contracts/<uuid:contract_id>/handovers/<uuid:handover_id>"
_PAGES = Pages("officer", ward=True)


@page(blueprint, _HANDOVER, Permission.CONTRACT_READ)
def handover(contract_id: UUID, handover_id: UUID) -> ResponseReturnValue:
    """What passed, and how far it is confirmed."""
    return _of(contract_id, handover_id).show(handover_id)


@page(blueprint, f"{_HANDOVER}/confirmation.pdf", Permission.CONTRACT_READ)
def handover_paper(contract_id: UUID, handover_id: UUID) -> ResponseReturnValue:
    """The 確認書."""
    return _of(contract_id, handover_id).paper(handover_id)


@page(blueprint, f"{_HANDOVER}/confirm", Permission.FACT_CORRECT, methods=("POST",))
def confirm_handover(contract_id: UUID, handover_id: UUID) -> ResponseReturnValue:
    """For the ward."""
    return _of(contract_id, handover_id).confirm(handover_id)


def _of(contract: UUID, handover: UUID) -> Pages:
    """NotFound where the handover is another contract's."""
    if _PAGES.sheet(handover).line.id != contract:
        raise NotFound("受渡し / handover", handover)
    return _PAGES
