"""Offline packages of a contract: given out to be filled in elsewhere, and loaded once they are back."""

from uuid import UUID

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from flask_wtf.file import FileField

from compliance.domain.errors import Refused
from compliance.services.package_archives import LARGEST
from compliance.services.package_loads import Loaded, load_package
from compliance.services.package_manifests import Signer
from compliance.services.packages import give_out
from compliance.store.queries.contracts import contract_line
from compliance.web.files import file_response
from compliance.web.gate import page
from compliance.web.messages import said
from compliance.web.officer.blueprint import blueprint
from compliance.web.once import sent_form
from compliance.web.permissions import Permission
from compliance.web.rendering import render
from compliance.web.uploads import Taken, Upload
from compliance.web.visitors import acting, codes, desk, visitor

PACKAGES = Taken((".zip",), LARGEST)
_ZIP = "application/zip"


class LoadForm(FlaskForm):
    """The zip that came back."""

    file = FileField(_("受託者から受け取ったZIPファイル"), [Upload(PACKAGES)])


@page(
    blueprint,
    "/contracts/<uuid:contract_id>/package",
    Permission.FACT_RECORD,
    methods=("GET", "POST"),
    body_bytes=LARGEST + 100_000,
)
def package(contract_id: UUID) -> ResponseReturnValue:
    """What it is for, the way to make one, and the form that loads one: tried first with `step=check`."""
    with desk().reading() as session:
        line = contract_line(session, visitor().scope, contract_id)
    form, tried = LoadForm(), None
    if form.validate_on_submit():
        try:
            loaded = _loaded(contract_id, form.file.data.read())
        except Refused as refused:
            form.file.errors = [said(refused.explanation).whole]
        else:
            if request.form.get("step") != "check":
                flash(_loaded_words(loaded), "good")
                return redirect(url_for("officer.contract_submissions", contract_id=contract_id))
            tried = loaded
    return render("officer/package.html", form=form, line=line, tried=tried, status=422 if form.errors else 200)


@page(blueprint, "/contracts/<uuid:contract_id>/package.zip", Permission.FACT_RECORD)
def blank_package(contract_id: UUID) -> ResponseReturnValue:
    """A package to be filled in: each is another, and can be loaded once."""
    given = give_out(desk(), visitor().scope, _signer(), contract_id)
    words = gettext("提出用")
    return file_response(given.content, _ZIP, f"{words}_{given.number}.zip")


def _loaded(contract_id: UUID, sent: bytes) -> Loaded:
    return load_package(
        desk(),
        acting(),
        visitor().scope,
        _signer(),
        sent,
        only=contract_id,
        request=sent_form(),
        dry_run=request.form.get("step") == "check",
    )


def _signer() -> Signer:
    return Signer(codes().key)


def _loaded_words(loaded: Loaded) -> str:
    if loaded.again:
        return gettext("このパッケージは、前に読み込んだものと同じです。何も変えていません。")
    return gettext(
        "パッケージを読み込みました。名簿%(lists)s件、報告%(reports)s件、教育%(sessions)s件、ファイル%(papers)s件。確認（受理・差戻し）は、ほかの職員が行います。",
        lists=loaded.lists,
        reports=loaded.reports,
        sessions=loaded.sessions,
        papers=loaded.papers,
    )
