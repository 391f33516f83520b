"""A handover in words: its direction, how it was protected, who confirmed it, and what it waits for."""

from collections.abc import Sequence

from flask import Flask
from flask_babel import gettext as _

from compliance.domain.facts import Medium
from compliance.domain.reasons import Reason
from compliance.store.queries.handover_lists import ExpectedLine, HandoverLine
from compliance.web.fact_forms.words import choice_word
from compliance.web.languages import chosen_language
from compliance.web.visitors import desk
from compliance.wording.reasons import Glossary, phrase


def way(line: HandoverLine | ExpectedLine) -> str:
    """From whom to whom."""
    return direction(to_ward=line.to_ward)


def direction(*, to_ward: bool) -> str:
    """The same of a side."""
    return _("受託者から区へ") if to_ward else _("区から受託者へ")


def encryption(encrypted: bool | None) -> str | None:
    """Whether it was encrypted; None where that is not known."""
    if encrypted is None:
        return None
    return _("暗号化した") if encrypted else _("暗号化していない")


def medium(value: Medium) -> str:
    """What it was on."""
    return choice_word(value)


def confirmation(line: HandoverLine) -> str:
    """Who has signed for it; what it waits for, or that the receiver found otherwise, goes before."""
    if line.waits:
        return _("待ち")
    if line.differs:
        return _("違いあり")
    match line.ward_confirmed_on is not None, line.contractor_confirmed_on is not None:
        case True, True:
            return _("双方が確認")
        case True, False:
            return _("区だけが確認")
        case False, True:
            return _("受託者だけが確認")
    return _("確認なし")


def confirmation_tag(line: HandoverLine) -> str:
    """The colour of that state."""
    if line.waits or line.differs:
        return "overdue" if line.differs else "claimed"
    return "met" if line.ward_confirmed_on and line.contractor_confirmed_on else "open"


def wait_words(reasons: Sequence[Reason], edition: str | None = None) -> tuple[str, ...]:
    """Why it waits, each a phrase."""
    words = Glossary(chosen_language(), desk().shelf.edition(edition) if edition else None)
    return tuple(phrase(reason, words) for reason in reasons)


def wait_word(line: HandoverLine) -> str | None:
    """The same of a line."""
    return _("、").join(wait_words(line.waits)) or None


def expectation(line: ExpectedLine) -> str:
    """Whether what was expected has come, or is late."""
    if line.handed_on is not None:
        return _("受け渡した")
    return _("期日を過ぎている") if line.due_on < desk().today() else _("これから")


def expectation_tag(line: ExpectedLine) -> str:
    """The colour of that state."""
    if line.handed_on is not None:
        return "met"
    return "overdue" if line.due_on < desk().today() else "open"


def init_app(app: Flask) -> None:
    """Gives the templates these words."""
    words = (direction, medium, encryption, confirmation, confirmation_tag, wait_word, expectation, expectation_tag)
    app.jinja_env.globals.update({f"handover_{word.__name__}": word for word in words})
