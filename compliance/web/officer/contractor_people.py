"""The people of a contractor who can sign in: invited by letter or mail, stopped, let in again."""

from uuid import UUID

from flask.typing import ResponseReturnValue

from compliance.store.queries.contractor_lists import contractor as one_contractor
from compliance.store.queries.invitations import asking_section
from compliance.web.contractor_people import RESPONSIBLE, STAFF, Pages
from compliance.web.gate import page
from compliance.web.officer.blueprint import blueprint
from compliance.web.permissions import Permission
from compliance.web.visitors import desk, visitor

_AT = "/contractors/<uuid:contractor_id>"
_INVITATION = f"{_AT}/invitations/<uuid:invitation_id>"
_PERSON = f"{_AT}/people/<uuid:account_id>"


@page(blueprint, f"{_AT}/people", Permission.CONTRACTOR_INVITE)
def people(contractor_id: UUID) -> ResponseReturnValue:
    """Who can sign in, and who is invited."""
    return _pages(contractor_id).people()


@page(blueprint, f"{_AT}/invite", Permission.CONTRACTOR_INVITE, methods=("GET", "POST"))
def invite(contractor_id: UUID) -> ResponseReturnValue:
    """Somebody new, to be asked back by the visitor's section."""
    return _pages(contractor_id).invite(_section(contractor_id))


@page(blueprint, _INVITATION, Permission.CONTRACTOR_INVITE)
def invitation(contractor_id: UUID, invitation_id: UUID) -> ResponseReturnValue:
    """One invitation."""
    return _pages(contractor_id).invitation(invitation_id)


@page(blueprint, f"{_INVITATION}/letter.pdf", Permission.CONTRACTOR_INVITE)
def invitation_letter(contractor_id: UUID, invitation_id: UUID) -> ResponseReturnValue:
    """Its letter."""
    return _pages(contractor_id).letter(invitation_id)


@page(blueprint, f"{_INVITATION}/withdraw", Permission.CONTRACTOR_INVITE, methods=("POST",))
def withdraw_invitation(contractor_id: UUID, invitation_id: UUID) -> ResponseReturnValue:
    """It opens nothing any more."""
    return _pages(contractor_id).withdraw(invitation_id)


@page(blueprint, f"{_PERSON}/stop", Permission.CONTRACTOR_INVITE, methods=("POST",))
def stop_person(contractor_id: UUID, account_id: UUID) -> ResponseReturnValue:
    """Somebody left."""
    return _pages(contractor_id).stop(account_id)


@page(blueprint, f"{_PERSON}/let-in", Permission.CONTRACTOR_INVITE, methods=("POST",))
def let_person_in(contractor_id: UUID, account_id: UUID) -> ResponseReturnValue:
    """Somebody may sign in again."""
    return _pages(contractor_id).let_in(account_id)


@page(blueprint, f"{_PERSON}/new-password", Permission.CONTRACTOR_INVITE, methods=("POST",))
def renew_password(contractor_id: UUID, account_id: UUID) -> ResponseReturnValue:
    """Somebody forgot the password."""
    return _pages(contractor_id).renew_password(account_id, _section(contractor_id))


@page(blueprint, f"{_PERSON}/hand-over", Permission.CONTRACTOR_INVITE, methods=("POST",))
def hand_over(contractor_id: UUID, account_id: UUID) -> ResponseReturnValue:
    """Somebody else is responsible there."""
    return _pages(contractor_id).hand_over(account_id)


def _pages(contractor_id: UUID) -> Pages:
    """Those of the contractor, where the visitor may see it."""
    with desk().reading() as session:
        about = one_contractor(session, visitor().scope, contractor_id, desk().today()).about
    return Pages(contractor_id, about.name, "officer", (RESPONSIBLE, STAFF))


def _section(contractor_id: UUID) -> UUID | None:
    """The visitor's section that is to be asked back; None for the privacy office."""
    with desk().reading() as session:
        return asking_section(session, visitor().scope.sections, contractor_id)
