"""The table of what is on record under a contract: of every kind, or of the kinds that belong to a section."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from uuid import UUID

from flask_babel import gettext
from flask_babel import lazy_gettext as _

from compliance.clock import JST
from compliance.store.queries.happenings import Happening, HappeningFilter, happening_listing
from compliance.store.queries.paging import Order
from compliance.web.fact_forms.catalogue import BY_KIND
from compliance.web.fact_forms.entries import Group
from compliance.web.officer.contract_sections.happening_words import kind_word, told
from compliance.web.tables.answers import Offer
from compliance.web.tables.declarations import Column, Kind, Table
from compliance.web.tables.fields import Narrowing

_WITHOUT_A_DAY = frozenset({"inspection", "person"})
"""What is told by the records beneath it, or belongs to the contractor and not to a contract."""
KINDS = frozenset(BY_KIND) - _WITHOUT_A_DAY


HAPPENINGS: Table[Happening] = Table(
    "happenings",
    _("記録の一覧"),
    (
        Column("on", _("日付"), lambda line: line.on, Kind.DAY, sorts=True),
        Column("kind", _("種類"), lambda line: kind_word(line.kind), sorts=True, heads=True),
        Column("detail", _("内容"), told),
        Column("recorded", _("記録した日"), lambda line: line.recorded_at.astimezone(JST).date(), Kind.DAY, sorts=True),
        Column("by", _("記録した人"), lambda line: line.by or gettext("システム")),
        Column("version", _("版"), lambda line: line.version, Kind.NUMBER, on_page=False),
        Column("void", _("取消しの理由"), lambda line: line.void_reason, on_page=False),
    ),
    Order("on", descending=True),
)
_OTHER_RECORDS = replace(HAPPENINGS, words=_("そのほかの記録"), prefix="records.")


def records_of(
    contract_id: UUID, groups: Collection[Group], until: date, but: Collection[str] = ()
) -> Offer[Happening]:
    """What a section has no table of its own for: these groups of records up to a day, without the kinds in `but`."""
    kinds = frozenset(kind for kind in KINDS if BY_KIND[kind].group in groups).difference(but)
    listing = happening_listing(contract_id, HappeningFilter(kinds, until=until))
    return Offer(_OTHER_RECORDS, listing, Narrowing(conditions=(gettext("取り消した記録も含む"),), as_of=until))
