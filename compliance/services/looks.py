"""A look at one page of a piece of evidence: noted in the trail, verified to the last byte, and drawn as a picture."""

from typing import BinaryIO, cast
from uuid import UUID

from compliance.evidence.pictures import Picture, picture_of
from compliance.services.desk import Desk
from compliance.services.evidence import look_into, vault_of
from compliance.store.actors import Actor
from compliance.store.queries.evidence_lists import EvidenceLine


def look_at(desk: Desk, actor: Actor, piece: EvidenceLine, contract_id: UUID, page: int) -> Picture:
    """The page, the nearest there is. Refused where the file is not served; Objectionable where it cannot be shown."""
    sealed = look_into(desk, actor, piece, contract_id, page)
    with vault_of(desk).checked(sealed) as opened:
        return picture_of(cast(BinaryIO, opened), piece.size, piece.media_type, page)
