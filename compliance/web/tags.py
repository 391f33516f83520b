"""Words with a colour, as `parts/words.html` has them, for what is drawn in hundreds: made once for each language."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from flask_babel import gettext as _
from markupsafe import Markup, escape

from compliance.domain.obligations import Basis, Party, Status
from compliance.web.languages import chosen_language
from compliance.web.names import basis_word, party_word, status_word
from compliance.web.tables.rows import drawn
from compliance.wording.languages import Language


class Tags(NamedTuple):
    """The tag of each status, party and basis."""

    statuses: Mapping[Status, Markup]
    parties: Mapping[Party, Markup]
    bases: Mapping[Basis, Markup]
    after_due: Markup

    def status(self, status: Status, *, late: bool) -> Markup:
        """Where something stands, and whether it came late."""
        tag = self.statuses[status]
        return drawn(f"{tag} {self.after_due}") if late and status is not Status.OVERDUE else tag


def tags() -> Tags:
    """In the language of the request."""
    return _tags(chosen_language())


@cache
def _tags(_language: Language) -> Tags:
    return Tags(
        {each: _tag(each, status_word(each)) for each in Status},
        {each: _tag(each, party_word(each)) for each in Party},
        {each: _tag(each, basis_word(each)) for each in Basis},
        _tag("late", _("期限後")),
    )


def _tag(kind: str, words: str) -> Markup:
    return drawn(f'<span class="tag {kind}">{escape(words)}</span>')
