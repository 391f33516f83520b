"""A handler list on pages: chosen as a file or pasted, looked over beside the last one, and filed."""

from dataclasses import replace
from uuid import UUID

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from compliance.documents.handler_lists.columns import keys_of
from compliance.documents.handler_lists.files import read_list_file, read_pasted
from compliance.documents.handler_lists.readings import MOST_ROWS, ReadList
from compliance.documents.handler_lists.refusals import NotAHandlerList
from compliance.domain.errors import Refused
from compliance.services.handler_lists import Ground, list_ground
from compliance.services.list_filing import ListFiling, file_read_list, unchanged_filing, was_filed
from compliance.web.gate import page
from compliance.web.messages import said
from compliance.web.officer.blueprint import blueprint
from compliance.web.officer.handler_list_forms import (
    FILE_BYTES,
    ChooseListForm,
    day_to_type,
    last_days,
    mapped_columns,
    mended_cells,
    skipped_rows,
    typed_last_days,
)
from compliance.web.officer.kept_lists import KeptList, answers_in, forget_list, keep_list, kept_list
from compliance.web.officer.list_reviews import MOST_ASKED, ROWS_A_PAGE, Review, column_word, value_word
from compliance.web.once import sent_form
from compliance.web.permissions import Permission
from compliance.web.refusals import beside
from compliance.web.rendering import render
from compliance.web.visitors import acting, desk, visitor


@page(
    blueprint,
    "/contracts/<uuid:contract_id>/handler-list",
    Permission.FACT_RECORD,
    methods=("GET", "POST"),
    body_bytes=FILE_BYTES,
)
def choose_handler_list(contract_id: UUID) -> ResponseReturnValue:
    """Takes the file or the rows and leads to what was read; what is no list is told so beside the field."""
    ground = ground_of(contract_id)
    form = ChooseListForm(data={"received_on": desk().today()})
    if request.method == "GET" or not form.is_right():
        return _chosen(ground, form)
    try:
        read = _read(form, ground)
        keep_list(contract_id, KeptList(read, form.received_on.data, {}))
    except NotAHandlerList as refused:
        form.file.errors = [said(refused.explanation).whole]
        return _chosen(ground, form)
    return redirect(url_for("officer.check_handler_list", contract_id=contract_id))


@page(blueprint, "/contracts/<uuid:contract_id>/handler-list/unchanged", Permission.FACT_RECORD, methods=("POST",))
def file_unchanged_list(contract_id: UUID) -> ResponseReturnValue:
    """Files 変更なし: everybody as they are designated now."""
    ground = ground_of(contract_id)
    form = ChooseListForm()
    if not form.received_on.validate(form):
        return _chosen(ground, form)
    try:
        file_read_list(desk(), acting(), unchanged_filing(ground, form.received_on.data), sent_form())
    except Refused as refused:
        beside(form, refused)
        return _chosen(ground, form)
    flash(_("「変更なし」の名簿を登録しました。"), "good")
    return redirect(url_for("officer.contract_people", contract_id=contract_id))


@page(blueprint, "/contracts/<uuid:contract_id>/handler-list/check", Permission.FACT_RECORD, methods=("GET", "POST"))
def check_handler_list(contract_id: UUID) -> ResponseReturnValue:
    """Shows every row with its problems and what differs; with all of it settled and seen, files the list."""
    ground = ground_of(contract_id)
    if request.form.get("step") == "file" and was_filed(desk(), sent_form()):
        return redirect(url_for("officer.contract_people", contract_id=contract_id))
    kept = kept_list(contract_id)
    if request.method == "POST":
        kept = _settled(kept)
        keep_list(contract_id, kept)
    review = Review(ground, kept)
    if request.form.get("step") != "file" or not review.ready:
        return _reviewed(review)
    if request.form.get("seen") != review.digest:
        flash(_("内容が変わったため、結果を出し直しました。確かめてから登録してください。"), "warn")
        return _reviewed(review)
    return _filed(contract_id, review)


def ground_of(contract_id: UUID) -> Ground:
    """The contract that the list is for; NotFound where it is not the visitor's."""
    with desk().reading() as session:
        return list_ground(session, visitor().scope, contract_id)


def _read(form: ChooseListForm, ground: Ground) -> ReadList:
    if form.has_file:
        return read_list_file(form.file.data.read(), form.file.data.filename, ground.headings)
    return read_pasted(form.pasted.data or "", ground.headings)


def _settled(kept: KeptList) -> KeptList:
    """With the columns, cells and answers of the form that was sent, and without the rows it leaves out."""
    left = kept.read.without(skipped_rows())
    rows = {row.number for row in left.rows}
    cells = {at: text for at, text in mended_cells().items() if at[0] in rows}
    read = left.mapped(mapped_columns()).with_cells(cells)
    answers = {**kept.answers, **dict(answers_in(request.form.items(multi=True)))}
    return replace(kept, read=read, answers=answers)


def _filed(contract_id: UUID, review: Review) -> ResponseReturnValue:
    typed = typed_last_days(review.comparison.left, "")
    days, mistakes = last_days(typed)
    if mistakes:
        return _reviewed(review)
    by_hand = (each for each in review.kept.read.columns if each.by_hand)
    headings = {keys_of(each.heading)[0]: each.column for each in by_hand if each.column and keys_of(each.heading)}
    filing = ListFiling(
        contract_id=contract_id,
        received_on=review.kept.received_on,
        comparison=review.comparison,
        leaving=days,
        headings=headings,
    )
    try:
        file_read_list(desk(), acting(), filing, sent_form())
    except Refused as refused:
        return _reviewed(review, said(refused.explanation).whole)
    forget_list(contract_id)
    flash(_("名簿を登録しました。"), "good")
    return redirect(url_for("officer.contract_people", contract_id=contract_id))


def _chosen(ground: Ground, form: ChooseListForm) -> ResponseReturnValue:
    standing = ground.standing(desk().today())
    status = 422 if form.errors else 200
    return render(
        "officer/choose_handler_list.html", status=status, ground=ground, form=form, standing=standing, most=MOST_ROWS
    )


def _reviewed(review: Review, refused: str = "") -> ResponseReturnValue:
    typed = typed_last_days(review.comparison.left, day_to_type(review.kept.received_on))
    mistakes = last_days(typed)[1]
    begin = request.args.get("rows", 0, int) // ROWS_A_PAGE * ROWS_A_PAGE
    return render(
        "officer/check_handler_list.html",
        status=422 if mistakes or refused else 200,
        review=review,
        refused=refused,
        last_days=typed,
        mistakes=mistakes,
        begin=max(0, begin),
        rows_a_page=ROWS_A_PAGE,
        most_asked=MOST_ASKED,
        column_word=column_word,
        value_word=value_word,
    )
