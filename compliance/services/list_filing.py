"""A handler list that was read and compared, filed in one transaction with newcomers, leavers and corrections."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from compliance.documents.handler_lists.columns import Column
from compliance.documents.handler_lists.comparisons import Becomes, Compared, Comparison, line_of
from compliance.domain.errors import Refused
from compliance.domain.facts import Employment
from compliance.domain.search_keys import search_key
from compliance.services.desk import Desk
from compliance.services.handler_lists import Ground
from compliance.services.people import Filed, FileList, Listed, RegisterPerson, designate_listed, enter_leaving
from compliance.services.recording import enter, enter_all
from compliance.services.refusals import not_before, not_recorded
from compliance.store import idempotency, versions
from compliance.store.changes import Actor, Change
from compliance.store.headings import remember
from compliance.store.idempotency import Request
from compliance.store.models.contracts import Contract
from compliance.store.models.people import Person

_OF_PERSON = frozenset({Column.NAME, Column.KANA})


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """The list beside the last one of one contract, and the last day of each who left there, by designation."""

    contract_id: UUID
    comparison: Comparison
    leaving: Mapping[UUID, date] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListFiling:
    """What is filed: one list `received_on` with nobody in doubt, for one contract or several of one contractor.

    `headings`: what somebody said that the contractor's own headings mean, by their key. `submitted`: the contractor
    handed it in, so that it waits for the ward.
    """

    beside: Sequence[Beside]
    received_on: date
    headings: Mapping[str, Column] = field(default_factory=dict)
    submitted: bool = False
    note: str | None = None


def file_read_list(desk: Desk, actor: Actor, filing: ListFiling, request: Request | None = None) -> UUID:
    """File it in one transaction and return the list's id; whoever left without a last day stays designated.

    Refused where somebody is still in doubt or a day is out of order; Stale where somebody else changed what it was
    compared with.
    """
    return UUID(desk.carry_out(actor, lambda change: str(enter_read_list(change, desk, filing)), request))


def enter_read_list(change: Change, desk: Desk, filing: ListFiling) -> UUID:
    """The same inside a larger change."""
    _check(filing)
    return _file(change, desk, filing)


def was_filed(desk: Desk, request: Request) -> bool:
    """Whether this very form filed its list before: it was sent twice."""
    with desk.database.reading() as session:
        return idempotency.answer_to(session, request) is not None


def unchanged_filing(grounds: Sequence[Ground], received_on: date, *, submitted: bool = False) -> ListFiling:
    """変更なし: under each contract everybody who is designated on that day, as they are. Refused where nobody is."""
    beside = [
        Beside(contract_id=each.contract.line.id, comparison=_as_it_stands(each, received_on)) for each in grounds
    ]
    return ListFiling(beside=beside, received_on=received_on, submitted=submitted)


def _as_it_stands(ground: Ground, on: date) -> Comparison:
    standing, number = ground.standing(on), ground.contract.line.number
    if not standing:
        raise not_recorded(
            (
                f"契約 {number} には、変わりのない名簿として登録できる人が、まだいません。",
                f"Nobody is designated under the contract {number} who could be unchanged.",
            ),
            ("名簿を読み込んで登録してください。", "File a list first."),
        )
    lines = (Compared(line_of(each, row), Becomes.UNCHANGED, each.person, each) for row, each in enumerate(standing, 1))
    return Comparison(tuple(lines), ())


def _check(filing: ListFiling) -> None:
    for beside in filing.beside:
        if beside.comparison.of(Becomes.DOUBTFUL):
            raise _doubtful()
        for each in beside.comparison.left:
            if beside.leaving.get(each.id, each.from_on) < each.from_on:
                raise not_before("left", "名簿から外れた人の最後の日", "last day of somebody who left")


def _file(change: Change, desk: Desk, filing: ListFiling) -> UUID:
    contractor = _contractor(change.session, filing.beside[0].contract_id)
    newcomers = _registered(change, desk, contractor, filing.beside[0].comparison)
    _rename(change, filing.beside[0].comparison)
    command = FileList(
        contracts=tuple(each.contract_id for each in filing.beside),
        happened_on=filing.received_on,
        unchanged=all(each.comparison.is_unchanged for each in filing.beside),
        submitted=filing.submitted,
        note=filing.note,
    )
    filed = enter(change, desk.shelf, command)
    told_by = filed if filing.submitted else None
    for each in filing.beside:
        _enter_under(change, desk, each, newcomers, Filed(each.contract_id, filed, told_by))
    remember(change.session, contractor, {key: column.value for key, column in filing.headings.items()})
    return filed


def _enter_under(change: Change, desk: Desk, beside: Beside, newcomers: Mapping[int, UUID], filed: Filed) -> None:
    """Who stands on the list under one contract, and who left there."""
    people = [_person(each, newcomers) for each in beside.comparison.lines]
    listed = map(_listed, beside.comparison.lines, people)
    designate_listed(change, desk.shelf, filed, list(zip(people, listed, strict=True)))
    for each in beside.comparison.left:
        if each.id in beside.leaving:
            enter_leaving(change, each.id, each.version, beside.leaving[each.id], filed.told_by)


def _contractor(session: Session, contract_id: UUID) -> UUID:
    contract = versions.current(session, Contract, contract_id)
    if contract is None:
        raise versions.UnknownEntity(Contract, contract_id)
    return contract.contractor_id


def _registered(change: Change, desk: Desk, contractor: UUID, comparison: Comparison) -> Mapping[int, UUID]:
    """The newcomers, registered once for all the contracts of the list, by their row."""
    new = [each for each in comparison.lines if each.person is None and each.same_as is None]
    ids = versions.new_ids(change, len(new))
    commands = [
        RegisterPerson(contractor_id=contractor, name=each.line.name, kana=each.line.kana or None) for each in new
    ]
    enter_all(change, desk.shelf, commands, ids)
    return {each.line.row: ident for each, ident in zip(new, ids, strict=True)}


def _person(each: Compared, newcomers: Mapping[int, UUID]) -> UUID:
    """Whom a line is about: somebody known, or the newcomer of its row or of the row it says the same as."""
    return newcomers[each.same_as or each.line.row] if each.person is None else each.person.id


def _rename(change: Change, comparison: Comparison) -> None:
    """Whoever is the same person under another name or kana now, each once."""
    told = {each.person: each for each in comparison.lines if any(c.column in _OF_PERSON for c in each.changes)}
    for person, each in told.items():
        if person is not None:
            kana = each.line.kana or person.kana
            fields = {"name": each.line.name, "kana": kana or None, "search_key": search_key(each.line.name, kana)}
            versions.supersede(change, Person, person.id, person.version, fields)


def _listed(each: Compared, person: UUID) -> Listed:
    """The line with what it leaves empty as it was before."""
    line = each.line
    if line.role is None or line.from_on is None:
        raise _doubtful()
    held = each.standing
    came_home = line.employment is Employment.OWN and held is not None and held.employment is not Employment.OWN
    return Listed(
        role=line.role,
        from_on=line.from_on,
        person_id=person,
        to_on=line.to_on or (held.to_on if held else None),
        employment=line.employment or (held.employment if held else Employment.OWN),
        employer=line.employer or (held.employer if held and not came_home else None) or None,
        scope=line.scope or (held.scope if held else None) or None,
        post=line.post or None,
        place=line.place or None,
        has_system_id=line.has_system_id,
    )


def _doubtful() -> Refused:
    return not_recorded(
        (
            "同じ人かどうか、又は役割か日付が決まっていない人がいます。",
            "It is not settled who somebody is, or a role or day is missing.",
        ),
        ("確認の画面で答えてから、もう一度登録してください。", "Answer on the page of the check, then file it again."),
    )
