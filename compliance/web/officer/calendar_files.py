"""One's own due days and planned visits as entries of a calendar file: items and contract numbers, no names."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from flask_babel import gettext as _

from compliance.documents.calendars import Entry
from compliance.domain.obligations import Party
from compliance.store.queries.visit_plans import PlannedVisit
from compliance.store.shelves import Shelf
from compliance.web.items import known_item
from compliance.web.names import party_word

_OURS = "compliance"
"""What makes the ids ours: a name that does not change when the server gets another address."""

ByItem = Mapping[date, Sequence[tuple[str, Party, int]]]


def entries(shelf: Shelf, dues: ByItem, visits: Sequence[PlannedVisit]) -> Iterator[Entry]:
    """One entry for each due day, whatever falls on it, and one for each visit."""
    for on, items in dues.items():
        number = sum(count for *_others, count in items)
        ward = sum(count for _item, party, count in items if party is Party.WARD)
        yield Entry(f"due-{on.isoformat()}@{_OURS}", on, _title(number, ward), "\n".join(_lines(shelf, items)))
    for visit in visits:
        numbers = _("、").join(number for _id, number in visit.contracts)
        yield Entry(f"visit-{visit.id}@{_OURS}", visit.on, _("立入り調査等（%(numbers)s）", numbers=numbers))


def _title(number: int, ward: int) -> str:
    if not ward:
        return _("義務の期限 %(number)s件", number=number)
    return _("義務の期限 %(number)s件（うち区 %(ward)s件）", number=number, ward=ward)


def _lines(shelf: Shelf, items: Sequence[tuple[str, Party, int]]) -> Iterator[str]:
    for item, party, number in items:
        yield _(
            "%(item)s（%(party)s） %(number)s件", item=known_item(shelf, item), party=party_word(party), number=number
        )
