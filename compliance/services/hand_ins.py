"""What a contractor hands in: the record of it and the papers that came with it, in one transaction."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from uuid import UUID

from compliance.clock import day_in_japan
from compliance.services.desk import Desk
from compliance.services.evidence import HandedIn, KeepEvidence, Use, keep_in
from compliance.store.actors import Actor
from compliance.store.belongings import contracts_served
from compliance.store.changes import Change
from compliance.store.idempotency import Request

Act = Callable[[Change], UUID]
"""The body of a use case: records one thing inside the change and returns its id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """The duty that a hand-in was opened from: its contract, its key, the item it stands under, its fiscal year."""

    contract_id: UUID
    key: str
    item: str
    fiscal_year: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Papers:
    """Files that came along with a record of this kind (the name of its table), and the duty they answer, if known."""

    files: tuple[HandedIn, ...]
    kind: str
    answers: Answered | None = None


def hand_in(desk: Desk, actor: Actor, act: Act, papers: Papers, request: Request) -> UUID:
    """Carry out `act` once per sent form and keep its papers as evidence of the record, under each contract it serves.

    Returns the record's id; Refused as `act` says, with nothing recorded then, the papers neither.
    """

    def whole(change: Change) -> str:
        subject = act(change)
        uses = tuple(_uses(papers, subject, sorted(contracts_served(change.session, [subject]))))
        wanted = KeepEvidence(files=papers.files, uses=uses, happened_on=day_in_japan(change.at))
        for file in papers.files:
            keep_in(change, wanted, file)
        return str(subject)

    return UUID(desk.carry_out(actor, whole, request))


def _uses(papers: Papers, subject: UUID, contracts: list[UUID]) -> Iterator[Use]:
    for contract in contracts:
        duty = papers.answers
        here = duty if duty is not None and duty.contract_id == contract else None
        yield Use(
            contract_id=contract,
            item=here.item if here else None,
            obligation_key=here.key if here else None,
            fiscal_year=here.fiscal_year if here else None,
            subject_id=subject,
            subject_kind=papers.kind,
        )
