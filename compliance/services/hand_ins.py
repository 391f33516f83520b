"""What a contractor hands in: the record of it and the papers that came with it, in one transaction."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
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
    """Files that came along with a record of this kind (the name of its table), and the duty they answer, if known.

    `of_items` are those that show one item of it each, by the item.
    """

    files: tuple[HandedIn, ...]
    kind: str
    answers: Answered | None = None
    of_items: Mapping[str, tuple[HandedIn, ...]] = field(default_factory=dict)

    def laid_out(self) -> Iterator[tuple[str | None, HandedIn]]:
        """Each file with the item that it shows, None where it shows none in particular."""
        yield from ((None, file) for file in self.files)
        yield from ((item, file) for item, files in self.of_items.items() for file in files)


def hand_in(desk: Desk, actor: Actor, act: Act, papers: Papers, request: Request) -> UUID:
    """Carry out `act` once per sent form and keep its papers as evidence of the record, under each contract it serves.

    Returns the record's id; Refused as `act` says, with nothing recorded then, the papers neither.
    """

    def whole(change: Change) -> str:
        subject = act(change)
        contracts = sorted(contracts_served(change.session, [subject]))
        for item, file in papers.laid_out():
            uses = tuple(_uses(papers, subject, contracts, item))
            keep_in(change, KeepEvidence(files=(file,), uses=uses, happened_on=day_in_japan(change.at)), file)
        return str(subject)

    return UUID(desk.carry_out(actor, whole, request))


def _uses(papers: Papers, subject: UUID, contracts: list[UUID], item: str | None) -> Iterator[Use]:
    for contract in contracts:
        duty = papers.answers
        here = duty if duty is not None and duty.contract_id == contract else None
        yield Use(
            contract_id=contract,
            item=item or (here.item if here else None),
            obligation_key=here.key if here else None,
            fiscal_year=here.fiscal_year if here else None,
            subject_id=subject,
            subject_kind=papers.kind,
        )
