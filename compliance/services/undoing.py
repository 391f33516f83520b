"""Taking a bulk act back: for thirty seconds, by the account that did it, all of it or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from uuid import UUID

from sqlalchemy.orm import Session

from compliance.domain.errors import NotFound, Refused
from compliance.services.desk import Desk
from compliance.services.mails import withdraw
from compliance.services.refusals import refused
from compliance.store import bulk_acts, versions
from compliance.store.actors import Actor
from compliance.store.belongings import contracts_served
from compliance.store.bulk_acts import BulkAct
from compliance.store.changes import Change
from compliance.store.idempotency import Request
from compliance.store.mails import KIND as LETTERS
from compliance.store.models.contracts import Contract
from compliance.store.queries.chosen_contracts import chosen_contracts
from compliance.store.queries.mails import seen_letters
from compliance.store.queries.scopes import Scope

WINDOW = timedelta(seconds=30)
REASON = "一括操作の取消し"


@dataclass(frozen=True, slots=True)
class Done:
    """A bulk act as its page shows it: how much it recorded, and until when it can be undone.

    `contracts` are those that it concluded; of a renewal they are what is counted. `letters` are those it wrote.
    """

    id: UUID
    did: str
    at: datetime
    number: int
    undone_at: datetime | None
    contracts: tuple[UUID, ...] = ()
    letters: tuple[UUID, ...] = ()

    @property
    def undo_until(self) -> datetime:
        """The last instant (UTC) at which it can be taken back."""
        return self.at + WINDOW


def done(desk: Desk, account: UUID, act_id: UUID) -> Done:
    """One's own act; NotFound for anybody else's."""
    with desk.reading() as session:
        act = own_act(session, account, act_id)
        things = bulk_acts.recorded(session, act)
        contracts, letters = _of(things, Contract.__tablename__), _of(things, LETTERS)
        return Done(act.id, act.did, act.at, len(contracts or things), act.undone_at, contracts, letters)


def own_act(session: Session, account: UUID, act_id: UUID) -> BulkAct:
    """One's own act as the trail tells it; NotFound for anybody else's."""
    act = bulk_acts.find(session, act_id)
    if act is None or act.actor != str(account):
        raise NotFound("一括操作 / bulk act", act_id)
    return act


def undo(desk: Desk, account: UUID, scope: Scope, act_id: UUID, request: Request | None = None) -> None:
    """Void exactly what the act recorded, in one transaction; a second time nothing happens.

    NotFound for another's act, and where a part of it lies outside of the scope by now; Refused after thirty seconds,
    or where something recorded since builds on it.
    """
    desk.carry_out(Actor.account(account), lambda change: _undo(change, account, scope, act_id), request)


def _undo(change: Change, account: UUID, scope: Scope, act_id: UUID) -> str:
    act = own_act(change.session, account, act_id)
    if not _is_seen(change.session, scope, bulk_acts.recorded(change.session, act)):
        raise NotFound("一括操作 / bulk act", act_id)
    if act.undone_at is None:
        if change.at > act.at + WINDOW:
            raise _too_late()
        _void(change, act)
        bulk_acts.mark_undone(change, act_id)
    return str(act_id)


def _void(change: Change, act: BulkAct) -> None:
    things = bulk_acts.recorded(change.session, act)
    rows = bulk_acts.standing(change.session, things)
    if bulk_acts.is_built_on(change.session, act, rows):
        raise _built_on()
    letters = _of(things, LETTERS)
    if withdraw(change, letters) < len(letters):
        raise _gone_out()
    for _, alike in groupby(reversed(list(rows.values())), key=type):
        versions.void_rows(change, list(alike), REASON)


def _of(things: Sequence[tuple[str, UUID]], kind: str) -> tuple[UUID, ...]:
    return tuple(thing for of_kind, thing in things if of_kind == kind)


def _is_seen(session: Session, scope: Scope, things: Sequence[tuple[str, UUID]]) -> bool:
    """Whether the asker still sees every contract and letter of the act."""
    served = contracts_served(session, [thing for kind, thing in things if kind != LETTERS])
    letters = set(_of(things, LETTERS))
    seen = len(chosen_contracts(session, scope, served)), len(seen_letters(session, scope, letters))
    return seen == (len(served), len(letters))


def _too_late() -> Refused:
    return _not_undone(
        (
            f"元に戻せるのは、実行から{WINDOW.seconds}秒の間だけです。",
            f"It can be undone for {WINDOW.seconds} seconds only.",
        )
    )


def _built_on() -> Refused:
    return _not_undone(
        ("この操作をもとにした登録が、すでにあります。", "Something recorded since builds on it."),
    )


def _gone_out() -> Refused:
    return _not_undone(
        ("督促・お知らせの一部が、すでに出ています。", "Some of the reminders have gone out."),
        (
            "まだ出ていないものは、「督促・お知らせ」の画面から1通ずつ取り消せます。",
            "What has not gone out can be withdrawn one by one, on the page of reminders.",
        ),
    )


_ONE_BY_ONE = (
    "取り消したいものは、契約の画面から1件ずつ取り消してください。",
    "Void what should not stand one by one, from the page of its contract.",
)


def _not_undone(why: tuple[str, str], then: tuple[str, str] = _ONE_BY_ONE) -> Refused:
    return refused(("元に戻していません。", "It was not undone."), why, then)
