"""A list held against the last one: who joined, who left, what changed, and about whom somebody has to be asked."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from uuid import UUID

from compliance.documents.handler_lists.columns import Column
from compliance.documents.handler_lists.identities import identity_of
from compliance.documents.handler_lists.lines import Line
from compliance.domain.facts import Employment, Role
from compliance.domain.search_keys import search_key

Value = str | bool | date | Role | Employment | None


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody who is registered for the contractor, under whichever contract."""

    id: UUID
    version: int
    name: str
    kana: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Somebody as designated under the contract now: `id` and `version` are the designation's."""

    id: UUID
    version: int
    person: Known
    role: Role
    employment: Employment
    employer: str = ""
    post: str = ""
    scope: str = ""
    place: str = ""
    has_system_id: bool | None = None
    from_on: date
    to_on: date | None = None


class Becomes(StrEnum):
    """What a line means beside the last list; `DOUBTFUL` has to be asked."""

    JOINED = "joined"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True)
class Change:
    """What the list says otherwise."""

    column: Column
    before: Value
    after: Value


@dataclass(frozen=True, slots=True)
class Compared:
    """A line beside the last list: the person it is about and their designation, where there are such.

    `same_as` is an earlier row of the list about the same newcomer; `candidates` are those somebody is asked about.
    """

    line: Line
    becomes: Becomes
    person: Known | None = None
    standing: Standing | None = None
    changes: tuple[Change, ...] = ()
    candidates: tuple[Known, ...] = ()
    same_as: int | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Every line, and those of the last list whom this one does not name."""

    lines: tuple[Compared, ...]
    left: tuple[Standing, ...]

    def of(self, becomes: Becomes) -> tuple[Compared, ...]:
        """The lines of one kind."""
        return tuple(each for each in self.lines if each.becomes == becomes)

    @property
    def is_unchanged(self) -> bool:
        """変更なし: everybody stands as before, and nobody is missing."""
        return not self.left and len(self.of(Becomes.UNCHANGED)) == len(self.lines)


def line_of(standing: Standing, row: int) -> Line:
    """Somebody who is designated, as a line of a list."""
    return Line(
        row=row,
        name=standing.person.name,
        kana=standing.person.kana,
        role=standing.role,
        employment=standing.employment,
        employer=standing.employer,
        post=standing.post,
        scope=standing.scope,
        place=standing.place,
        has_system_id=standing.has_system_id,
        from_on=standing.from_on,
        to_on=standing.to_on,
    )


Answers = Mapping[int, UUID | None]
"""By row: who it is, of those that were asked about; None for somebody new."""


@dataclass(slots=True)
class _People:
    """Those who are registered, by what tells them apart and by what makes them look alike."""

    known: Sequence[Known]
    exact: dict[tuple[str, str], list[Known]] = field(default_factory=lambda: defaultdict(list))
    alike: dict[str, list[Known]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for person in self.known:
            self.exact[identity_of(person.name, person.kana)].append(person)
            for key in _looks(person.name, person.kana):
                self.alike[key].append(person)

    def like(self, line: Line) -> tuple[Known, ...]:
        """Whoever could be meant, each once."""
        found = (person for key in _looks(line.name, line.kana) for person in self.alike.get(key, ()))
        return tuple({person.id: person for person in found}.values())


def compare(
    lines: Sequence[Line], standing: Sequence[Standing], people: Sequence[Known], answers: Answers, on: date
) -> Comparison:
    """The list, received `on`, beside whom the contractor has. Nobody is taken for somebody else without an answer."""
    registered, taken = _People(people), _Taken()
    held: dict[UUID, list[Standing]] = defaultdict(list)
    for each in standing:
        held[each.person.id].append(each)
    compared = [_compared(line, registered, taken, held, answers) for line in lines]
    named = {each.standing.id for each in compared if each.standing is not None}
    left = (each for each in standing if each.id not in named and (each.to_on is None or each.to_on >= on))
    return Comparison(tuple(compared), tuple(sorted(left, key=supervisors_first)))


def supervisors_first(standing: Standing) -> tuple[int, str]:
    """The order in which people are listed: by role, then by kana."""
    return list(Role).index(standing.role), standing.person.kana


@dataclass(slots=True)
class _Taken:
    """The lines so far, by the person they are about, and by the name and kana of newcomers."""

    people: dict[UUID, list[Line]] = field(default_factory=lambda: defaultdict(list))
    newcomers: dict[tuple[str, str], list[Line]] = field(default_factory=lambda: defaultdict(list))


def _compared(
    line: Line, people: _People, taken: _Taken, held: Mapping[UUID, Sequence[Standing]], answers: Answers
) -> Compared:
    person, candidates = _who(line, people, answers)
    if person is not None and any(_clash(line, other) for other in taken.people[person.id]):
        return Compared(line, Becomes.DOUBTFUL, candidates=people.like(line))
    if person is not None:
        taken.people[person.id].append(line)
        return _beside(line, person, held.get(person.id, ()))
    return Compared(line, Becomes.DOUBTFUL, candidates=candidates) if candidates else _newcomer(line, taken)


def _who(line: Line, people: _People, answers: Answers) -> tuple[Known | None, tuple[Known, ...]]:
    """Who it is for certain, and else whom to ask about; an answer holds only for whom it could be."""
    candidates = people.like(line)
    exact = people.exact.get(identity_of(line.name, line.kana), ()) if line.kana else ()
    if line.row in answers:
        chosen = answers[line.row]
        person = next((each for each in candidates if each.id == chosen), None)
        return (person, ()) if person is not None or chosen is None else (None, candidates)
    if len(exact) == 1 and sum(search_key(each.name) == search_key(line.name) for each in candidates) == 1:
        return exact[0], ()
    return None, candidates


def _newcomer(line: Line, taken: _Taken) -> Compared:
    """Somebody new; a second row of the same name and kana, in another role or time, is about the same newcomer."""
    before = taken.newcomers[identity_of(line.name, line.kana)] if line.kana else []
    same = before[0].row if before and not any(_clash(line, other) for other in before) else None
    if same is not None or not before:
        before.append(line)
    return Compared(line, Becomes.JOINED, same_as=same)


def _clash(one: Line, two: Line) -> bool:
    """Whether one person would stand twice in one role on a day."""
    return one.role is two.role and not (
        (one.to_on is not None and two.from_on is not None and one.to_on < two.from_on)
        or (two.to_on is not None and one.from_on is not None and two.to_on < one.from_on)
    )


def _beside(line: Line, person: Known, standing: Sequence[Standing]) -> Compared:
    held = next((each for each in standing if _continues(line, each)), None)
    changes = tuple(_changes(line, person, held))
    if held is None:
        return Compared(line, Becomes.JOINED, person, changes=changes)
    return Compared(line, Becomes.CHANGED if changes else Becomes.UNCHANGED, person, held, changes)


def _continues(line: Line, held: Standing) -> bool:
    """Whether the line is about this designation: who left before, or came after, is designated anew."""
    left = held.to_on is not None and line.from_on is not None and held.to_on < line.from_on
    came = line.to_on is not None and line.to_on < held.from_on
    return held.role is line.role and not left and not came


def _changes(line: Line, person: Known, held: Standing | None) -> Iterator[Change]:
    """What the line tells otherwise; what it leaves empty stays, but for the employer of who is own staff now."""
    if identity_of(line.name, "") != identity_of(person.name, ""):
        yield Change(Column.NAME, person.name, line.name)
    if line.kana and identity_of("", line.kana) != identity_of("", person.kana):
        yield Change(Column.KANA, person.kana, line.kana)
    if held is None:
        return
    told: tuple[tuple[Column, Value, Value], ...] = (
        (Column.EMPLOYMENT, held.employment, line.employment),
        (Column.EMPLOYER, held.employer, line.employer),
        (Column.POST, held.post, line.post),
        (Column.SCOPE, held.scope, line.scope),
        (Column.PLACE, held.place, line.place),
        (Column.SYSTEM_ID, held.has_system_id, line.has_system_id),
        (Column.TO, held.to_on, line.to_on),
    )
    yield from (Change(column, before, after) for column, before, after in told if after not in (None, "", before))
    if line.employment is Employment.OWN is not held.employment and held.employer and not line.employer:
        yield Change(Column.EMPLOYER, held.employer, "")


def _looks(name: str, kana: str) -> Iterator[str]:
    """What people who could be the same have in common: the name in today's characters, or the kana."""
    if key := search_key(name):
        yield f"name {key}"
    if key := search_key(kana):
        yield f"kana {key}"
