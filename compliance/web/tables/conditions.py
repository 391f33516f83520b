"""What a table is narrowed to, in words."""

from datetime import date

from flask_babel import gettext as _

from compliance.web.days import day_in_words
from compliance.web.tables.queries import Query


def days_words(what: str, first: date | None, last: date | None) -> str | None:
    """A day between two, both included; None where neither is set."""
    if first and first == last:
        return _("%(what)sが%(day)s", what=what, day=day_in_words(first))
    if first and last:
        return _("%(what)sが%(first)sから%(last)sまで", what=what, first=day_in_words(first), last=day_in_words(last))
    if first:
        return _("%(what)sが%(first)s以後", what=what, first=day_in_words(first))
    return _("%(what)sが%(last)s以前", what=what, last=day_in_words(last)) if last else None


def searched(query: Query) -> tuple[str, ...]:
    """What was typed into the box of `search_field`; nothing where it is empty."""
    return (_("検索：%(text)s", text=query.typed("q")),) if query.text("q") else ()
