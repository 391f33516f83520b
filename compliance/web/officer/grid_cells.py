"""The cells of a contract's grid: a page draws a hundred, so what they share is put in words once."""

from uuid import UUID

from flask_babel import gettext as _
from markupsafe import Markup, escape

from compliance.domain.obligations import Status
from compliance.store.queries.contract_duties import Duty
from compliance.web.days import fiscal_year_tag
from compliance.web.duties import lapse_word
from compliance.web.links import pattern_of, quoted
from compliance.web.names import fact_word
from compliance.web.officer.blueprint import blueprint
from compliance.web.officer.grids import Cell, Grid, GridRow
from compliance.web.tables.rows import drawn
from compliance.web.tags import tags


class GridCells:
    """Draws what one party owed under an item, year by year, with the way to just those duties.

    `as_of` goes along in the links where a day was asked for. `derived` is the contract where its rows lie beyond
    every list: then the way is to the duty whose status is shown.
    """

    def __init__(self, grid: Grid, contract: UUID, as_of: str | None, derived: UUID | None) -> None:
        asked = {"contract": contract, "party": grid.party, "status": "all", "as_of": as_of}
        years = [escape(fiscal_year_tag(year)) for year in grid.years]
        self._openings = [f'<td role="cell" data-label="{year}"><div>' for year in years]
        opens, closes, nothing = escape(_("（")), escape(_("）")), escape(_("義務なし"))
        self._assessed = f'<br><span class="quiet">{{}}{opens}{{}}{closes}</span>'
        self._list = None if derived else str(escape(pattern_of("officer.obligations", "item", "fiscal_year", **asked)))
        self._one = str(escape(pattern_of("officer.obligation", "obligation_id", as_of=as_of, contract=derived)))
        self._all = str(escape(_("%(number)s件", number="{number}")))
        self._some = str(escape(_("%(whole)s件中%(number)s件", whole="{whole}", number="{number}")))
        self._nothing = f'<span class="quiet">–<span class="unseen">{nothing}</span></span>'
        self._tags = tags()

    def of(self, row: GridRow) -> Markup:
        """The cells of a row: what was owed, and how it was assessed."""
        cells = zip(self._openings, row.cells, strict=True)
        return drawn(
            "".join(f"{begin}{self._owed(cell, row.item)}{self._answer(cell)}</div></td>\n" for begin, cell in cells)
        )

    def _answer(self, cell: Cell) -> str:
        given = cell.assessment
        if given is None:
            return ""
        answer = self._assessed.format(escape(fact_word(given.answer)), given.on.isoformat())
        return f"{answer} {self._tags.statuses[Status.CLAIMED]}" if given.waiting else answer

    def _owed(self, cell: Cell, item: str) -> str:
        """The worst status, how many stand there, and why they are no longer owed where they are not."""
        worst = cell.worst
        if worst is None:
            return self._nothing
        shown = self._counted(cell, worst, item) if cell.duties else self._kept(worst)
        lapsed = lapse_word(worst) if worst.status is Status.LAPSED else ""
        return f'{shown}<br><span class="quiet">{escape(lapsed)}</span>' if lapsed else shown

    def _counted(self, cell: Cell, worst: Duty, item: str) -> str:
        whole, alike = len(cell.duties), cell.like(worst.status)
        number = (self._all if alike == whole else self._some).format(whole=whole, number=alike)
        tag = self._tags.status(worst.status, late=cell.late)
        return _link(self._address(cell, worst, item), f'{tag} <span class="nowrap">{number}</span>')

    def _kept(self, worst: Duty) -> str:
        return _link(self._one.format(obligation_id=worst.id), self._tags.statuses[worst.status])

    def _address(self, cell: Cell, worst: Duty, item: str) -> str:
        if self._list is None:
            return self._one.format(obligation_id=worst.id)
        return self._list.format(item=quoted(item), fiscal_year=",".join(map(str, cell.years)))


@blueprint.app_template_global()
def grid_cells(grid: Grid, contract: UUID, as_of: str | None, derived: UUID | None) -> GridCells:
    """For one grid of the page."""
    return GridCells(grid, contract, as_of, derived)


def _link(address: str, inside: str) -> str:
    return f'<a class="bare" href="{address}">{inside}</a>'
