"""The shelf of rulebooks: what the program was started with, made whole by the dated policy in the database."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path

from compliance import domain
from compliance.domain.calendar import IsClosed, fiscal_year_end, fiscal_year_of
from compliance.domain.editions import Edition
from compliance.domain.errors import NotFound
from compliance.domain.rulebook import Law, PolicyChange, Rulebook
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

    def edition(self, edition_id: str) -> Edition:
        """The edition; NotFound where the shelf has none of this id."""
        if edition_id not in self.editions:
            raise NotFound("特記事項の版 / edition", edition_id)
        return self.editions[edition_id]

    def digest(self, edition_id: str) -> str:
        """What a projection under this edition is derived from, but for the ward's policy: 64 hex digits."""
        if edition_id not in self._digests:
            told = (self.engine, self.edition(edition_id).digest, self.law.digest)
            self._digests[edition_id] = sha256(repr(told).encode()).hexdigest()
        return self._digests[edition_id]


@dataclass(frozen=True, slots=True)
class Rulebooks:
    """The rulebooks as they stand at one moment: the shelf, the ward's dated policy and its start of use."""

    shelf: Shelf
    policy_changes: Mapping[str, tuple[PolicyChange, ...]]
    start_of_use: date | None
    _books: dict[str, Rulebook] = field(default_factory=dict, repr=False)

    def of(self, edition_id: str) -> Rulebook:
        """The rulebook of the contracts signed with this edition."""
        if edition_id not in self._books:
            edition, shelf = self.shelf.edition(edition_id), self.shelf
            changes = self.policy_changes.get(edition_id, ())
            self._books[edition_id] = Rulebook(edition, shelf.law, changes, shelf.is_closed, self.start_of_use)
        return self._books[edition_id]


def horizon(day: date) -> date:
    """How far a projection made on `day` reaches: to the end of the next fiscal year that the calendar holds."""
    return fiscal_year_end(min(fiscal_year_of(day) + 1, LAST_ASKED.year))
