"""The ledger of what a contractor holds: what came and what went, piece by piece, and what does not add up.

Issued + collected + created + copied + taken over = returned + delivered + erased + handed on + held. What is held is
what was last counted by hand, with what moved since; where nobody counted, it is what the record leaves.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from compliance.domain.facts import Medium, Origin


class Way(StrEnum):
    """How pieces came to be held under a contract, and how they ceased to be."""

    ISSUED = "issued"
    COLLECTED = "collected"
    CREATED = "created"
    COPIED = "copied"
    TAKEN_OVER = "taken_over"
    RETURNED = "returned"
    DELIVERED = "delivered"
    ERASED = "erased"
    HANDED_ON = "handed_on"


CAME = (Way.ISSUED, Way.COLLECTED, Way.CREATED, Way.COPIED, Way.TAKEN_OVER)
WENT = (Way.RETURNED, Way.DELIVERED, Way.ERASED, Way.HANDED_ON)


@dataclass(frozen=True, slots=True)
class Movement:
    """`count` pieces that came or went on a day, by the record `act` of the table `kind`."""

    way: Way
    on: date
    count: int
    kind: str
    act: UUID

    @property
    def signed(self) -> int:
        """What it adds to what is held."""
        return self.count if self.way in CAME else -self.count


@dataclass(frozen=True, slots=True)
class Counted:
    """So many pieces were counted by hand at the end of a day."""

    on: date
    count: int


@dataclass(frozen=True, slots=True)
class Act:
    """Pieces of a holding that went on a day under one contract."""

    way: Way
    on: date
    count: int
    contract: UUID
    kind: str
    id: UUID


@dataclass(frozen=True, slots=True)
class Move:
    """From a day on the holding lies under another contract, by an instruction."""

    on: date
    to: UUID
    instruction: UUID


@dataclass(frozen=True, slots=True)
class Held:
    """One holding as it began, with all that became of it under whichever contract, and its counts by contract."""

    id: UUID
    contract: UUID
    description: str
    medium: Medium
    origin: Origin
    on: date
    count: int
    acts: Sequence[Act] = ()
    moves: Sequence[Move] = ()
    counted: Mapping[UUID, Counted] | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """One holding under one contract."""

    holding: UUID
    contract: UUID
    description: str
    medium: Medium
    on: date
    movements: tuple[Movement, ...]
    counted: Counted | None = None

    def total(self, *ways: Way) -> int:
        """How many pieces moved in these ways."""
        return sum(movement.count for movement in self.movements if movement.way in ways)

    @property
    def balance(self) -> int:
        """What the record leaves; less than nothing where more went than came."""
        return sum(movement.signed for movement in self.movements)

    @property
    def held(self) -> int:
        """What is held: as counted, with what moved since; else what the record leaves."""
        if self.counted is None:
            return max(self.balance, 0)
        return self.counted.count + sum(m.signed for m in self.movements if m.on > self.counted.on)

    @property
    def gap(self) -> int:
        """What does not add up: pieces on record that are not there, or (below 0) that are there and not on record."""
        return self.balance - self.held


def accounts(held: Held) -> tuple[Account, ...]:
    """The accounts of a holding under each contract that it lay under, in their order.

    What was left goes on to the next contract. An act under a contract that it never came to counts where it lies last.
    """
    moves = sorted(held.moves, key=lambda move: move.on)
    chain = list(dict.fromkeys([held.contract, *(move.to for move in moves)]))
    found: list[Account] = []
    came = Movement(Way(held.origin.value), held.on, held.count, "holding", held.id)
    for place, contract in enumerate(chain):
        last = place + 1 == len(chain)
        mine = [a for a in held.acts if a.contract == contract or (last and a.contract not in chain)]
        movements = [came, *(Movement(a.way, a.on, a.count, a.kind, a.id) for a in mine)]
        if not last:
            move = next(move for move in moves if move.to == chain[place + 1])
            left = max(sum(movement.signed for movement in movements), 0)
            movements.append(Movement(Way.HANDED_ON, move.on, left, "instruction", move.instruction))
            came = Movement(Way.TAKEN_OVER, move.on, left, "instruction", move.instruction)
        counted = (held.counted or {}).get(contract)
        found.append(
            Account(held.id, contract, held.description, held.medium, held.on, tuple(movements), counted),
        )
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Sums:
    """The accounts of one kind of medium together, or of all (None)."""

    medium: Medium | None
    ways: Mapping[Way, int]
    held: int
    gap: int


def sums(of: Iterable[Account]) -> tuple[Sums, ...]:
    """By medium, those that there are, and everything."""
    every = tuple(of)
    kinds = [medium for medium in Medium if any(account.medium is medium for account in every)]
    return (*(_sum(medium, [a for a in every if a.medium is medium]) for medium in kinds), _sum(None, every))


def _sum(medium: Medium | None, of: Sequence[Account]) -> Sums:
    ways = {way: sum(account.total(way) for account in of) for way in Way}
    return Sums(medium, ways, sum(account.held for account in of), sum(account.gap for account in of))
