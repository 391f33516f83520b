"""A contractor's person forgot the password: a letter with a code, by which that person alone sets a new one."""

from uuid import UUID

from sqlalchemy.orm import Session

from compliance.services.colleagues import colleague
from compliance.services.desk import Desk
from compliance.services.invitation_codes import Codes
from compliance.services.invitations import NewInvitation, enter, enter_withdrawal
from compliance.services.refusals import refused
from compliance.store.actors import Actor
from compliance.store.changes import Change
from compliance.store.idempotency import Request
from compliance.store.models.invitations import Invitation
from compliance.store.queries.accounts import AccountLine
from compliance.store.queries.invitations import open_renewals


def renew_password(
    desk: Desk, codes: Codes, who: UUID, contractor: UUID, subject: UUID, section: UUID | None, request: Request
) -> UUID:
    """Invite somebody at this contractor to set the password anew; the invitation's id.

    The forgotten password works until then; an earlier letter of the kind opens nothing any more. NotFound for
    anybody else's person, Refused for an account that was stopped and for one's own.
    """

    def act(change: Change) -> str:
        line = person_to_renew(desk, change.session, who, contractor, subject)
        for earlier in open_renewals(change.session, subject):
            enter_withdrawal(change, change.session.get_one(Invitation, earlier))
        role = next(one.role for one in (*line.now, *line.coming))
        new = NewInvitation(contractor_id=contractor, role=role, name=line.name, section_id=section, renewed_id=subject)
        return str(enter(change, desk, codes, who, new))

    return UUID(desk.carry_out(Actor.account(who), act, request))


def person_to_renew(desk: Desk, session: Session, who: UUID, contractor: UUID, subject: UUID) -> AccountLine:
    """Whose password can be set anew by such a letter; raises as `renew_password`."""
    line = colleague(desk, session, contractor, subject)
    if line.disabled_at is not None:
        raise _stopped()
    if who == subject:
        raise _oneself()
    return line


def _stopped() -> Exception:
    return refused(
        ("案内を作っていません。", "No letter was made."),
        ("この人のアカウントは停止中です。", "This person's account is disabled."),
        ("使ってもらうときは、先に停止を解いてください。", "To let the person in, enable the account first."),
    )


def _oneself() -> Exception:
    return refused(
        ("案内を作っていません。", "No letter was made."),
        ("自分のパスワードです。", "The password is your own."),
        ("「アカウント」のページで変えてください。", "Change it on the page of your account."),
    )
