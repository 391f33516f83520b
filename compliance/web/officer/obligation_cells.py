"""The cells of an obligation in a list: a page draws hundreds, so what rows share is put in words once."""

from datetime import date
from functools import cache
from uuid import UUID

from flask_babel import gettext as _
from markupsafe import Markup, escape

from compliance.domain.obligations import OUTSTANDING, Basis, Status
from compliance.store.queries.obligation_lines import ListedObligation
from compliance.web.addresses import here
from compliance.web.days import short_day_tag
from compliance.web.duties import SubjectWords, due_word, item_under, rule_word
from compliance.web.links import pattern_of
from compliance.web.officer.blueprint import blueprint
from compliance.web.officer.fact_forms.record_links import DutyForm, RecordLinks
from compliance.web.tables.rows import drawn
from compliance.web.tags import tags

_Line = ListedObligation
_TO_DO = OUTSTANDING - {Status.CLAIMED}


class ObligationCells:
    """Draws the columns of `obligation_tables.py`, in the language and for the role of the request.

    `as_of`, and `contract` where the rows lie beyond every list, go along in the links.
    """

    def __init__(self, as_of: str | None, contract: object) -> None:
        along = {"as_of": as_of, "contract": contract}
        self._tags = tags()
        self._over = str(escape(_("%(days)s日超過", days="{days}")))
        self._record, self._undecided = escape(_("履行を記録する")), escape(_("担当課未定"))
        listed_at = here()
        self._why = _link("officer.obligation", "obligation_id", **along, back=listed_at if "?" in listed_at else None)
        self._contract_link = _link("officer.contract", "contract_id", **along)
        self._contractor_link = _link("officer.contractor", "contractor_id")
        self._records, self._subjects = RecordLinks(listed_at), SubjectWords()
        self._dated, self._duty, self._item = cache(self._dated_cell), cache(self._duty_words), cache(self._item_words)
        self._contractor, self._section = cache(self._contractor_cell), cache(self._section_cell)
        self._act = cache(self._act_link)

    def due(self, line: _Line) -> Markup:
        """The due day and whose it is, or what it waits for; and how long it is over."""
        if line.due_on is None:
            return _quiet(due_word(line.row))
        return self._dated(line.due_on, line.basis, line.days_over)

    def status(self, line: _Line) -> Markup:
        """Where it stands, and whether it came late."""
        return self._tags.status(line.status, late=line.late)

    def item(self, line: _Line) -> Markup:
        """What is to be done, about whom or what, under which item, and where it is recorded."""
        duty = self._why.format(line.id, self._duty(line.edition, line.rule))
        subject = f"<br>{escape(self._subjects.of(line.subject))}" if line.subject else ""
        form = self._records.form_of(line) if line.status in _TO_DO else None
        act = form.fill(self._act(form), line) if form else ""
        return drawn(f"{duty}{subject}<br>\n{self._item(line.edition, line.item)}{act}")

    def party(self, line: _Line) -> Markup:
        """Whose duty it is."""
        return self._tags.parties[line.party]

    def number(self, line: _Line) -> Markup:
        """The contract by its number, or by its work where it has none yet."""
        return drawn(self._contract_link.format(line.contract, escape(line.number or line.outsourcing_title)))

    def contractor(self, line: _Line) -> Markup:
        """The contractor."""
        return self._contractor(line.contractor, line.contractor_name)

    def section(self, line: _Line) -> Markup:
        """The leading section."""
        return self._section(line.section_name)

    def _dated_cell(self, on: date, basis: Basis, days_over: int) -> Markup:
        over = f'<br><strong class="nowrap">{self._over.format(days=days_over)}</strong>' if days_over else ""
        return drawn(f"{short_day_tag(on)}<br>{self._tags.bases[basis]}{over}")

    def _duty_words(self, edition: str, rule: str) -> Markup:
        return escape(rule_word(edition, rule))

    def _item_words(self, edition: str, item: str) -> Markup:
        return _quiet(item_under(edition, item))

    def _contractor_cell(self, contractor: UUID, words: str) -> Markup:
        return drawn(self._contractor_link.format(contractor, escape(words)))

    def _section_cell(self, words: str) -> Markup:
        return escape(words) if words else self._undecided

    def _act_link(self, form: DutyForm) -> str:
        return f'<br><a class="act" href="{escape(form.address)}">{self._record}</a>'


@blueprint.app_template_global()
def obligation_cells(as_of: str | None, contract: object = None) -> ObligationCells:
    """For the rows of one page."""
    return ObligationCells(as_of, contract)


def _link(endpoint: str, place: str, **values: object) -> str:
    """A link to be filled with the id of its page and its words."""
    address = escape(pattern_of(endpoint, place, **values)).format(**{place: "{}"})
    return f'<a href="{address}">{{}}</a>'


def _quiet(words: str) -> Markup:
    return drawn(f'<span class="quiet">{escape(words)}</span>')
