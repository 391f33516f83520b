"""The table of what waits for the ward's review: what was handed in, since when, and by when it is to be looked at."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask_babel import gettext
from flask_babel import lazy_gettext as _

from compliance.domain.search_keys import search_words
from compliance.store.queries.choices import contractors_to_choose, sections_to_choose
from compliance.store.queries.paging import Listing, Order, Reading
from compliance.store.queries.reviews import OLDEST_FIRST, ReviewFilter, Submission, review_listing
from compliance.web.duties import item_under, subject_word
from compliance.web.officer.contract_sections.happening_words import kind_word
from compliance.web.tables.answers import Offer
from compliance.web.tables.conditions import searched
from compliance.web.tables.declarations import Column, Kind, Table
from compliance.web.tables.fields import Narrowing, choice_field, named_options, search_field, text_field
from compliance.web.tables.queries import Query
from compliance.web.visitors import desk, visitor

KINDS = (
    *("handler_list", "pledge", "education_session", "education_report"),
    *("certificate", "status_report", "incident_report", "correction"),
)
"""What contractors hand in, by table."""

QUERY = ("q", "kind", "section", "contractor_name", "overdue", "contract", "sort")
"""What of an address says which part of the queue is gone through, and in which order."""


def is_own(line: Submission) -> bool:
    """Whether the visitor entered it: nobody reviews their own."""
    return line.by == str(visitor().id)


REVIEWS: Table[Submission] = Table(
    "reviews",
    _("確認待ちの提出"),
    (
        Column("raised", _("受け取った日"), lambda at: at.duty.raised_on, Kind.DAY, sorts=True),
        Column("due", _("確認の期限"), lambda at: at.duty.due_on, Kind.DAY, sorts=True),
        Column("over", _("超過日数"), lambda at: at.duty.days_over or None, Kind.NUMBER, on_page=False),
        Column("what", _("提出されたもの"), lambda at: subject_word(at.duty.subject), heads=True),
        Column("kind", _("種類"), lambda at: kind_word(at.kind), on_page=False),
        Column("item", _("項・対策"), lambda at: item_under(at.duty.edition, at.duty.item), sorts=True),
        Column("number", _("契約番号"), lambda at: at.duty.number, sorts=True, whole=True),
        Column("work", _("委託案件"), lambda at: at.duty.outsourcing_title, on_page=False),
        Column("contractor", _("委託先"), lambda at: at.duty.contractor_name, sorts=True),
        Column("section", _("担当課"), lambda at: at.duty.section_name, sorts=True, whole=True),
        Column("by", _("登録した人"), lambda at: at.by_name, on_page=False),
    ),
    OLDEST_FIRST,
    barred=is_own,
)


@dataclass(frozen=True, slots=True)
class Asked:
    """The part of the queue that an address asks for, and its order."""

    query: Query
    filter: ReviewFilter
    order: Order

    @property
    def listing(self) -> Listing[Submission]:
        """What waits there today."""
        return review_listing(visitor().scope, desk().shelf, self.filter, desk().today())


def asked_reviews(given: Mapping[str, str]) -> Asked:
    """The filter of an address; what makes no sense in it asks for nothing."""
    query = Query(given)
    narrowed = ReviewFilter(
        kind=next((kind for kind in KINDS if kind == query.typed("kind")), None),
        section=query.id("section"),
        contract=query.id("contract"),
        words=search_words(query.typed("q")),
        contractor_words=search_words(query.typed("contractor_name")),
        overdue=query.typed("overdue") == "1",
    )
    return Asked(query, narrowed, REVIEWS.asked(given).order)


def reviews_offer(session: Reading, asked: Asked) -> Offer[Submission]:
    """The queue with the form above it."""
    return Offer(REVIEWS, asked.listing, _narrowing(session, asked))


def _narrowing(session: Reading, asked: Asked) -> Narrowing:
    query, scope = asked.query, visitor().scope
    sections = sections_to_choose(session, scope)
    names = [named.name for named in contractors_to_choose(session, scope)]
    kinds = tuple((kind, kind_word(kind)) for kind in KINDS)
    late = (("1", gettext("期限を過ぎたもの")),)
    fields = (
        search_field(query, gettext("契約番号・委託案件・委託先")),
        choice_field(query, "kind", gettext("種類"), kinds),
        text_field(query, "contractor_name", gettext("委託先"), gettext("名称・カナ・法人番号の一部"), names),
        choice_field(query, "section", gettext("担当課"), named_options(sections)),
        choice_field(query, "overdue", gettext("確認の期限"), late),
    )
    conditions = (
        *searched(query),
        asked.filter.kind and kind_word(asked.filter.kind),
        asked.filter.contractor_words and gettext("委託先：%(name)s", name=query.typed("contractor_name")),
        next((each.name for each in sections if each.id == asked.filter.section), None),
        asked.filter.overdue and gettext("期限を過ぎたもの"),
        asked.filter.contract and gettext("1つの契約"),
    )
    told = tuple(str(condition) for condition in conditions if condition)
    return Narrowing(fields, told, desk().today(), ("contract",), query.ignored())
