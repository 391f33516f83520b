"""People (従事者): lists of supervisors and handlers filed with the persons on them, leavers, and pledges."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar, NamedTuple
from uuid import UUID

from sqlalchemy.orm import Session

from compliance.domain.facts import Employment, Role
from compliance.domain.search_keys import search_key
from compliance.services.checks import standing
from compliance.services.desk import Desk
from compliance.services.recording import Command, ForContracts, UnderContract, beneath, enter, enter_all
from compliance.services.refusals import missing
from compliance.store import versions
from compliance.store.changes import Actor, Change
from compliance.store.idempotency import Request
from compliance.store.models.contracts import Contract
from compliance.store.models.people import Designation, HandlerList, Person, Pledge
from compliance.store.queries import precedents
from compliance.store.queries.precedents import Stood
from compliance.store.shelves import Shelf
from compliance.store.version_rows import fields_of


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterPerson(Command):
    """A worker of a contractor, once for all its contracts."""

    model: ClassVar = Person
    contractor_id: UUID
    name: str
    kana: str | None = None

    def columns(self) -> dict[str, Any]:
        """With the key to search by."""
        return {**Command.columns(self), "search_key": search_key(self.name, self.kana)}

    def check(self, session: Session, shelf: Shelf) -> None:
        """The person has a name."""
        if not self.name.strip():
            raise missing("name", "氏名", "name")


@dataclass(frozen=True, slots=True, kw_only=True)
class FileList(ForContracts):
    """取扱責任者・取扱者名簿, a version received on `happened_on`; `unchanged` for 変更なし."""

    model: ClassVar = HandlerList
    submitted: bool = False
    unchanged: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Designate(Command):
    """One person under one contract, from one day to another, on these lists."""

    model: ClassVar = Designation
    contract_id: UUID
    person_id: UUID
    role: Role
    from_on: date
    to_on: date | None = None
    employment: Employment = Employment.OWN
    employer: str | None = None
    post: str | None = None
    scope: str | None = None
    place: str | None = None
    has_system_id: bool | None = None
    note: str | None = None
    lists: tuple[UUID, ...] = ()
    told_by: UUID | None = None

    def columns(self) -> dict[str, Any]:
        """With a row per list."""
        return {**Command.columns(self), "lists": beneath("list_id", self.lists)}


@dataclass(frozen=True, slots=True, kw_only=True)
class TakePledge(UnderContract):
    """誓約書 of one person, for editions that ask for it."""

    model: ClassVar = Pledge
    person_id: UUID
    submitted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One line of a list: somebody known (`person_id`), or a new person by name.

    `post`, `place` and `has_system_id` are not on every list: None leaves them as they were.
    """

    role: Role
    from_on: date
    person_id: UUID | None = None
    name: str = ""
    kana: str | None = None
    to_on: date | None = None
    employment: Employment = Employment.OWN
    employer: str | None = None
    scope: str | None = None
    post: str | None = None
    place: str | None = None
    has_system_id: bool | None = None


def file_list(
    desk: Desk, actor: Actor, command: FileList, people: tuple[Listed, ...] = (), request: Request | None = None
) -> UUID:
    """File a list with everybody on it in one transaction; returns the list's id.

    Who was designated before under the same role stands on the new list too; new people are registered on the way.
    """
    return UUID(desk.carry_out(actor, lambda change: str(enter_list(change, desk.shelf, command, people)), request))


def enter_list(change: Change, shelf: Shelf, command: FileList, people: tuple[Listed, ...]) -> UUID:
    """The same inside a larger change."""
    filed = enter(change, shelf, command)
    if people:
        contractor = standing(change.session, Contract, command.contracts[0]).contractor_id
        listed = _known_to_all(change, shelf, contractor, people)
        for contract_id in command.contracts:
            designate_listed(change, shelf, Filed(contract_id, filed, filed if command.submitted else None), listed)
    return filed


def enter_designation(change: Change, shelf: Shelf, command: Designate, newcomer: RegisterPerson | None = None) -> UUID:
    """Designate one person inside a larger change; a `newcomer` is registered first, and stands for `person_id`."""
    if newcomer is None:
        return enter(change, shelf, command)
    return enter(change, shelf, replace(command, person_id=enter(change, shelf, newcomer)))


