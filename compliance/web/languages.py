"""The language of a page: Japanese unless the person chose English, or the browser asks for no Japanese."""

from functools import cache, cached_property
from gettext import NullTranslations
from pathlib import Path
from typing import cast

from babel.support import Translations
from flask import Flask, g, has_request_context, request, session
from flask_babel import Babel, Domain
from markupsafe import Markup

from compliance.wording.languages import LANGUAGES, Language

TRANSLATIONS = Path(__file__).parent / "translations"


def chosen_language() -> Language:
    """The language of this request, found once: a table asks for it in every cell. Japanese outside of one."""
    try:
        return cast(Language, g.language)
    except (AttributeError, RuntimeError):
        return _found_language() if has_request_context() else "ja"


def _found_language() -> Language:
    kept = session.get("language")
    g.language = found = kept if kept in LANGUAGES else request.accept_languages.best_match(LANGUAGES) or "ja"
    return cast(Language, found)


def choose_language(language: str) -> None:
    """Keeps the choice with the visitor's cookie; ValueError for a language we do not have."""
    if language not in LANGUAGES:
        raise ValueError(f"{language} はありません。ja か en を選んでください。 / No such language: choose ja or en.")
    session["language"] = language
    g.pop("language", None)


@cache
def texts_of(language: Language) -> NullTranslations:
    """The texts of a language; the Japanese ones are their own translations."""
    return Translations.load(TRANSLATIONS, [language])


def _texts() -> NullTranslations:
    return texts_of(chosen_language())


class _Domain(Domain):
    """Flask-Babel's own finds out language and catalogue anew at each of a page's hundreds of texts."""

    def get_translations(self) -> NullTranslations:
        return _texts()


class _Babel(Babel):
    @cached_property
    def domain_instance(self) -> Domain:
        return _Domain(domain=self.domain)


def _words(text: str, /, **values: object) -> Markup:
    """`_` of the templates: jinja2's own does the same in three calls, and a list says hundreds of texts."""
    return Markup(_texts().gettext(text)) % values  # noqa: S704 - a text of ours; the values are escaped


def init_app(app: Flask) -> None:
    """Japanese is the source text of every translation, so only English has a catalogue."""
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(TRANSLATIONS)
    app.config["BABEL_DEFAULT_LOCALE"] = "ja"
    app.config["BABEL_DEFAULT_TIMEZONE"] = "Asia/Tokyo"
    _Babel(app, locale_selector=chosen_language)
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]  # what jinja2.ext.i18n gives it
        lambda text: _texts().gettext(text),
        lambda one, several, n: _texts().ngettext(one, several, n),
        newstyle=True,
        pgettext=lambda context, text: _texts().pgettext(context, text),
        npgettext=lambda context, one, several, n: _texts().npgettext(context, one, several, n),
    )
    app.jinja_env.globals["_"] = _words
    app.context_processor(lambda: {"language": chosen_language()})
