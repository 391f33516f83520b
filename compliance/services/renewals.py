"""Renewals (更新): a contract concluded anew, with what of the one before comes along: moved or claimed, never done.

Holdings move by an instruction under clause 11, which the ward gives here. The list of handlers comes as a submission
that waits for the ward's confirmation, the last self-check as a question to be answered anew. Education needs nothing:
the engine counts what was taught under the predecessor within its months.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from compliance.clock import day_in_japan
from compliance.domain.errors import Refused
from compliance.services.carrying import chosen, designated, instructions, named_again, unchanged_list, used_again
from compliance.services.contracts import Attachment, ConcludeContract
from compliance.services.desk import Desk
from compliance.services.holdings import Instruct
from compliance.services.recording import Entry, enter_entries
from compliance.services.refusals import not_recorded
from compliance.services.status_requests import RequestStatus
from compliance.store import versions
from compliance.store.actors import Actor
from compliance.store.changes import Change
from compliance.store.idempotency import Request
from compliance.store.queries.carried import Carried, carried, stays
from compliance.store.queries.contracts import ContractLine, ContractTerms, contract_terms, numbers_given
from compliance.store.queries.editions import EditionFrom, bound_until, editions_from
from compliance.store.queries.scopes import Scope
from compliance.store.shelves import Shelf


@dataclass(frozen=True, slots=True)
class Before:
    """The contract that is renewed: what it says, the editions it stood under, and what of it may come along."""

    line: ContractLine
    collects: bool
    predecessor: UUID | None
    editions: Sequence[EditionFrom]
    there: Carried


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewal:
    """The new contract, and what was ticked to come along; ids of things of the contract before.

    `instruction` is the text of the instruction for the holdings, given on `instructed_on`. With `people` the list of
    handlers is handed in 変更なし. With `self_check_due_on` the yearly self-check is asked for by that day.
    """

    predecessor_id: UUID
    number: str
    edition_id: str
    concluded_on: date
    start_on: date
    end_on: date | None
    attachments: tuple[Attachment, ...] = ()
    holdings: tuple[UUID, ...] = ()
    instruction: str = ""
    instructed_on: date | None = None
    people: bool = False
    places: tuple[UUID, ...] = ()
    devices: tuple[UUID, ...] = ()
    self_check_due_on: date | None = None
    question: str | None = None
    officer: str | None = None


def renew(desk: Desk, actor: Actor, scope: Scope, renewal: Renewal, request: Request | None = None) -> UUID:
    """Conclude it with all that comes along in one transaction; returns the new contract's id.

    NotFound where the contract before is not the asker's; Refused where the number is given already, something ticked
    is not there any more, or the edition knows no instruction by which holdings may stay.
    """

    def act(change: Change) -> str:
        terms = contract_terms(change.session, scope, renewal.predecessor_id)
        before = before_of(change.session, terms, renewal.start_on)
        check_numbers(change.session, [renewal.number])
        return str(enter_renewals(change, desk.shelf, [(before, renewal)])[0])

    return UUID(desk.carry_out(actor, act, request))


def before_of(session: Session, terms: ContractTerms, from_on: date) -> Before:
    """What a renewal from a day on builds on; two queries."""
    editions = editions_from(session, terms.line.id)
    there = carried(session, terms.line.id, from_on)
    return Before(terms.line, terms.collects, terms.predecessor, editions, there)


def enter_renewals(change: Change, shelf: Shelf, renewals: Sequence[tuple[Before, Renewal]]) -> Sequence[UUID]:
    """Record them inside a larger change, in few statements; the ids of the new contracts, in order."""
    ids, today = versions.coming_ids(change), day_in_japan(change.at)
    recorded = [list(entries_of(shelf, before, renewal, today, ids)) for before, renewal in renewals]
    enter_entries(change, shelf, [entry for entries in recorded for entry in entries])
    return [entries[0][0] for entries in recorded]


def entries_of(shelf: Shelf, before: Before, renewal: Renewal, today: date, ids: Iterator[UUID]) -> Iterator[Entry]:
    """What a renewal made today records, under these ids: the new contract first.

    Refused where something ticked is not there, or may not come along.
    """
    contract = next(ids)
    yield contract, _conclusion(before, renewal)
    for instruction in _instructions(shelf, before, renewal, contract, today):
        yield next(ids), instruction
    people = [person for person in before.there.people if stays(person.to_on, renewal.start_on)]
    if renewal.people and people:
        filed = next(ids)
        yield filed, unchanged_list(contract, today)
        for person in people:
            yield next(ids), designated(person, contract, renewal.start_on, filed)
    for place in chosen(before.there.places, renewal.places):
        yield next(ids), named_again(place, contract, today)
    note = f"契約{before.line.number}から引継ぎ・要確認"
    for device in chosen(before.there.devices, renewal.devices):
        yield next(ids), used_again(device, contract, renewal.start_on, note)
    if renewal.self_check_due_on is not None:
        yield next(ids), _self_check(renewal, contract, today)


def check_numbers(session: Session, numbers: Collection[str]) -> None:
    """Refused, beside the number, where one of these numbers is another contract's."""
    given = numbers_given(session, numbers)
    if given:
        raise _number_given(min(given))


def _conclusion(before: Before, renewal: Renewal) -> ConcludeContract:
    return ConcludeContract(
        outsourcing_id=before.line.outsourcing,
        contractor_id=before.line.contractor,
        number=renewal.number,
        edition_id=renewal.edition_id,
        concluded_on=renewal.concluded_on,
        start_on=renewal.start_on,
        end_on=renewal.end_on,
        collects=before.collects,
        predecessor_id=before.line.id,
        attachments=renewal.attachments,
    )


def _instructions(shelf: Shelf, before: Before, renewal: Renewal, contract: UUID, today: date) -> Iterator[Instruct]:
    instruct = Instruct(
        contract_id=before.line.id,
        happened_on=renewal.instructed_on or today,
        clause="",
        successor_id=contract,
        text=renewal.instruction.strip(),
        instructed_by=renewal.officer,
    )
    edition = bound_until(shelf, before.editions, instruct.happened_on)[0]
    return instructions(edition, chosen(before.there.holdings, renewal.holdings), instruct)


def _self_check(renewal: Renewal, contract: UUID, today: date) -> RequestStatus:
    return RequestStatus(
        contract_id=contract,
        happened_on=today,
        due_on=renewal.self_check_due_on,
        self_check=True,
        question=renewal.question,
        asked_by=renewal.officer,
    )


def _number_given(number: str) -> Refused:
    return not_recorded(
        (f"契約番号「{number}」は、ほかの契約の番号です。", f"The number {number} is another contract's."),
        ("番号を確かめてください。", "Check the number."),
        "number",
    )
