"""People of a contractor who can sign in: stopped when they leave, let in again, and one of them responsible."""

from uuid import UUID

from sqlalchemy.orm import Session

from compliance.domain.errors import NotFound
from compliance.services import access
from compliance.services.desk import Desk
from compliance.services.postings import Post, enter_transfer
from compliance.services.refusals import not_recorded
from compliance.services.sign_ins import alive_since
from compliance.store.actors import Actor
from compliance.store.changes import Change
from compliance.store.idempotency import Request
from compliance.store.models.accounts import AccountRole
from compliance.store.queries.accounts import AccountLine
from compliance.store.queries.invitations import people_at, responsible_at


def stop(desk: Desk, who: UUID, contractor: UUID, subject: UUID, expected_version: int, request: Request) -> None:
    """End every session of somebody at this contractor, for good until let in again. NotFound for anybody else's."""
    with desk.reading() as session:
        colleague(desk, session, contractor, subject)
    if who == subject:
        raise _oneself()
    access.disable_account(desk, Actor.account(who), subject, expected_version, request)


def let_in(desk: Desk, who: UUID, contractor: UUID, subject: UUID, expected_version: int, request: Request) -> None:
    """Let somebody at this contractor sign in again."""
    with desk.reading() as session:
        colleague(desk, session, contractor, subject)
    access.enable_account(desk, Actor.account(who), subject, expected_version, request)


def hand_over(desk: Desk, who: UUID, contractor: UUID, subject: UUID, request: Request) -> None:
    """From today somebody else is the contractor's responsible person; whoever was goes on as staff.

    Refused for an account that was stopped: nobody there could act.
    """

    def act(change: Change) -> str:
        line = colleague(desk, change.session, contractor, subject)
        if line.disabled_at is not None:
            raise _stopped()
        step_back(change, desk, contractor)
        role = AccountRole.CONTRACTOR_RESPONSIBLE
        move = Post(account_id=subject, role=role, contractor_id=contractor, from_on=desk.today())
        enter_transfer(change, desk.shelf, move)
        return str(subject)

    desk.carry_out(Actor.account(who), act, request)


def step_back(change: Change, desk: Desk, contractor: UUID) -> None:
    """Whoever is a contractor's responsible person goes on as staff, from today."""
    for account in responsible_at(change.session, contractor, desk.today()):
        staff = AccountRole.CONTRACTOR_STAFF
        move = Post(account_id=account, role=staff, contractor_id=contractor, from_on=desk.today())
        enter_transfer(change, desk.shelf, move)


def colleague(desk: Desk, session: Session, contractor: UUID, subject: UUID) -> AccountLine:
    """Somebody who can sign in for this contractor, or could; NotFound for anybody else."""
    people = people_at(session, contractor, desk.today(), alive_since(desk))
    found = next((line for line in people if line.id == subject), None)
    if found is None:
        raise NotFound("利用者 / account", subject)
    return found


def _oneself() -> Exception:
    return not_recorded(
        ("自分のアカウントは停止できません。", "Nobody disables their own account."),
        (
            "責任者をほかの人に替えてから、その人か区の担当課に依頼してください。",
            "Hand over first, then ask that person or the ward's section.",
        ),
    )


def _stopped() -> Exception:
    return not_recorded(
        ("停止中の人は、責任者になれません。", "Somebody whose account is disabled cannot be responsible."),
        ("ほかの人を選んでください。", "Choose somebody else."),
    )
