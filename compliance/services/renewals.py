"""Renewals (更新): a contract concluded anew, with what of the one before comes along: moved or claimed, never done.

Holdings move by an instruction under clause 11, which the ward gives here. The list of handlers comes as a submission
that waits for the ward's confirmation, the last self-check as a question to be answered anew. Education needs nothing:
the engine counts what was taught under the predecessor within its months.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from compliance.clock import day_in_japan
from compliance.services.carrying import chosen, hand_in_list, instructions, named_again, used_again
from compliance.services.checks import editions_of, standing
from compliance.services.contracts import Attachment, ConcludeContract
from compliance.services.desk import Desk
from compliance.services.holdings import Instruct
from compliance.services.previews import Effect, duties_left, effect_of_act
from compliance.services.recording import enter
from compliance.services.status_requests import RequestStatus
from compliance.store.actors import Actor
from compliance.store.changes import Change
from compliance.store.idempotency import Request
from compliance.store.models.contracts import Contract
from compliance.store.queries.carried import Carried, carried
from compliance.store.queries.contracts import contract_line
from compliance.store.queries.rows import ContractNames, ObligationRow
from compliance.store.queries.scopes import Scope


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


@dataclass(frozen=True, slots=True)
class RenewalPreview:
    """The duties of the new contract by due day, and what becomes of those of the one before."""

    owed: tuple[ObligationRow, ...]
    before: Effect


def renew(desk: Desk, actor: Actor, scope: Scope, renewal: Renewal, request: Request | None = None) -> UUID:
    """Conclude it with all that comes along in one transaction; returns the new contract's id.

    NotFound where the contract before is not the asker's; Refused where something ticked is not there any more, or the
    edition knows no instruction by which holdings may stay.
    """
    return UUID(desk.carry_out(actor, lambda change: str(_enter(change, desk, scope, renewal)), request))


def preview_renewal(desk: Desk, actor: Actor, scope: Scope, renewal: Renewal) -> RenewalPreview:
    """What it would lead to; nothing is kept. Refused as the renewal itself would be."""
    owed: list[ObligationRow] = []

    def look(change: Change) -> None:
        contract = _enter(change, desk, scope, renewal)
        change.session.flush()
        owed.extend(duties_left(change, desk, contract, _names(change.session, scope, renewal, contract)))

    effect = effect_of_act(desk, actor, scope, look)
    return RenewalPreview(tuple(sorted(owed, key=_by_day)), effect)


def _enter(change: Change, desk: Desk, scope: Scope, renewal: Renewal) -> UUID:
    contract_line(change.session, scope, renewal.predecessor_id)
    before = standing(change.session, Contract, renewal.predecessor_id)
    there, today = carried(change.session, before.id, renewal.start_on), day_in_japan(change.at)
    contract = enter(change, desk.shelf, _conclusion(before, renewal))
    _move_holdings(change, desk, there, renewal, contract)
    if renewal.people and there.people:
        people = [person for person, _name in there.people]
        hand_in_list(change, desk.shelf, contract, people, today, renewal.start_on)
    for place in chosen(there.places, renewal.places):
        enter(change, desk.shelf, named_again(place, contract, today))
    for device in chosen(there.devices, renewal.devices):
        note = f"契約{before.number}から引継ぎ・要確認"
        enter(change, desk.shelf, used_again(device, contract, renewal.start_on, note))
    if renewal.self_check_due_on is not None:
        enter(change, desk.shelf, _self_check(renewal, contract, today))
    return contract


def _conclusion(before: Contract, renewal: Renewal) -> ConcludeContract:
    return ConcludeContract(
        outsourcing_id=before.outsourcing_id,
        contractor_id=before.contractor_id,
        number=renewal.number,
        edition_id=renewal.edition_id,
        concluded_on=renewal.concluded_on,
        start_on=renewal.start_on,
        end_on=renewal.end_on,
        collects=before.collects,
        predecessor_id=before.id,
        attachments=renewal.attachments,
    )


def _move_holdings(change: Change, desk: Desk, there: Carried, renewal: Renewal, contract: UUID) -> None:
    instruct = Instruct(
        contract_id=renewal.predecessor_id,
        happened_on=renewal.instructed_on or day_in_japan(change.at),
        clause="",
        successor_id=contract,
        text=renewal.instruction.strip(),
        instructed_by=renewal.officer,
    )
    edition = editions_of(change.session, desk.shelf, renewal.predecessor_id, instruct.happened_on)[0]
    for instruction in instructions(edition, chosen(there.holdings, renewal.holdings), instruct):
        enter(change, desk.shelf, instruction)


def _self_check(renewal: Renewal, contract: UUID, today: date) -> RequestStatus:
    return RequestStatus(
        contract_id=contract,
        happened_on=today,
        due_on=renewal.self_check_due_on,
        self_check=True,
        question=renewal.question,
        asked_by=renewal.officer,
    )


def _names(session: Session, scope: Scope, renewal: Renewal, contract: UUID) -> ContractNames:
    """The names of the contract before with the new number; the section is not told, since it leads both."""
    line = contract_line(session, scope, renewal.predecessor_id)
    return ContractNames(
        contract=contract,
        number=renewal.number,
        outsourcing=line.outsourcing,
        outsourcing_title=line.outsourcing_title,
        contractor=line.contractor,
        contractor_name=line.contractor_name,
        section=UUID(int=0),
        section_name="",
    )


def _by_day(row: ObligationRow) -> tuple[date, str]:
    return row.obligation.due_on or date.max, row.obligation.key
