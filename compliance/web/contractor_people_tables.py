"""The two tables of a contractor's people: who can sign in, and who is invited."""

from collections.abc import Callable, Mapping
from uuid import UUID

from flask_babel import gettext
from flask_babel import lazy_gettext as _

from compliance.clock import day_in_japan
from compliance.services.sign_ins import alive_since
from compliance.store.models.accounts import AccountRole
from compliance.store.queries.accounts import AccountLine
from compliance.store.queries.invitations import InvitationLine, InvitationState, invitations_to, people_at
from compliance.store.queries.paging import Order, Reading
from compliance.web.names import role_name
from compliance.web.posting_words import account_state, last_signed_in
from compliance.web.tables.answers import Offer
from compliance.web.tables.declarations import Column, Kind, Table
from compliance.web.tables.fields import Narrowing
from compliance.web.tables.held_lists import HeldList, SortValue
from compliance.web.visitors import desk

_SHOWN_FIRST = tuple(InvitationState)


def role_at(line: AccountLine) -> str:
    """As what somebody works there today or, where that is to come, later."""
    held = line.now or line.coming
    return role_name(held[0].role) if held else ""


def is_responsible(line: AccountLine) -> bool:
    """Whether this is the contractor's responsible person today."""
    return any(one.role is AccountRole.CONTRACTOR_RESPONSIBLE for one in line.now)


def invitation_about(line: InvitationLine) -> str:
    """What an invitation is for."""
    return gettext("登録") if line.renewed is None else gettext("パスワードの再設定")


def invitation_word(line: InvitationLine) -> str:
    """What became of an invitation."""
    renews = line.renewed is not None
    return {
        InvitationState.OPEN: gettext("再設定待ち") if renews else gettext("登録待ち"),
        InvitationState.ACCEPTED: gettext("再設定済み") if renews else gettext("登録済み"),
        InvitationState.EXPIRED: gettext("期限切れ"),
        InvitationState.WITHDRAWN: gettext("取消し"),
    }[line.state]


PEOPLE: Table[AccountLine] = Table(
    "contractor-people",
    _("サインインできる人"),
    (
        Column("name", _("氏名"), lambda line: line.name, sorts=True, heads=True),
        Column("login", _("サインイン名"), lambda line: line.login, sorts=True),
        Column("role", _("役割"), role_at, sorts=True),
        Column("last", _("最後のサインイン"), last_signed_in, sorts=True),
        Column("state", _("状態"), account_state),
    ),
    Order("role"),
)

INVITATIONS: Table[InvitationLine] = Table(
    "contractor-invitations",
    _("登録・パスワードの案内"),
    (
        Column("invited", _("氏名"), lambda line: line.name, sorts=True, heads=True),
        Column("for", _("用件"), invitation_about, sorts=True),
        Column("as", _("役割"), lambda line: role_name(line.role), sorts=True),
        Column("invitation", _("状態"), invitation_word, sorts=True),
        Column("at", _("作った日"), lambda line: day_in_japan(line.invited_at), Kind.DAY, sorts=True),
        Column("until", _("使える期限"), lambda line: day_in_japan(line.expires_at), Kind.DAY, sorts=True),
        Column("by", _("作った人"), lambda line: line.inviter),
    ),
    Order("invitation"),
    prefix="invitations-",
)


def people_offers(
    session: Reading, contractor: UUID, name: str
) -> Mapping[str, Offer[AccountLine] | Offer[InvitationLine]]:
    """The tables of one contractor by their names in the template."""
    told = Narrowing(conditions=(name,))
    people = people_at(session, contractor, desk().today(), alive_since(desk()))
    invited = invitations_to(session, contractor, desk().clock.now())
    return {
        "people": Offer(PEOPLE, HeldList(people, lambda line: line.id, _PEOPLE_ORDERS), told),
        "invitations": Offer(INVITATIONS, HeldList(invited, lambda line: line.id, _INVITATION_ORDERS), told),
    }


_PEOPLE_ORDERS: Mapping[str, Callable[[AccountLine], SortValue]] = {
    "name": lambda line: line.name,
    "login": lambda line: line.login,
    "role": lambda line: 0 if is_responsible(line) else 1,
    "last": last_signed_in,
}
_INVITATION_ORDERS: Mapping[str, Callable[[InvitationLine], SortValue]] = {
    "invited": lambda line: line.name,
    "for": invitation_about,
    "as": lambda line: line.role.value,
    "invitation": lambda line: _SHOWN_FIRST.index(line.state),
    "at": lambda line: day_in_japan(line.invited_at),
    "until": lambda line: day_in_japan(line.expires_at),
}
