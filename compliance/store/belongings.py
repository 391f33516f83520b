"""Which contracts a thing serves, what follows it there, and whose obligations a change of it may alter."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from uuid import UUID

from sqlalchemy import Uuid, bindparam, insert, select, union, update
from sqlalchemy.orm import Session, aliased

from compliance.store.models.base import Belonging
from compliance.store.models.contracts import Contract
from compliance.store.schema import version_models
from compliance.store.version_rows import table_of

_AT_ONCE = 500

_THESE = bindparam("contracts", expanding=True, type_=Uuid())
_RENEWING = select(Contract.id).where(Contract.predecessor_id.in_(_THESE), Contract.superseded_seq.is_(None))

_THERE, _ELSEWHERE = aliased(Belonging), aliased(Belonging)
_HOLDING_THE_SAME = (
    select(_ELSEWHERE.contract_id)
    .join(_THERE, _THERE.entity_id == _ELSEWHERE.entity_id)
    .where(_THERE.contract_id.in_(_THESE), _THERE.kind == "holding")
)
ALTERED_BESIDE = union(_RENEWING, _HOLDING_THE_SAME)
"""The contracts that a change of `contracts` may alter besides: those that renew them, and those of moved holdings."""

Link = tuple[UUID, str, UUID, int]
"""Thing, its kind, contract, and the position in the trail."""


def contracts_served(session: Session, things: Collection[UUID]) -> Sequence[UUID]:
    """The contracts that any of these things serves now, in order."""
    served: set[UUID] = set()
    for some in _chunks(things):
        standing = (Belonging.entity_id.in_(some), Belonging.superseded_seq.is_(None))
        served.update(session.scalars(select(Belonging.contract_id).where(*standing)))
    return sorted(served)


def contracts_altered(session: Session, served: Collection[UUID]) -> Sequence[UUID]:
    """These, those their holdings were moved to, and those that renew them, for which their education counts."""
    altered = set(served)
    for some in _chunks(served):
        altered.update(session.connection().scalars(ALTERED_BESIDE, {"contracts": some}))
    return sorted(altered)


def contracts_under(session: Session, outsourcings: Iterable[UUID]) -> Sequence[UUID]:
    """The contracts of these outsourcings."""
    under = (Contract.outsourcing_id.in_(set(outsourcings)), Contract.superseded_seq.is_(None))
    return session.scalars(select(Contract.id).where(*under).order_by(Contract.id)).all()


def followers(session: Session, thing: UUID) -> Iterator[tuple[UUID, str]]:
    """What follows this thing to every contract it serves, as (id, kind)."""
    for kind, model in version_models().items():
        if model.follows is not None:
            for found in session.scalars(
                select(model.id).where(getattr(model, model.follows) == thing, model.superseded_seq.is_(None))
            ):
                yield found, kind


def add_links(session: Session, links: Sequence[Link]) -> None:
    """Let things serve contracts; IntegrityError where a link stood before or the kind is wrong."""
    names = ("entity_id", "kind", "contract_id", "recorded_seq")
    if links:
        rows = [dict(zip(names, link, strict=True)) for link in links]
        session.connection().execute(insert(table_of(Belonging)), rows)


def share(session: Session, things: Collection[UUID], kind: str, contract: UUID, seq: int) -> None:
    """Let these things serve one more contract, those left out that do already."""
    served = (Belonging.entity_id.in_(things), Belonging.contract_id == contract)
    there = set(session.scalars(select(Belonging.entity_id).where(*served)))
    add_links(session, [(thing, kind, contract, seq) for thing in things if thing not in there])


def end_links(session: Session, things: Collection[UUID], contract: UUID, seq: int) -> None:
    """From this position on, these things no longer serve the contract."""
    standing = (Belonging.contract_id == contract, Belonging.superseded_seq.is_(None))
    session.execute(update(Belonging).where(Belonging.entity_id.in_(things), *standing).values(superseded_seq=seq))


def _chunks(ids: Collection[UUID]) -> Iterator[Sequence[UUID]]:
    ordered = list(ids)
    for begin in range(0, len(ordered), _AT_ONCE):
        yield ordered[begin : begin + _AT_ONCE]
