"""What officers do with the outbox: take back, post, print instead, send again; each leaves its entry in the trail."""

from collections.abc import Callable, Sequence
from uuid import UUID

from compliance.services.desk import Desk
from compliance.services.refusals import refused
from compliance.store import mails
from compliance.store.actors import Actor
from compliance.store.changes import Change
from compliance.store.idempotency import Request
from compliance.store.queries.contacts import reached_contractors
from compliance.store.queries.mails import mail, seen
from compliance.store.queries.scopes import Scope

Act = Callable[[Change], Sequence[UUID]]


def withdraw(change: Change, ids: Sequence[UUID]) -> int:
    """Take back, inside a change, what has not gone out; returns how many of them that were."""
    return len(mails.withdraw(change, ids))


def take_back(desk: Desk, who: UUID, scope: Scope, ident: UUID, request: Request) -> None:
    """Take back one of one's own. Refused where it has gone out meanwhile, NotFound for a stranger's."""
    _change_one(desk, who, scope, ident, lambda change: mails.withdraw(change, [ident]), request)


def post_letters(desk: Desk, who: UUID, scope: Scope, ids: Sequence[UUID], request: Request) -> int:
    """Note that these letters were printed and posted; strangers' and those posted before are left out."""
    return int(
        desk.carry_out(Actor.account(who), lambda change: str(len(mails.post(change, ids, seen(scope)))), request)
    )


def print_instead(desk: Desk, who: UUID, scope: Scope, ident: UUID, request: Request) -> None:
    """Turn a mail that did not go out into a letter to print."""

    def act(change: Change) -> Sequence[UUID]:
        view = mail(change.session, scope, ident, change.at)
        to = reached_contractors(change.session, [view.contractor] if view.contractor else [])
        return mails.turn_into_letter(change, ident, next((one.name for one in to.values()), view.line.recipient))

    _change_one(desk, who, scope, ident, act, request)


def send_again(desk: Desk, who: UUID, scope: Scope, ident: UUID, request: Request) -> None:
    """Let a mail that did not go out be sent from the beginning."""
    _change_one(desk, who, scope, ident, lambda change: mails.try_again(change, ident), request)


def _change_one(desk: Desk, who: UUID, scope: Scope, ident: UUID, act: Act, request: Request) -> None:
    def carried_out(change: Change) -> str:
        mail(change.session, scope, ident, change.at)
        if not act(change):
            raise refused(
                ("変更していません。", "Nothing was changed."),
                ("すでに送信・郵送・取消しのいずれかが済んでいます。", "It was sent, posted or taken back meanwhile."),
                ("画面を読み直して、今の状態を確かめてください。", "Load the page again and look at its state."),
            )
        return str(ident)

    desk.carry_out(Actor.account(who), carried_out, request)
