"""Taking a file out of the vault: only for whom the contract is, only whole, only to be saved; and noted."""

from uuid import UUID

from flask.typing import ResponseReturnValue

from compliance.services.evidence import take_out, vault_of
from compliance.store.queries.evidence_lists import piece_of
from compliance.web.files import streamed_file
from compliance.web.gate import page
from compliance.web.officer.blueprint import blueprint
from compliance.web.permissions import Permission
from compliance.web.visitors import acting, desk, visitor


@page(blueprint, "/contracts/<uuid:contract_id>/evidence/<uuid:evidence_id>/file", Permission.EVIDENCE_READ)
def evidence_file(contract_id: UUID, evidence_id: UUID) -> ResponseReturnValue:
    """The file under its name, after its last byte was verified."""
    with desk().reading() as session:
        piece = piece_of(session, visitor().scope, contract_id, evidence_id)
    sealed = take_out(desk(), acting(), piece, contract_id)
    return streamed_file(vault_of(desk()).verified(sealed), piece.size, piece.media_type, piece.name)
