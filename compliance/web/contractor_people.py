"""Who of a contractor can sign in and who is invited: the pages that the ward's officers and the contractor share."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from flask import flash, redirect
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import RadioField

from compliance.clock import day_in_japan
from compliance.documents.invitations import InvitationLetter, invitation_pdf
from compliance.documents.media_types import PDF
from compliance.domain.errors import Refused
from compliance.services import colleagues, invitations
from compliance.services.invitations import NewInvitation
from compliance.services.sign_ins import alive_since
from compliance.store.models.accounts import AccountRole
from compliance.store.queries.accounts import AccountLine
from compliance.store.queries.invitations import (
    InvitationLine,
    InvitationState,
    invitation_to,
    invitations_to,
    people_at,
)
from compliance.store.queries.paging import Order, Reading
from compliance.web.conflicts import sent_version
from compliance.web.fields.mail_fields import MailField
from compliance.web.fields.typed_fields import LineField
from compliance.web.files import file_response
from compliance.web.links import address_of
from compliance.web.messages import said
from compliance.web.names import role_name
from compliance.web.once import sent_form
from compliance.web.posting_words import account_state, last_signed_in
from compliance.web.refusals import beside
from compliance.web.rendering import render
from compliance.web.tables.answers import Offer, answer
from compliance.web.tables.declarations import Column, Kind, Table
from compliance.web.tables.fields import Narrowing
from compliance.web.tables.held_lists import HeldList, SortValue
from compliance.web.visitors import codes, desk, visitor

RESPONSIBLE, STAFF = AccountRole.CONTRACTOR_RESPONSIBLE, AccountRole.CONTRACTOR_STAFF
_SHOWN_FIRST = tuple(InvitationState)


def role_at(line: AccountLine) -> str:
    """As what somebody works there today or, where that is to come, later."""
    held = line.now or line.coming
    return role_name(held[0].role) if held else ""


def is_responsible(line: AccountLine) -> bool:
    """Whether this is the contractor's responsible person today."""
    return any(one.role is RESPONSIBLE for one in line.now)


def invitation_word(line: InvitationLine) -> str:
    """What became of an invitation."""
    return {
        InvitationState.OPEN: gettext("登録待ち"),
        InvitationState.ACCEPTED: gettext("登録済み"),
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
    _("招待"),
    (
        Column("invited", _("氏名"), lambda line: line.name, sorts=True, heads=True),
        Column("as", _("役割"), lambda line: role_name(line.role), sorts=True),
        Column("invitation", _("状態"), invitation_word, sorts=True),
        Column("at", _("招待した日"), lambda line: day_in_japan(line.invited_at), Kind.DAY, sorts=True),
        Column("until", _("登録の期限"), lambda line: day_in_japan(line.expires_at), Kind.DAY, sorts=True),
        Column("by", _("招待した人"), lambda line: line.inviter),
    ),
    Order("invitation"),
    prefix="invitations-",
)


class InviteForm(FlaskForm):
    """Whom to invite, as what, and where to."""

    name = LineField(_("氏名"))
    role = RadioField(_("役割"), default=STAFF.value)
    email = MailField(_("メールアドレス"), required=False)


