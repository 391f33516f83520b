"""The pages of a handler list: chosen as a file or pasted, looked over beside the last one, and filed."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from flask import flash, redirect, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from compliance.documents.handler_lists.columns import Column, keys_of
from compliance.documents.handler_lists.files import read_list_file, read_pasted
from compliance.documents.handler_lists.readings import MOST_ROWS, ReadList
from compliance.documents.handler_lists.refusals import NotAHandlerList
from compliance.domain.errors import Refused
from compliance.services.handler_lists import Ground, list_grounds
from compliance.services.list_filing import Beside, ListFiling, file_read_list, unchanged_filing, was_filed
from compliance.store.queries.handler_lists import designated_on
from compliance.web.fact_forms.sheets import arranged
from compliance.web.handler_lists import workbooks
from compliance.web.handler_lists.forms import (
    LISTS,
    ListForm,
    ReceivedListForm,
    day_to_type,
    last_days,
    mapped_columns,
    mended_cells,
    skipped_rows,
    typed_last_days,
)
from compliance.web.handler_lists.kept_lists import KeptList, answers_in, forget_list, keep_list, kept_list
from compliance.web.handler_lists.others import OthersForm, also_named, others_form
from compliance.web.handler_lists.reviews import MOST_ASKED, ROWS_A_PAGE, Review, column_word, value_word
from compliance.web.links import address_of
from compliance.web.messages import said
from compliance.web.once import sent_form
from compliance.web.refusals import beside
from compliance.web.rendering import render
from compliance.web.uploads import not_our_form
from compliance.web.visitors import acting, desk, visitor


@dataclass(frozen=True, slots=True)
class ListPages:
    """Where these pages lie for one visitor: the officer's record a list that came, the contractor's own hand it in."""

    contract: UUID
    blueprint: str

    @property
    def own(self) -> bool:
        """Whether the contractor hands it in itself: a claim of today, which waits for the ward."""
        return self.blueprint == "contractor"

    def address(self, endpoint: str, **more: object) -> str:
        """The address of one of these pages."""
        return address_of(f"{self.blueprint}.{endpoint}", contract_id=self.contract, **more)

    @property
    def back(self) -> str:
        """Where one goes from here, and comes to when the list is filed."""
        return address_of("contractor.home") if self.own else self.address("contract_people")

    def choose(self) -> ResponseReturnValue:
        """Takes the file or the rows and leads to what was read; what is no list is told so beside the field."""
        ground, form = self._ground(), self._form({"received_on": desk().today()})
        if request.method == "GET" or arranged(self._others(ground), request.form) or not form.is_right():
            return self._chosen(ground, form)
        try:
            keep_list(self._looked_over_at, KeptList(_read(form, ground), _received_on(form), {}, also_named()))
        except NotAHandlerList as refused:
            told = said(refused.explanation)
            form.file.errors = [not_our_form(told, LISTS) if refused.other_form else told.whole]
            return self._chosen(ground, form)
        return redirect(self._looked_over_at)

    def file_unchanged(self) -> ResponseReturnValue:
        """Files 変更なし: everybody as they are designated now, under each contract that is ticked."""
        grounds, form = self._grounds(also_named()), self._form({})
        ground = grounds[0]
        if arranged(self._others(ground), request.form):
            return self._chosen(ground, form)
        if isinstance(form, ReceivedListForm) and not form.received_on.validate(form):
            return self._chosen(ground, form)
        try:
            filing = unchanged_filing(grounds, _received_on(form), submitted=self.own)
            filed = file_read_list(desk(), acting(), filing, sent_form())
        except Refused as refused:
            beside(form, refused)
            return self._chosen(ground, form)
        return self._done(filed, _("「変更なし」の名簿を記録しました。"))

    def check(self) -> ResponseReturnValue:
        """Shows every row with its problems and what differs; with all of it settled and seen, files the list."""
        if request.form.get("step") == "file" and was_filed(desk(), sent_form()):
            return redirect(self.back)
        kept = kept_list(self._looked_over_at)
        if request.method == "POST":
            kept = _settled(kept)
            keep_list(self._looked_over_at, kept)
        grounds = self._grounds(kept.also)
        review = Review(grounds[0], kept, tuple(Review(ground, kept) for ground in grounds[1:]))
        if request.form.get("step") != "file" or not review.ready:
            return self._reviewed(review)
        if request.form.get("seen") != review.digest:
            flash(_("内容が変わったため、結果を出し直しました。確かめてから記録してください。"), "warn")
            return self._reviewed(review)
        return self._filed(review)

    def blank(self) -> ResponseReturnValue:
        """Our form."""
        return workbooks.blank(self._ground())

    def last(self) -> ResponseReturnValue:
        """The form with everybody who is designated today."""
        return workbooks.last(self._ground())

    def corrected(self) -> ResponseReturnValue:
        """The rows that are being looked over, each bad cell marked."""
        return workbooks.corrected(Review(self._ground(), kept_list(self._looked_over_at)))

    @property
    def _looked_over_at(self) -> str:
        return self.address("check_handler_list")

    def _ground(self) -> Ground:
        """The contract that the list is for; NotFound where it is not the visitor's."""
        return self._grounds(())[0]

    def _grounds(self, also: Collection[UUID]) -> Sequence[Ground]:
        """The same, and after it those of the contractor's other contracts that the visitor sees and named."""
        with desk().reading() as session:
            return list_grounds(session, visitor().scope, self.contract, also)

    def _others(self, ground: Ground, also: Sequence[UUID] = ()) -> OthersForm:
        with desk().reading() as session:
            ids = [each.line.id for each in ground.others]
            designated = designated_on(session, ids, desk().today()) if ids else {}
        return others_form(ground, designated, own=self.own, also=also)

    def _form(self, told: Mapping[str, object]) -> ListForm:
        return ListForm(data=told) if self.own else ReceivedListForm(data=told)

    def _filed(self, review: Review) -> ResponseReturnValue:
        days, mistakes = last_days(_typed_last_days(review, ""))
        if mistakes:
            return self._reviewed(review)
        filing = ListFiling(
            beside=[_beside(each, days) for each in review.contracts],
            received_on=review.kept.received_on,
            headings=_headings(review),
            submitted=self.own,
        )
        try:
            filed = file_read_list(desk(), acting(), filing, sent_form())
        except Refused as refused:
            return self._reviewed(review, said(refused.explanation).whole)
        forget_list(self._looked_over_at)
        return self._done(filed, _("名簿を記録しました。"))

    def _done(self, filed: UUID, words: str) -> ResponseReturnValue:
        """To what was received and its receipt, or back to the contract."""
        if self.own:
            flash(_("名簿を受け取りました。区が確かめるまで「確認待ち」です。"), "good")
            return redirect(address_of("contractor.submission", submission_id=filed))
        flash(words, "good")
        return redirect(self.back)

    def _chosen(self, ground: Ground, form: ListForm) -> ResponseReturnValue:
        standing = ground.standing(desk().today())
        others = self._others(ground)
        shown = {
            "pages": self,
            "ground": ground,
            "form": form,
            "standing": standing,
            "most": MOST_ROWS,
            "others": others,
        }
        return render("handler_lists/choose.html", **shown, status=422 if form.errors else 200)

    def _reviewed(self, review: Review, refused: str = "") -> ResponseReturnValue:
        typed = _typed_last_days(review, day_to_type(review.kept.received_on))
        mistakes = last_days(typed)[1]
        begin = request.args.get("rows", 0, int) // ROWS_A_PAGE * ROWS_A_PAGE
        return render(
            "handler_lists/check.html",
            status=422 if mistakes or refused else 200,
            pages=self,
            review=review,
            others=self._others(review.ground, review.kept.also),
            refused=refused,
            last_days=typed,
            mistakes=mistakes,
            begin=max(0, begin),
            rows_a_page=ROWS_A_PAGE,
            most_asked=MOST_ASKED,
            column_word=column_word,
            value_word=value_word,
        )


