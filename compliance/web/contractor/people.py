"""One's colleagues at the contractor: who can sign in, invited and stopped by the responsible person."""

from uuid import UUID

from flask import abort
from flask.typing import ResponseReturnValue

from compliance.store.queries.contacts import reached_contractors
from compliance.web.contractor.blueprint import blueprint
from compliance.web.contractor_people import STAFF, Pages
from compliance.web.gate import page
from compliance.web.permissions import Permission
from compliance.web.visitors import desk, visitor

_INVITATION = "/own-people/invitations/<uuid:invitation_id>"
_PERSON = "/own-people/<uuid:account_id>"


@page(blueprint, "/own-people", Permission.COLLEAGUE_READ)
def people() -> ResponseReturnValue:
    """Who can sign in, and who is invited."""
    return _pages().people()


@page(blueprint, "/own-people/invite", Permission.COLLEAGUE_CHANGE, methods=("GET", "POST"))
def invite() -> ResponseReturnValue:
    """Somebody new as staff; to make somebody responsible is handing over."""
    return _pages().invite(None)


@page(blueprint, _INVITATION, Permission.COLLEAGUE_CHANGE)
def invitation(invitation_id: UUID) -> ResponseReturnValue:
    """One invitation."""
    return _pages().invitation(invitation_id)


@page(blueprint, f"{_INVITATION}/letter.pdf", Permission.COLLEAGUE_CHANGE)
def invitation_letter(invitation_id: UUID) -> ResponseReturnValue:
    """Its letter."""
    return _pages().letter(invitation_id)


@page(blueprint, f"{_INVITATION}/withdraw", Permission.COLLEAGUE_CHANGE, methods=("POST",))
def withdraw_invitation(invitation_id: UUID) -> ResponseReturnValue:
    """It opens nothing any more."""
    return _pages().withdraw(invitation_id)


@page(blueprint, f"{_PERSON}/stop", Permission.COLLEAGUE_CHANGE, methods=("POST",))
def stop_person(account_id: UUID) -> ResponseReturnValue:
    """Somebody left."""
    return _pages().stop(account_id)


@page(blueprint, f"{_PERSON}/let-in", Permission.COLLEAGUE_CHANGE, methods=("POST",))
def let_person_in(account_id: UUID) -> ResponseReturnValue:
    """Somebody may sign in again."""
    return _pages().let_in(account_id)


@page(blueprint, f"{_PERSON}/new-password", Permission.COLLEAGUE_CHANGE, methods=("POST",))
def renew_password(account_id: UUID) -> ResponseReturnValue:
    """Somebody forgot the password."""
    return _pages().renew_password(account_id, None)


@page(blueprint, f"{_PERSON}/hand-over", Permission.COLLEAGUE_CHANGE, methods=("POST",))
def hand_over(account_id: UUID) -> ResponseReturnValue:
    """Somebody else is responsible from today, and the visitor is staff."""
    return _pages().hand_over(account_id)


def _pages() -> Pages:
    contractor = visitor().scope.contractor or abort(404)
    with desk().reading() as session:
        name = reached_contractors(session, [contractor])[contractor].name
    return Pages(contractor, name, "contractor", (STAFF,))
