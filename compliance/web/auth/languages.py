"""The choice of a language, by whoever opens a page."""

from flask import abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from compliance.web.addresses import local
from compliance.web.auth.blueprint import blueprint
from compliance.web.gate import page
from compliance.web.languages import choose_language
from compliance.web.permissions import Permission
from compliance.wording.languages import LANGUAGES


@page(blueprint, "/language", Permission.LANGUAGE_CHOOSE, methods=("POST",))
def switch_language() -> ResponseReturnValue:
    """Keeps the language and goes back to the page."""
    language = request.form.get("language", "")
    if language not in LANGUAGES:
        abort(400)
    choose_language(language)
    return redirect(local(request.form.get("back"), url_for("auth.home")))
