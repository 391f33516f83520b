"""The table of what is on record under a contract: of every kind, or of the kinds that belong to a section."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from uuid import UUID

from flask_babel import gettext
from flask_babel import lazy_gettext as _

from compliance.clock import JST
from compliance.domain.facts import Answer
from compliance.store.queries.happenings import Happening, HappeningFilter, happening_listing
from compliance.store.queries.paging import Order
from compliance.web.items import clause_number
from compliance.web.officer.blueprint import blueprint
from compliance.web.officer.fact_forms.catalogue import BY_KIND
from compliance.web.officer.fact_forms.entries import Group
from compliance.web.officer.fact_forms.words import choice_word
from compliance.web.tables.answers import Offer
from compliance.web.tables.declarations import Column, Kind, Table
from compliance.web.tables.fields import Narrowing

_WITHOUT_A_DAY = frozenset({"inspection", "person"})
"""What is told by the records beneath it, or belongs to the contractor and not to a contract."""
KINDS = frozenset(BY_KIND) - _WITHOUT_A_DAY


@blueprint.app_template_global()
def kind_word(kind: str) -> str:
    """What a kind of record is called: as on the form that records it."""
    return str(BY_KIND[kind].title)


@blueprint.app_template_global("happening_words")
def told(line: Happening) -> str:
    """What is recorded, after the clause or measure that it names."""
    item = clause_number(line.item) if line.item else ""
    return " ".join(part for part in (item, detail_words(line.kind, line.detail)) if part)


@blueprint.app_template_global()
def detail_words(kind: str, detail: str | None) -> str:
    """What is written of a record; the answer of a checklist is stored as a code."""
    return choice_word(Answer(detail)) if kind == "assessment" and detail else detail or ""


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
