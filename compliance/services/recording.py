"""One path for every kind of fact: a command is checked, recorded, corrected by its next version, or voided."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from itertools import groupby
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy.orm import Session

from compliance.services.desk import Desk
from compliance.services.refusals import missing
from compliance.store import versions
from compliance.store.belongings import contracts_served
from compliance.store.changes import Actor, Change, Event
from compliance.store.idempotency import Request
from compliance.store.models.base import Version
from compliance.store.schema import version_models
from compliance.store.shelves import Shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """What somebody wants recorded: the columns of `model` by name, and nothing else."""

    model: ClassVar[type[Version]]

    def columns(self) -> dict[str, Any]:
        """The columns, and under the name of a relationship the rows beneath."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    def serves(self) -> tuple[UUID, ...]:
        """The contracts of what may serve several; empty where the columns say it, or it serves none."""
        return ()

    def check(self, session: Session, shelf: Shelf) -> None:
        """Raise Refused where the clauses or the data forbid it; what the database refuses by itself is not asked."""

    def check_correction(self, session: Session, shelf: Shelf, subject: UUID) -> None:
        """The same for the next version of `subject`, whose version that stands is still counted."""
        self.check(session, shelf)

    def check_corrector(self, session: Session, actor: Actor) -> None:
        """Raise Refused where this actor may not be the one who corrects it so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnderContract(Command):
    """Something that lies under one contract and happened on one day."""

    contract_id: UUID
    happened_on: date
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared(Command):
    """Something that may serve several contracts of one contractor, whenever it happened."""

    contracts: tuple[UUID, ...]

    def columns(self) -> dict[str, Any]:
        """The columns without the contracts, which are links."""
        return {name: value for name, value in Command.columns(self).items() if name != "contracts"}

    def serves(self) -> tuple[UUID, ...]:
        """The contracts named."""
        return self.contracts

    def check(self, session: Session, shelf: Shelf) -> None:
        """It serves one contract at least."""
        if not self.contracts:
            raise missing("contracts", "対象の契約", "contract")


@dataclass(frozen=True, slots=True, kw_only=True)
class ForContracts(Shared):
    """The same, of one day: a list, a session, a visit, a certificate."""

    happened_on: date
    note: str | None = None


def record(desk: Desk, actor: Actor, command: Command, request: Request | None = None) -> UUID:
    """Record it in one transaction and return its id. Refused, with nothing written, where its check says so."""
    return UUID(desk.carry_out(actor, lambda change: str(enter(change, desk.shelf, command)), request))


def enter(change: Change, shelf: Shelf, command: Command, first: Sequence[Event] = ()) -> UUID:
    """Record one thing inside a larger change, `first` what else the trail is to tell before it."""
    command.check(change.session, shelf)
    return versions.insert(change, command.model, command.columns(), contracts=command.serves(), first=first)


def enter_all(change: Change, shelf: Shelf, commands: Sequence[Command], ids: Sequence[UUID]) -> None:
    """Record things of one kind, each under the id given for it, in few statements inside a larger change.

    Those that serve the same contracts, or follow the same thing, are written at once.
    """
    for command in commands:
        command.check(change.session, shelf)
    for _, alike in groupby(zip(commands, ids, strict=True), key=lambda pair: _written_with(pair[0])):
        some = list(alike)
        first = some[0][0]
        rows = [command.columns() for command, _ in some]
        versions.insert_many(change, first.model, rows, ids=[ident for _, ident in some], contracts=first.serves())


Entry = tuple[UUID, Command]
"""A command, and the id of what it will record."""


def enter_entries(change: Change, shelf: Shelf, entries: Sequence[Entry]) -> None:
    """Record things of several kinds, each kind in few statements, the kinds in the order they are first named in."""
    of_kind: dict[type[Version], list[Entry]] = {}
    for entry in entries:
        of_kind.setdefault(entry[1].model, []).append(entry)
    for some in of_kind.values():
        enter_all(change, shelf, [command for _, command in some], [ident for ident, _ in some])


def _written_with(command: Command) -> tuple[object, ...]:
    follows = command.model.follows
    return command.model, command.serves(), None if follows is None else getattr(command, follows)


def correct(
    desk: Desk, actor: Actor, subject: UUID, expected_version: int, command: Command, request: Request | None = None
) -> int:
    """Write the next version and return its number. Stale, with both sides, where `expected_version` stands no more.

    Where the command names contracts, the thing serves those from now on and no others.
    """

    def act(change: Change) -> str:
        return str(enter_correction(change, desk.shelf, subject, expected_version, command))

    return int(desk.carry_out(actor, act, request))


def record_or_correct(
    desk: Desk, actor: Actor, command: Command, stands: tuple[UUID, int] | None, request: Request | None = None
) -> None:
    """Record it, or write the next version of what `stands` (its id and the version expected): one key for both."""

    def act(change: Change) -> str:
        if stands is None:
            return str(enter(change, desk.shelf, command))
        return str(enter_correction(change, desk.shelf, *stands, command))

    desk.carry_out(actor, act, request)


def enter_correction(change: Change, shelf: Shelf, subject: UUID, expected_version: int, command: Command) -> int:
    """Write the next version inside a larger change."""
    command.check_corrector(change.session, change.actor)
    command.check_correction(change.session, shelf, subject)
    named = set(command.serves())
    served = set(contracts_served(change.session, [subject])) if named else set()
    for contract in sorted(named - served):
        versions.link(change, command.model, subject, contract)
    number = versions.supersede(change, command.model, subject, expected_version, command.columns())
    for contract in sorted(served - named):
        versions.unlink(change, command.model, subject, contract)
    return number


def void(desk: Desk, actor: Actor, kind: str, subject: UUID, reason: str, request: Request | None = None) -> None:
    """Say that the thing never was, and why. `kind` is the name of its table; Refused without a reason."""
    if not reason.strip():
        raise missing("reason", "取消の理由", "reason for voiding it")

    def act(change: Change) -> str:
        versions.void(change, version_models()[kind], subject, reason.strip())
        return str(subject)

    desk.carry_out(actor, act, request)


def beneath(name: str, ids: tuple[UUID, ...], **columns: object) -> list[Mapping[str, object]]:
    """Rows beneath a version that each name one thing: `beneath("holding_id", holdings, contract_id=contract)`."""
    return [{name: ident, **columns} for ident in ids]