def _received_on(form: ListForm) -> date:
    """The day that was typed; today for what is handed in."""
    day: date = form.received_on.data if isinstance(form, ReceivedListForm) else desk().today()
    return day


def _typed_last_days(review: Review, received_on: str) -> Mapping[UUID, str]:
    """For whoever left, under whichever contract."""
    found: dict[UUID, str] = {}
    for each in review.contracts:
        found |= typed_last_days(each.ground.contract.line.id, each.comparison.left, received_on)
    return found


def _beside(review: Review, days: Mapping[UUID, date]) -> Beside:
    left = {each.id: days[each.id] for each in review.comparison.left if each.id in days}
    return Beside(contract_id=review.ground.contract.line.id, comparison=review.comparison, leaving=left)


def _headings(review: Review) -> Mapping[str, Column]:
    """What somebody said that the contractor's own headings mean, by their key."""
    by_hand = (each for each in review.kept.read.columns if each.by_hand)
    return {keys_of(each.heading)[0]: each.column for each in by_hand if each.column and keys_of(each.heading)}


def _read(form: ListForm, ground: Ground) -> ReadList:
    if form.has_file:
        return read_list_file(form.file.data.read(), form.file.data.filename, ground.headings)
    return read_pasted(form.pasted.data or "", ground.headings)


def _settled(kept: KeptList) -> KeptList:
    """With the columns, cells, answers and contracts of the form that was sent, without the rows it leaves out."""
    left = kept.read.without(skipped_rows())
    rows = {row.number for row in left.rows}
    cells = {at: text for at, text in mended_cells().items() if at[0] in rows}
    read = left.mapped(mapped_columns()).with_cells(cells)
    answers = {**kept.answers, **dict(answers_in(request.form.items(multi=True)))}
    return replace(kept, read=read, answers=answers, also=also_named())
