"""The ledger of media: every holding under some contracts with what came and went, and handovers that it lacks."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Select, func, literal, select
from sqlalchemy.orm import Session

from compliance.domain.media_ledgers import Account, Act, Counted, Held, Move, Way, accounts
from compliance.store.ledgers import settled
from compliance.store.models.base import Belonging
from compliance.store.models.erasures import ErasedHolding, Erasure
from compliance.store.models.handovers import Handover
from compliance.store.models.holdings import GivenBack, Holding, Stocktake
from compliance.store.models.instructions import InstructedHolding, Instruction
from compliance.store.queries.current import stands
from compliance.store.queries.handover_waits import handover_waits


@dataclass(frozen=True, slots=True)
class Unentered:
    """A handover to the contractor of `count` pieces, of which the holdings that name it hold `entered`."""

    id: UUID
    contract: UUID
    on: date
    description: str
    count: int
    entered: int


@dataclass(frozen=True, slots=True)
class MediaLedger:
    """The accounts under the contracts asked for, and the handovers whose pieces the holdings do not show."""

    accounts: tuple[Account, ...]
    unentered: tuple[Unentered, ...]


def media_ledger(session: Session, contracts: Collection[UUID], up_to: date) -> MediaLedger:
    """The ledger on a day, of contracts that the asker was allowed to open; in six queries, seven where one waits."""
    under = select(Belonging.entity_id).where(
        Belonging.kind == "holding", Belonging.contract_id.in_(contracts), Belonging.superseded_seq.is_(None)
    )
    every = (account for held in _holdings(session, under, up_to) for account in accounts(held))
    asked = frozenset(contracts)
    found = sorted((a for a in every if a.contract in asked), key=lambda a: (a.on, a.holding.int))
    return MediaLedger(tuple(found), _unentered(session, contracts, up_to))


def _holdings(session: Session, under: Select[UUID], up_to: date) -> Iterable[Held]:
    acts, moves, counted = _acts(session, under, up_to), _moves(session, under, up_to), _counted(session, under, up_to)
    h = Holding
    rows = session.execute(
        select(h.id, h.contract_id, h.description, h.medium, h.origin, h.happened_on, h.count).where(
            h.id.in_(under), stands(h), h.happened_on <= up_to
        )
    )
    return (Held(*row, acts.get(row.id, ()), moves.get(row.id, ()), counted.get(row.id)) for row in rows.all())


def _acts(session: Session, under: Select[UUID], up_to: date) -> Mapping[UUID, Sequence[Act]]:
    g, e, of = GivenBack, Erasure, ErasedHolding
    given = select(g.holding_id, g.delivered, g.happened_on, g.count, g.contract_id, g.id)
    erased = select(of.holding_id, e.happened_on, e.count, e.contract_id, e.id).join(of, of.of_row == e.row_id)
    found: dict[UUID, list[Act]] = defaultdict(list)
    for holding, delivered, on, count, contract, id in session.execute(
        given.where(g.holding_id.in_(under), settled(g, literal(up_to)))
    ):
        way = Way.DELIVERED if delivered else Way.RETURNED
        found[holding].append(Act(way, on, count, contract, "given_back", id))
    for holding, on, count, contract, id in session.execute(
        erased.where(of.holding_id.in_(under), settled(e, literal(up_to)))
    ):
        found[holding].append(Act(Way.ERASED, on, count, contract, "erasure", id))
    return found


def _moves(session: Session, under: Select[UUID], up_to: date) -> Mapping[UUID, Sequence[Move]]:
    i, of = Instruction, InstructedHolding
    rows = session.execute(
        select(of.holding_id, i.happened_on, i.successor_id, i.id)
        .join(of, of.of_row == i.row_id)
        .where(of.holding_id.in_(under), stands(i), i.successor_id.is_not(None), i.happened_on <= up_to)
    )
    found: dict[UUID, list[Move]] = defaultdict(list)
    for row in rows:
        found[row.holding_id].append(Move(row.happened_on, row.successor_id, row.id))
    return found


def _counted(session: Session, under: Select[UUID], up_to: date) -> Mapping[UUID, Mapping[UUID, Counted]]:
    """The last count of each holding under each contract."""
    s = Stocktake
    rows = session.execute(
        select(s.holding_id, s.contract_id, s.happened_on, s.counted)
        .where(s.holding_id.in_(under), stands(s), s.happened_on <= up_to)
        .order_by(s.happened_on, s.row_id)
    )
    found: dict[UUID, dict[UUID, Counted]] = defaultdict(dict)
    for holding, contract, on, counted in rows:
        found[holding][contract] = Counted(on, counted)
    return found


def _unentered(session: Session, contracts: Collection[UUID], up_to: date) -> tuple[Unentered, ...]:
    """What was handed to the contractor and does not stand in the ledger with the same count; what waits was not."""
    h = Handover
    entered = func.coalesce(
        select(func.sum(Holding.count))
        .where(Holding.handover_id == h.id, stands(Holding), Holding.happened_on <= up_to)
        .correlate(h)
        .scalar_subquery(),
        0,
    ).label("entered")
    rows = session.execute(
        select(h.id, h.contract_id, h.happened_on, h.description, h.count, entered, h.consent_id, h.handler_id)
        .where(h.contract_id.in_(contracts), stands(h), h.to_ward.is_(False), h.happened_on <= up_to)
        .order_by(h.happened_on, h.row_id)
    ).all()
    waits = handover_waits(session, {row.contract_id for row in rows if row.consent_id or row.handler_id}, up_to)
    found = (Unentered(*row[:6]) for row in rows if row.id not in waits)
    return tuple(each for each in found if each.entered != each.count)
