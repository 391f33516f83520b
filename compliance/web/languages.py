"""The language of a page: Japanese unless the person chose English, or the browser asks for no Japanese."""

from pathlib import Path
from typing import cast

from flask import Flask, has_request_context, request, session
from flask_babel import Babel

from compliance.wording.languages import LANGUAGES, Language

TRANSLATIONS = Path(__file__).parent / "translations"


def chosen_language() -> Language:
    """The language of this request; Japanese outside of one."""
    if not has_request_context():
        return "ja"
    kept = session.get("language")
    if kept in LANGUAGES:
        return cast(Language, kept)
    return cast(Language, request.accept_languages.best_match(LANGUAGES) or "ja")


def choose_language(language: str) -> None:
    """Keeps the choice with the visitor's cookie; ValueError for a language we do not have."""
    if language not in LANGUAGES:
        raise ValueError(f"{language} はありません。ja か en を選んでください。 / No such language: choose ja or en.")
    session["language"] = language


def init_app(app: Flask) -> None:
    """Japanese is the source text of every translation, so only English has a catalogue."""
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(TRANSLATIONS)
    app.config["BABEL_DEFAULT_LOCALE"] = "ja"
    app.config["BABEL_DEFAULT_TIMEZONE"] = "Asia/Tokyo"
    Babel(app, locale_selector=chosen_language)
    app.context_processor(lambda: {"language": chosen_language()})
