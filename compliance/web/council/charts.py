"""The charts of the council report: each answers the question in its title, beside the table with the same numbers."""

from collections.abc import Iterable, Iterator

from flask_babel import gettext as _

from compliance.documents.charts import Fill, Series, bar_chart
from compliance.documents.outstanding.reports import Figures, OutstandingReport, figures_of
from compliance.domain.obligations import Party, Status
from compliance.web.council.wordings import named
from compliance.web.languages import chosen_language
from compliance.web.names import party_word, status_title

_BARS = 10


def question_charts(report: OutstandingReport) -> Iterator[str]:
    """Which items, and which sections, have the most overdue; nothing where nothing is."""
    items = [
        (f"{party_word(party)} {named(line.subject)}", figures_of(line, party))
        for party in Party
        for line in report.lines_owed_by(party)
    ]
    sections = [(named(line.subject), line.both) for line in report.by_section]
    yield from _chart(_("期限超過はどの項に多いか"), items)
    yield from _chart(_("期限超過はどの担当課に多いか"), sections)


def _chart(question: str, bars: Iterable[tuple[str, Figures]]) -> Iterator[str]:
    late = sorted((bar for bar in bars if bar[1].overdue), key=lambda bar: -bar[1].overdue)[:_BARS]
    if late:
        series = Series(status_title(Status.OVERDUE), tuple(figures.overdue for _name, figures in late), Fill.HATCHED)
        unit = "件" if chosen_language() == "ja" else ""
        yield bar_chart(question, [name for name, _figures in late], [series], unit=unit).decode()