@dataclass(frozen=True, slots=True)
class Pages:
    """Where these pages lie for one visitor: under the contractor's own for its people, else under the contractor."""

    contractor: UUID
    name: str
    blueprint: str
    roles: tuple[AccountRole, ...]

    def address(self, endpoint: str, **values: UUID) -> str:
        """The address of one of these pages."""
        above = {"contractor_id": self.contractor} if self.blueprint == "officer" else {}
        return address_of(f"{self.blueprint}.{endpoint}", **above, **values)

    def people(self) -> ResponseReturnValue:
        """Who can sign in, and who is invited; or one of the two tables as a workbook."""
        with desk().reading() as session:
            offers = _offers(session, self)
            words = {"word": invitation_word, "account_state": account_state, "is_responsible": is_responsible}
            return answer(session, "people/people.html", offers, pages=self, **words)

    def invite(self, section: UUID | None) -> ResponseReturnValue:
        """The form; sent, it leads to the invitation."""
        form = InviteForm()
        form.role.choices = [(role.value, role_name(role)) for role in self.roles]
        if form.validate_on_submit():
            try:
                made = invitations.invite(desk(), codes(), visitor().id, self._new(form, section), sent_form())
            except Refused as refused:
                beside(form, refused)
            else:
                return redirect(self.address("invitation", invitation_id=made))
        status = 422 if form.errors else 200
        return render("people/invite.html", form=form, pages=self, sends_mail=desk().sends_mail, status=status)

    def invitation(self, ident: UUID) -> ResponseReturnValue:
        """One invitation: how to begin, as long as it can be used, and what became of it."""
        line, letter = self._invitation(ident)
        usable = _usable(line)
        return render(
            "people/invitation.html",
            pages=self,
            line=line,
            letter=letter,
            word=invitation_word,
            address=codes().address(line.id) if usable else None,
            code=codes().code(line.id) if usable else None,
        )

    def letter(self, ident: UUID) -> ResponseReturnValue:
        """The letter to print; back to the invitation where it opens nothing any more."""
        line, letter = self._invitation(ident)
        if not _usable(line):
            flash(gettext("この招待は、もう使えません。新しく招待してください。"), "warn")
            return redirect(self.address("invitation", invitation_id=ident))
        made = invitation_pdf(letter, codes().address(line.id), codes().code(line.id), desk().clock.now())
        return file_response(made, PDF, f"invitation-{line.invited_at:%Y%m%d}.pdf")

    def withdraw(self, ident: UUID) -> ResponseReturnValue:
        """It opens nothing any more."""
        act = partial(invitations.withdraw, desk(), visitor().id, self.contractor, ident, sent_form())
        return self.done(act, gettext("招待を取り消しました。送った案内では、もう登録できません。"))

    def stop(self, account: UUID) -> ResponseReturnValue:
        """Somebody left: the account ends at once, wherever it is signed in."""
        act = partial(colleagues.stop, desk(), visitor().id, self.contractor, account, sent_version(), sent_form())
        return self.done(act, gettext("アカウントを停止しました。サインイン中の画面も終わっています。"))

    def let_in(self, account: UUID) -> ResponseReturnValue:
        """Somebody was stopped by mistake, or is back."""
        act = partial(colleagues.let_in, desk(), visitor().id, self.contractor, account, sent_version(), sent_form())
        return self.done(act, gettext("アカウントの停止を解きました。"))

    def hand_over(self, account: UUID) -> ResponseReturnValue:
        """Somebody else is responsible from today."""
        act = partial(colleagues.hand_over, desk(), visitor().id, self.contractor, account, sent_form())
        return self.done(act, gettext("取扱責任者を替えました。これまでの人は、担当者になりました。"))

    def done(self, act: Callable[[], None], words: str) -> ResponseReturnValue:
        """Does it and goes back to the people, with its words or the refusal's."""
        try:
            act()
        except Refused as refused:
            flash(said(refused.explanation).whole, "bad")
        else:
            flash(words, "good")
        return redirect(self.address("people"))

    def _new(self, form: InviteForm, section: UUID | None) -> NewInvitation:
        return NewInvitation(
            contractor_id=self.contractor,
            role=AccountRole(form.role.data),
            name=form.name.data,
            email=form.email.data,
            section_id=section,
        )

    def _invitation(self, ident: UUID) -> tuple[InvitationLine, InvitationLetter]:
        with desk().reading() as session:
            line = invitation_to(session, self.contractor, ident, desk().clock.now())
            return line, invitations.letter_of(session, line, desk().today())


def _usable(line: InvitationLine) -> bool:
    return line.state is InvitationState.OPEN and codes().fits(line.id, line.code_hash)


def _offers(session: Reading, pages: Pages) -> Mapping[str, Offer[AccountLine] | Offer[InvitationLine]]:
    told = Narrowing(conditions=(pages.name,))
    people = people_at(session, pages.contractor, desk().today(), alive_since(desk()))
    invited = invitations_to(session, pages.contractor, desk().clock.now())
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
    "as": lambda line: line.role.value,
    "invitation": lambda line: _SHOWN_FIRST.index(line.state),
    "at": lambda line: day_in_japan(line.invited_at),
    "until": lambda line: day_in_japan(line.expires_at),
}
