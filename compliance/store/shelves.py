"""The shelf of rulebooks: what the program was started with, made whole by the dated policy in the database."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from hashlib import sha256
from pathlib import Path

from compliance import domain
from compliance.domain.calendar import IsClosed, fiscal_year_end, fiscal_year_of
from compliance.domain.editions import Act, Edition
from compliance.domain.errors import NotFound
from compliance.domain.rulebook import Law, PolicyChange, Rulebook, rulebooks_of
from compliance.domain.wareki import LAST_ASKED


@cache
def engine() -> str:
    """The digest of the engine's own source, 64 hex digits: every module of the domain, so that nobody can forget one.

    A change of words alone makes projections stale too; catching up then writes nothing but their states.
    """
    folder = Path(domain.__file__).parent
    modules = sorted((file.relative_to(folder).as_posix(), file.read_bytes()) for file in folder.rglob("*.py"))
    return sha256(b"".join(sha256(name.encode() + b"\0" + text).digest() for name, text in modules)).hexdigest()


@dataclass(frozen=True, slots=True)
class Shelf:
    """Editions by id, the law and the closed days, as read from the disk when the program started."""

    editions: Mapping[str, Edition]
    law: Law
    is_closed: IsClosed
    engine: str = field(default_factory=engine)
    _digests: dict[str, str] = field(default_factory=dict, repr=False, compare=False)
    _last: "list[Rulebooks]" = field(default_factory=list, repr=False, compare=False)
    _acts: dict[str, Mapping[str, Act]] = field(default_factory=dict, repr=False, compare=False)

    def act(self, edition_id: str, rule: str) -> Act | None:
        """What a rule asks for, of the edition or of the law; None for what neither has, as measures are."""
        if edition_id not in self._acts:
            rules = *self.law.rules, *self.edition(edition_id).rules()
            self._acts[edition_id] = {rule.id: rule.act for rule in rules}
        return self._acts[edition_id].get(rule)

    def rules_asking(self, acts: Collection[Act]) -> list[str]:
        """The rules, of any edition, that ask for one of these acts, in the order of their ids."""
        rules = (rule for edition in self.editions.values() for rule in edition.rules())
        return sorted({rule.id for rule in rules if rule.act in acts})

    def edition(self, edition_id: str) -> Edition:
        """The edition; NotFound where the shelf has none of this id."""
        if edition_id not in self.editions:
            raise NotFound("特記事項の版 / edition", edition_id)
        return self.editions[edition_id]

    def rulebooks(
        self, policy_changes: Mapping[str, tuple[PolicyChange, ...]], start_of_use: date | None
    ) -> "Rulebooks":
        """The rulebooks under this policy: those asked for last are kept, with all that was worked out from them."""
        asked = Rulebooks(self, policy_changes, start_of_use)
        for kept in self._last:
            if kept == asked:
                return kept
        self._last[:] = [asked]
        return asked

    def digest(self, edition_id: str) -> str:
        """What a projection under this edition is derived from, but for the ward's policy: 64 hex digits."""
        if edition_id not in self._digests:
            self._digests[edition_id] = self._digest([self.edition(edition_id)])
        return self._digests[edition_id]

    @property
    def whole_digest(self) -> str:
        """The same of a projection that rests on several editions: 64 hex digits, of every edition on the shelf."""
        if "" not in self._digests:
            self._digests[""] = self._digest([self.editions[name] for name in sorted(self.editions)])
        return self._digests[""]

    def _digest(self, editions: Sequence[Edition]) -> str:
        told = (self.engine, *(edition.digest for edition in editions), self.law.digest)
        return sha256(repr(told).encode()).hexdigest()


@dataclass(frozen=True)
class Rulebooks:
    """The rulebooks as they stand at one moment: the shelf, the ward's dated policy and its start of use."""

    shelf: Shelf
    policy_changes: Mapping[str, tuple[PolicyChange, ...]]
    start_of_use: date | None

    def of(self, edition_id: str) -> Rulebook:
        """The rulebook of the contracts signed with this edition; it knows those they may come to stand under."""
        return self._books[self.shelf.edition(edition_id).id]

    @cached_property
    def _books(self) -> Mapping[str, Rulebook]:
        shelf = self.shelf
        return rulebooks_of(shelf.editions, shelf.law, self.policy_changes, shelf.is_closed, self.start_of_use)


def horizon(day: date) -> date:
    """How far a projection made on `day` reaches: to the end of the next fiscal year that the calendar holds."""
    return fiscal_year_end(min(fiscal_year_of(day) + 1, LAST_ASKED.year))
