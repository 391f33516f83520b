"""The cells of an obligation in a list: a page draws hundreds, so what rows share is put in words once."""

from collections.abc import Mapping

from flask_babel import gettext as _
from markupsafe import Markup, escape

from compliance.domain.obligations import OUTSTANDING, Basis, Party, Status
from compliance.store.queries.obligation_lists import ListedObligation
from compliance.store.queries.rows import ObligationRow
from compliance.web.days import short_day_tag
from compliance.web.duties import due_word, duty_word, item_word, subject_word
from compliance.web.links import address_of
from compliance.web.names import basis_word, party_word, status_word
from compliance.web.officer.blueprint import blueprint
from compliance.web.officer.fact_forms.meets import record_link

_Line = ListedObligation
_TO_DO = OUTSTANDING - {Status.CLAIMED}


class ObligationCells:
    """Draws the columns of `obligation_tables.py`, in the language of the request.

    `as_of`, and `contract` where the rows lie beyond every list, go along in the links.
    """

    def __init__(self, as_of: str | None, contract: object) -> None:
        self._statuses: Mapping[Status, str] = {each: _tag(each, status_word(each)) for each in Status}
        self._parties: Mapping[Party, str] = {each: _tag(each, party_word(each)) for each in Party}
        self._bases: Mapping[Basis, str] = {each: _tag(each, basis_word(each)) for each in Basis}
        self._duties: dict[tuple[str, str], str] = {}
        self._items: dict[tuple[str, str], str] = {}
        self._over = str(escape(_("%(days)s日超過", days="{days}")))
        self._late = f' <span class="tag late">{escape(_("期限後"))}</span>'
        self._record = escape(_("履行を記録する"))
        self._undecided = escape(_("担当課未定"))
        self._along = {"as_of": as_of, "contract": contract}

    def due(self, line: _Line) -> Markup:
        """The due day and whose it is, or what it waits for; and how long it is over."""
        row = line.row
        due = row.obligation.due_as_of(row.as_of)
        told = f"{short_day_tag(due.on)}<br>{self._bases[due.basis]}" if due.on else _quiet(due_word(row))
        if not row.days_over:
            return _drawn(told)
        return _drawn(f'{told}<br><strong class="nowrap">{self._over.format(days=row.days_over)}</strong>')

    def status(self, line: _Line) -> Markup:
        """Where it stands, and whether it came late."""
        status = line.row.status
        late = self._late if line.row.late and status is not Status.OVERDUE else ""
        return _drawn(self._statuses[status] + late)

    def item(self, line: _Line) -> Markup:
        """What is to be done, about whom or what, under which item, and where it is recorded."""
        row, subject = line.row, subject_word(line.subject)
        about = f"<br>{escape(subject)}" if subject else ""
        duty = _link(self._duty(row), "officer.obligation", obligation_id=row.id, **self._along)
        return _drawn(f"{duty}{about}<br>\n{self._item(row)}{self._act(row)}")

    def party(self, line: _Line) -> Markup:
        """Whose duty it is."""
        return _drawn(self._parties[line.row.obligation.party])

    def number(self, line: _Line) -> Markup:
        """The contract by its number, or by its work where it has none yet."""
        under = line.row.under
        words = escape(under.number or under.outsourcing_title)
        return _drawn(_link(words, "officer.contract", contract_id=under.contract, **self._along))

    def contractor(self, line: _Line) -> Markup:
        """The contractor."""
        under = line.row.under
        words = escape(under.contractor_name)
        return _drawn(_link(words, "officer.contractor", contractor_id=under.contractor))

    def section(self, line: _Line) -> Markup:
        """The leading section."""
        return escape(line.row.under.section_name or self._undecided)

    def _duty(self, row: ObligationRow) -> str:
        rule = row.obligation.edition, row.obligation.rule
        return self._duties.get(rule) or self._duties.setdefault(rule, escape(duty_word(row)))

    def _item(self, row: ObligationRow) -> str:
        item = row.obligation.edition, row.obligation.item
        return self._items.get(item) or self._items.setdefault(item, _quiet(item_word(row)))

    def _act(self, row: ObligationRow) -> str:
        address = record_link(row) if row.status in _TO_DO else None
        return f'<br><a class="act" href="{escape(address)}">{self._record}</a>' if address else ""


@blueprint.app_template_global()
def obligation_cells(as_of: str | None, contract: object = None) -> ObligationCells:
    """For the rows of one page."""
    return ObligationCells(as_of, contract)


def _link(words: str, endpoint: str, **values: object) -> str:
    return f'<a href="{escape(address_of(endpoint, **values))}">{words}</a>'


def _tag(of: Status | Party | Basis, words: str) -> str:
    return f'<span class="tag {of.value}">{escape(words)}</span>'


def _quiet(words: str) -> str:
    return f'<span class="quiet">{escape(words)}</span>'


def _drawn(text: str) -> Markup:
    return Markup(text)  # noqa: S704 - tags of ours around what was escaped
