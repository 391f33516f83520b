"""Signing in and out, and whether somebody still is signed in."""

from flask import flash, jsonify, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_wtf.csrf import generate_csrf

from compliance.domain.errors import Refused
from compliance.services import sign_ins
from compliance.services.sign_ins import Throttled
from compliance.web import visitors
from compliance.web.addresses import local
from compliance.web.auth.blueprint import blueprint
from compliance.web.auth.forms import SignInForm
from compliance.web.gate import page
from compliance.web.menus import first_page
from compliance.web.messages import said
from compliance.web.permissions import Permission
from compliance.web.rendering import render
from compliance.web.stamps import read_stamp
from compliance.web.visitors import desk, passwords, visitor, visitor_or_none


@page(blueprint, "/", Permission.ACCOUNT_READ)
def home() -> ResponseReturnValue:
    """The first page that the visitor's role has."""
    return redirect(url_for(first_page(visitor().role)))


@page(blueprint, "/sign-in", Permission.SESSION_BEGIN, methods=("GET", "POST"))
def sign_in() -> ResponseReturnValue:
    """Asks for login and password, and begins a session; one that the browser still holds is ended."""
    form = SignInForm(back=request.args.get("back", ""))
    if not form.validate_on_submit():
        return render("auth/sign_in.html", form=form, status=422 if form.errors else 200)
    try:
        token = sign_ins.sign_in(
            desk(), passwords(), form.login.data or "", form.password.data or "", request.remote_addr or ""
        )
    except Refused as refused:
        form.form_errors.append(said(refused.explanation).whole)
        return render("auth/sign_in.html", form=form, status=status_of(refused))
    visitors.end()
    visitors.begin(token)
    return redirect(local(form.back.data, url_for("auth.home")))


@page(blueprint, "/sign-out", Permission.SESSION_END, methods=("POST",))
def sign_out() -> ResponseReturnValue:
    """Ends the session on the server."""
    visitors.end()
    flash(_("サインアウトしました。"), "good")
    return redirect(url_for("auth.sign_in"))


@page(blueprint, "/session", Permission.SESSION_BEGIN)
def session_state() -> ResponseReturnValue:
    """Asked by a script before it sends a form: whether the one it was shown to is `same`, `other`, or `ended`."""
    known, stamp = visitor_or_none(), read_stamp(request.args.get("stamp", ""))
    same = known is not None and stamp is not None and stamp.account == known.id
    state = "ended" if known is None else "same" if same else "other"
    return jsonify(state=state, csrf_token=generate_csrf())


def status_of(refused: Refused) -> int:
    """429 where too many tries failed, else 422."""
    return 429 if isinstance(refused, Throttled) else 422
