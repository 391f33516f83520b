"""An obligation in words: what is owed, under which item, and the reasons it gives."""

from flask import Flask

from compliance.domain.reasons import Reason
from compliance.store.queries.rows import ObligationRow
from compliance.web.items import item_name
from compliance.web.languages import chosen_language
from compliance.web.visitors import desk
from compliance.wording.duties import duty_words
from compliance.wording.reasons import Glossary, phrase


def duty_word(row: ObligationRow) -> str:
    """What has to be done."""
    shelf = desk().shelf
    rules = (*shelf.edition(row.under.edition).rules(), *shelf.law.rules)
    return duty_words(rules, row.obligation, chosen_language())


def item_word(row: ObligationRow) -> str:
    """The clause or measure it stands under."""
    return item_name(desk().shelf.edition(row.under.edition), row.obligation.item)


def reason_word(reason: Reason, row: ObligationRow) -> str:
    """A reason of this obligation as a phrase."""
    return phrase(reason, Glossary(chosen_language(), desk().shelf.edition(row.under.edition)))


def init_app(app: Flask) -> None:
    """Gives the templates these words."""
    app.jinja_env.globals.update(duty_word=duty_word, item_word=item_word)
