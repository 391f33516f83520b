"""One handover, its 確認書 and its confirmation: the pages that the ward's officers and the contractor share."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from flask import flash, redirect, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import Form

from compliance.documents.handovers import handover_pdf
from compliance.documents.media_types import PDF
from compliance.domain.errors import Refused, Stale
from compliance.services.handover_confirmations import Confirmation, confirm
from compliance.services.handover_papers import paper_of
from compliance.store.models.handovers import Handover
from compliance.store.queries.handovers import HandoverSheet, handover_sheet
from compliance.web.conflicts import Side, form_sides, sent_version
from compliance.web.fact_forms.answers import picks
from compliance.web.fact_forms.catalogue import BY_KIND
from compliance.web.fields.chosen_fields import Option, either
from compliance.web.fields.mistakes import mistakes_of
from compliance.web.fields.typed_fields import LineField, LongField, WholeField
from compliance.web.files import file_response
from compliance.web.handover_words import wait_words
from compliance.web.links import address_of
from compliance.web.once import sent_form
from compliance.web.refusals import beside
from compliance.web.rendering import render
from compliance.web.visitors import acting, desk, visitor


class GiverForm(Form):
    """Who gave it."""

    by = LineField(_("確認した人の氏名"))


class ReceiverForm(GiverForm):
    """Who received it, and whether it is what is written."""

    agrees = either(_("受け取ったもの"), _("書かれているとおり"), _("違うところがある"))
    counted = WholeField(_("数えた数"), required=False, description=_("数が違うときだけ、実際の数を入れます。"))
    difference = LongField(_("どこが違うか"), required=False, description=_("本人の氏名は書かないでください。"))


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of one role: `base` is its blueprint, `ward` its side."""

    base: str
    ward: bool

    def show(self, handover: UUID) -> ResponseReturnValue:
        """What passed, who confirmed, why it waits; and the form where this side has still to confirm."""
        sheet = self.sheet(handover)
        return self._page(sheet, self._form(sheet))

    def paper(self, handover: UUID) -> ResponseReturnValue:
        """The 確認書 to print."""
        with desk().reading() as session:
            sheet = handover_sheet(session, visitor().scope, handover, desk().today())
            paper = paper_of(session, desk().shelf, sheet)
        name = f"{gettext('受渡確認書')}_{sheet.line.number}_{paper.happened_on:%Y%m%d}.pdf"
        return file_response(handover_pdf(paper, desk().clock.now()), PDF, name)

    def confirm(self, handover: UUID) -> ResponseReturnValue:
        """This side confirms, or says what is different."""
        sheet = self.sheet(handover)
        form = self._form(sheet)
        if form.validate():
            try:
                confirm(desk(), acting(), visitor().scope, handover, _told(form), sent_form())
            except Refused as refused:
                beside(form, refused)
            except Stale:
                return self._changed(handover, form)
            else:
                flash(self._done(form), "good")
                return redirect(self.address("handover", sheet))
        return self._page(sheet, form)

    def sheet(self, handover: UUID, version: int | None = None) -> HandoverSheet:
        """As it stands, or as that version stood; NotFound where it is not the visitor's to see."""
        with desk().reading() as session:
            return handover_sheet(session, visitor().scope, handover, desk().today(), version)

    def address(self, page: str, sheet: HandoverSheet) -> str:
        """Another page of this handover."""
        under = {"contract_id": sheet.line.id} if self.ward else {}
        return address_of(f"{self.base}.{page}", handover_id=sheet.id, **under)

    def _form(self, sheet: HandoverSheet) -> GiverForm:
        kind = ReceiverForm if sheet.fields["to_ward"] is self.ward else GiverForm
        return kind(request.form if request.method == "POST" else None, data={"by": visitor().name, "agrees": None})

    def _changed(self, handover: UUID, form: GiverForm) -> ResponseReturnValue:
        """409: what is confirmed is what was seen, so both are shown, and what was typed waits for another look."""
        seen, now = self.sheet(handover, sent_version()), self.sheet(handover)
        return self._page(now, form, _differences(seen, now), 409)

    def _page(
        self, sheet: HandoverSheet, form: GiverForm, changes: Sequence[Side] = (), status: int = 200
    ) -> ResponseReturnValue:
        mine = sheet.confirmed_on(ward=self.ward) is None
        done = not sheet.waits and sheet.fields["happened_on"] <= desk().today()
        return render(
            "handovers/handover.html",
            sheet=sheet,
            told=sheet.fields,
            waits=wait_words(sheet.waits, sheet.line.edition),
            form=form,
            open=mine and done,
            pages=self,
            changes=changes,
            status=422 if mistakes_of(form) else status,
        )

    def _done(self, form: GiverForm) -> str:
        if _told(form).agrees:
            return gettext("確認しました。")
        if self.ward:
            return gettext("違いを記録しました。受託者に知らせ、記録を直してから、もう一度確認してください。")
        return gettext("違いを区に知らせました。担当課が直したら、もう一度確認してください。")


def _differences(seen: HandoverSheet, now: HandoverSheet) -> list[Side]:
    """What was put right meanwhile, in the words of the form that records handovers."""
    return [side for side in form_sides(_as_recorded(seen), _as_recorded(now)) if side.differs]


def _as_recorded(sheet: HandoverSheet) -> Form:
    form = BY_KIND[Handover.__tablename__].correction(data=sheet.fields)
    named = {"consent_id": sheet.consent, "handler_id": sheet.handler}
    for field in picks(form):
        words = named.get(field.name)
        field.offer([Option(sheet.fields[field.name], words)] if words else [])
    return form


def _told(form: GiverForm) -> Confirmation:
    if not isinstance(form, ReceiverForm):
        return Confirmation(version=sent_version(), by=form.by.data)
    return Confirmation(
        version=sent_version(),
        by=form.by.data,
        agrees=form.agrees.data,
        counted=form.counted.data,
        difference=form.difference.data,
    )
