"""Saving a draft, by the button or by the script of a long form, and discarding it."""

from flask import abort, flash, jsonify, redirect, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from compliance.services.drafts import KeptDraft, drop_draft
from compliance.web import drafts
from compliance.web.auth.blueprint import blueprint
from compliance.web.days import clock_time
from compliance.web.gate import page
from compliance.web.permissions import Permission
from compliance.web.stamps import Stamp
from compliance.web.visitors import desk, visitor


@page(blueprint, "/drafts", Permission.DRAFT_KEEP, methods=("POST",))
def save_draft() -> ResponseReturnValue:
    """Keeps what is typed in a form and, unless a script asked, opens the form again."""
    stamp = _own_stamp()
    kept = drafts.keep(stamp, request.form.items(multi=True))
    if request.accept_mimetypes.best == "application/json":
        return jsonify(told=_told(kept)), 200 if kept else 413
    if kept is None:
        flash(_told(kept), "warn")
    return redirect(stamp.with_draft if kept else stamp.page)


@page(blueprint, "/drafts/discard", Permission.DRAFT_KEEP, methods=("POST",))
def discard_draft() -> ResponseReturnValue:
    """Forgets the draft and opens the form as it was before."""
    stamp = _own_stamp()
    drop_draft(desk(), stamp.account, stamp.path)
    flash(_("下書きを捨てました。"), "good")
    return redirect(stamp.page)


def _own_stamp() -> Stamp:
    """The stamp of the visitor's own form; 400 for anybody else's."""
    stamp = drafts.sent_stamp()
    return stamp if stamp is not None and stamp.account == visitor().id else abort(400)


def _told(kept: KeptDraft | None) -> str:
    if kept is None:
        return _("入力がないか長すぎるため、下書きを保存していません。")
    return _("%(time)sに下書きを保存しました。", time=clock_time(kept.saved_at))
