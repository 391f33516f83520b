"""Holdings on a computer, and what a contractor says of their erasure."""

from datetime import date
from uuid import UUID

from sqlalchemy import select

from compliance.domain.facts import Medium
from compliance.services.desk import Desk
from compliance.services.drafts import keep_draft
from compliance.services.erasures import RecordErasure
from compliance.services.holdings import RecordHolding
from compliance.services.recording import record
from compliance.store.actors import Actor
from compliance.store.models.accounts import Account
from compliance.store.models.contracts import Contract

SEEDER = Actor.command("seed")
CERTIFICATE = (
    ("certificate-dated_on", "R8.11.20"),
    ("certificate-signed_by", "院長 髙橋 一郎"),
    ("certificate-seal", "none"),
)


def hold(desk: Desk, contract: UUID, description: str, medium: Medium = Medium.COMPUTER, count: int = 1) -> UUID:
    """Something that the contractor holds since April."""
    held = RecordHolding(
        contract_id=contract, happened_on=date(2026, 4, 1), description=description, medium=medium, count=count
    )
    return record(desk, SEEDER, held)


def erased_before(desk: Desk) -> None:
    """An erasure on record, and the answers of whoever is responsible up to the last page."""
    with desk.reading() as session:
        contract = session.scalars(select(Contract.id).where(Contract.number == "R8-健康-001")).one()
        account = session.scalars(select(Account.id).where(Account.login == "contractor-responsible")).one()
    holding = hold(desk, contract, "利用者台帳")
    erased = RecordErasure(contract_id=contract, happened_on=date(2026, 11, 18), holdings=(holding,))
    erasure = record(desk, SEEDER, erased)
    said = (("kind-kind", "filed"), ("erased-erasures", str(erasure)), *CERTIFICATE)
    keep_draft(desk, account, f"/own-contracts/{contract}/erasures/new", said)
