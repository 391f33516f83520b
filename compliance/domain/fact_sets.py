"""What is known of one contract: its facts by kind, and by what they are about, in the order of days."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter
from typing import Protocol, TypeVar
from uuid import UUID

from compliance.domain.facts import (
    CertificateFiled,
    Checked,
    ConsentDecided,
    Corrected,
    DamageSettled,
    EducationReported,
    Erased,
    Fact,
    FindingReopened,
    GivenBack,
    GuidanceDecided,
    HandedOver,
    IncidentNotified,
    IncidentReopened,
    IncidentReported,
    InspectionAnnounced,
    InspectionCancelled,
    InspectionCarriedOut,
    InspectionPlanned,
    Instructed,
    InstructionFollowed,
    LeakReported,
    NoLongerNeeded,
    Pledged,
    PublicationDecided,
    Rechecked,
    Review,
    StatusReported,
)

F = TypeVar("F", bound=Fact)

by_day: Callable[[Fact], tuple[date, int]] = attrgetter("on", "id.int")
"""The order of facts: by the day they are about, those of one day by id (the store's ids follow the trail)."""


NUMBER: Callable[[UUID], int] = attrgetter("int")
"""What entities are looked up by: a UUID is hashed and compared in Python, its number in C."""

ENTITY_OF: Mapping[type[Fact], str] = {
    Review: "subject",
    HandedOver: "expected",
    ConsentDecided: "request",
    NoLongerNeeded: "holding",
    GivenBack: "holding",
    Erased: "holdings",
    Instructed: "holdings",
    InstructionFollowed: "instruction",
    CertificateFiled: "erasures",
    Checked: "erasure",
    Pledged: "person",
    EducationReported: "session",
    StatusReported: "request",
    InspectionPlanned: "inspection",
    InspectionAnnounced: "inspection",
    InspectionCancelled: "inspection",
    InspectionCarriedOut: "inspection",
    Corrected: "finding",
    Rechecked: "finding",
    FindingReopened: "finding",
    IncidentNotified: "incident",
    IncidentReported: "incident",
    IncidentReopened: "incident",
    LeakReported: "incident",
    GuidanceDecided: "breach",
    PublicationDecided: "breach",
    DamageSettled: "claim",
}
"""The field that names what a fact is about: one entity, several, or none."""

_ABOUT_SEVERAL: Collection[type[Fact]] = frozenset({Erased, Instructed, CertificateFiled})
_ABOUT = {kind: attrgetter(field) for kind, field in ENTITY_OF.items()}
_OF_NO_KIND: Mapping[type[Fact], Sequence[Fact]] = dict.fromkeys(Fact.__subclasses__(), ())
_NOTHING: Mapping[int, Sequence[Fact]] = {}


class AllOf(Protocol):
    """Gives every fact of one kind, by day and then by id."""

    def __call__(self, kind: type[F], /) -> Sequence[F]:
        """Empty where there is none."""


class ByEntity(Protocol):
    """Gives the facts of one kind by the number of each entity they are about, in the order of days."""

    def __call__(self, kind: type[F], /) -> Mapping[int, Sequence[F]]:
        """Empty where there is none."""


@dataclass(frozen=True, slots=True)
class Facts:
    """All facts of one contract, as known: the order of `items` means nothing."""

    contract: UUID
    items: tuple[Fact, ...]
    all: AllOf = field(init=False, repr=False, compare=False)
    """Every fact of this kind, by day and then by id; empty where there is none."""
    by_kind: "ByKind" = field(init=False, repr=False, compare=False)
    """The facts of each kind, by day and then by id."""
    by_entity: ByEntity = field(init=False, repr=False, compare=False)
    """Those of this kind by the number of each entity they are about."""

    def __post_init__(self) -> None:
        by_kind = ByKind(self.items)
        object.__setattr__(self, "by_kind", by_kind)
        object.__setattr__(self, "all", by_kind.__getitem__)
        object.__setattr__(self, "by_entity", _ByEntity(by_kind).__getitem__)

    def in_any_order(self, kind: type[F]) -> Sequence[F]:
        """Every fact of this kind, for what does not rest on their order."""
        return self.by_kind.unordered.get(kind, ())  # type: ignore[return-value]  # likewise

    def about(self, kind: type[F], entity: UUID) -> Sequence[F]:
        """Those of this kind about one entity (see `ENTITY_OF`), in the same order; empty where there is none."""
        return self.by_entity(kind).get(entity.int, ())

    def until(self, day: date) -> "Facts":
        """Only the facts about days up to `day`."""
        return Facts(self.contract, tuple(fact for fact in self.items if fact.on <= day))

    def plus(self, more: Iterable[Fact]) -> "Facts":
        """These facts and `more`."""
        return Facts(self.contract, (*self.items, *more))


class ByKind(dict[type[Fact], Sequence[Fact]]):
    """Facts by kind, each kind put in order once it is asked for; a kind without a fact is empty."""

    def __init__(self, items: Iterable[Fact]) -> None:
        super().__init__(_OF_NO_KIND)
        found: defaultdict[type[Fact], list[Fact]] = defaultdict(list)
        for fact in items:
            found[type(fact)].append(fact)
        self.unordered: Mapping[type[Fact], Sequence[Fact]] = found
        """The same in no order, for what does not rest on one."""
        self.kinds = frozenset(found)
        """The kinds that there is a fact of."""
        for kind, same_kind in found.items():
            if len(same_kind) == 1:
                self[kind] = same_kind
            else:
                self.pop(kind, None)

    def __missing__(self, kind: type[Fact]) -> Sequence[Fact]:
        self[kind] = ordered = sorted(self.unordered[kind], key=by_day)
        return ordered


class _ByEntity(dict[type[Fact], Mapping[int, Sequence[Fact]]]):
    """Facts by kind and by the number of what they are about: each kind once it is asked for."""

    def __init__(self, by_kind: ByKind) -> None:
        self._by_kind = by_kind

    def __missing__(self, kind: type[Fact]) -> Mapping[int, Sequence[Fact]]:
        facts = self._by_kind[kind]
        if not facts:
            self[kind] = found = _NOTHING
        else:
            by_number = _by_numbers if kind in _ABOUT_SEVERAL else _by_number
            self[kind] = found = by_number(facts, _ABOUT[kind])
        return found


def _by_number(facts: Sequence[Fact], about: Callable[[Fact], UUID | None]) -> dict[int, list[Fact]]:
    found: dict[int, list[Fact]] = {}
    for fact in facts:
        entity = about(fact)
        if entity is not None:
            found.setdefault(entity.int, []).append(fact)
    return found


def _by_numbers(facts: Sequence[Fact], about: Callable[[Fact], Iterable[UUID]]) -> dict[int, list[Fact]]:
    found: dict[int, list[Fact]] = {}
    for fact in facts:
        for entity in about(fact):
            found.setdefault(entity.int, []).append(fact)
    return found
