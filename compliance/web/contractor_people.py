"""Who of a contractor can sign in and who is invited: the pages that the ward's officers and the contractor share."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from flask import flash, redirect
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import RadioField
from wtforms.validators import InputRequired

from compliance.documents.invitations import InvitationLetter, invitation_pdf
from compliance.documents.media_types import PDF
from compliance.domain.errors import Refused
from compliance.services import colleagues, invitations
from compliance.services.invitations import NewInvitation
from compliance.services.password_renewals import renew_password
from compliance.store.models.accounts import AccountRole
from compliance.store.queries.invitations import InvitationLine, InvitationState, invitation_to
from compliance.web.conflicts import sent_version
from compliance.web.contractor_people_tables import (
    invitation_about,
    invitation_word,
    is_responsible,
    people_offers,
)
from compliance.web.fields.mail_fields import MailField
from compliance.web.fields.typed_fields import LineField
from compliance.web.files import file_response
from compliance.web.links import address_of
from compliance.web.messages import said
from compliance.web.names import role_name
from compliance.web.once import sent_form
from compliance.web.posting_words import account_state
from compliance.web.refusals import beside
from compliance.web.rendering import render
from compliance.web.tables.answers import answer
from compliance.web.visitors import codes, desk, visitor

RESPONSIBLE, STAFF = AccountRole.CONTRACTOR_RESPONSIBLE, AccountRole.CONTRACTOR_STAFF


class InviteForm(FlaskForm):
    """Whom to invite, as what, and where to."""

    name = LineField(_("氏名"))
    role = RadioField(_("役割"), [InputRequired(_("役割を選んでください。"))], default=STAFF.value)
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
            offers = people_offers(session, self.contractor, self.name)
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
            about=invitation_about,
            address=codes().address(line.id) if usable else None,
            code=codes().code(line.id) if usable else None,
        )

    def letter(self, ident: UUID) -> ResponseReturnValue:
        """The letter to print; back to the invitation where it opens nothing any more."""
        line, letter = self._invitation(ident)
        if not _usable(line):
            flash(gettext("この案内は、もう使えません。新しく作ってください。"), "warn")
            return redirect(self.address("invitation", invitation_id=ident))
        made = invitation_pdf(letter, codes().address(line.id), codes().code(line.id), desk().clock.now())
        return file_response(made, PDF, f"invitation-{line.invited_at:%Y%m%d}.pdf")

    def withdraw(self, ident: UUID) -> ResponseReturnValue:
        """It opens nothing any more."""
        act = partial(invitations.withdraw, desk(), visitor().id, self.contractor, ident, sent_form())
        return self.done(act, gettext("案内を取り消しました。渡した案内は、もう使えません。"))

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

    def renew_password(self, account: UUID, section: UUID | None) -> ResponseReturnValue:
        """Somebody forgot the password: leads to the letter by which that person sets a new one."""
        try:
            made = renew_password(desk(), codes(), visitor().id, self.contractor, account, section, sent_form())
        except Refused as refused:
            flash(said(refused.explanation).whole, "bad")
            return redirect(self.address("people"))
        return redirect(self.address("invitation", invitation_id=made))

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