def leave(desk: Desk, actor: Actor, designation: UUID, expected_version: int, to_on: date) -> int:
    """The person handles nothing from the day after `to_on`; returns the new version's number."""
    return int(
        desk.carry_out(actor, lambda change: str(enter_leaving(change, designation, expected_version, to_on, None)))
    )


def enter_leaving(
    change: Change, designation: UUID, expected_version: int, to_on: date, told_by: UUID | None = None
) -> int:
    """The same inside a larger change, by the word of a list that was handed in (`told_by`) or of the ward."""
    row = precedents.last_designation(change.session, designation)
    fields = {**_restored(row), "to_on": to_on, "told_by": told_by}
    return versions.supersede(change, Designation, designation, expected_version, fields)


def _known_to_all(
    change: Change, shelf: Shelf, contractor: UUID, people: tuple[Listed, ...]
) -> list[tuple[UUID, Listed]]:
    """Each line with its person: who is new is registered, once for all the contracts of the list."""
    ids = versions.new_ids(change, len(people))
    listed = [(line.person_id or ident, line) for ident, line in zip(ids, people, strict=True)]
    new = {person: line for person, line in listed if line.person_id is None}
    newcomers = [RegisterPerson(contractor_id=contractor, name=line.name, kana=line.kana) for line in new.values()]
    enter_all(change, shelf, newcomers, list(new))
    return listed


class Filed(NamedTuple):
    """A list under one of its contracts; `told_by` is the same list where the contractor handed it in."""

    contract: UUID
    list: UUID
    told_by: UUID | None


def designate_listed(change: Change, shelf: Shelf, filed: Filed, listed: Sequence[tuple[UUID, Listed]]) -> None:
    """Designate, inside a larger change, each person for the line of the list that was filed under a contract."""
    known = precedents.designated(change.session, filed.contract)
    fresh = []
    for person_id, line in listed:
        stood = known.get((person_id, line.role))
        if stood is None or _of_another_time(stood.row, line):
            fresh.append(_designation(filed, person_id, line))
        else:
            versions.supersede(change, Designation, stood.row.id, stood.newest, _changed(stood, line, filed))
    enter_all(change, shelf, fresh, versions.new_ids(change, len(fresh)))


def _of_another_time(row: Designation, line: Listed) -> bool:
    """Whether the person left before this line begins, or came after it ended: then it is a designation of its own."""
    left = row.to_on is not None and row.to_on < line.from_on
    return left or (line.to_on is not None and line.to_on < row.from_on)


def _changed(stood: Stood, line: Listed, filed: Filed) -> dict[str, object]:
    """What this line of the new list says otherwise; the day the person began is that of the first list.

    Of somebody who stood on returned lists only, this one is the first.
    """
    row = stood.row
    told = {name: getattr(line, name) for name in ("to_on", "employment", "employer", "scope")}
    seldom = {name: getattr(line, name) for name in ("post", "place", "has_system_id")}
    told |= {name: value for name, value in seldom.items() if value is not None}
    if stood.returned:
        told |= {"from_on": line.from_on}
    changed = {name: value for name, value in told.items() if value != getattr(row, name)}
    lists = beneath("list_id", (*(entry.list_id for entry in row.lists), filed.list))
    return {**_restored(row), **changed, "lists": lists, "told_by": filed.told_by}


def _restored(row: Designation) -> dict[str, object]:
    """Every field of a version that stands again since what overtook it was sent back; else nothing."""
    return {} if row.superseded_seq is None else fields_of(row)


def _designation(filed: Filed, person_id: UUID, line: Listed) -> Designate:
    return Designate(
        contract_id=filed.contract,
        person_id=person_id,
        role=line.role,
        from_on=line.from_on,
        to_on=line.to_on,
        employment=line.employment,
        employer=line.employer,
        post=line.post,
        scope=line.scope,
        place=line.place,
        has_system_id=line.has_system_id,
        lists=(filed.list,),
        told_by=filed.told_by,
    )
