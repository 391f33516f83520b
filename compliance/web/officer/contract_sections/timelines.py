"""The timeline of a contract: everything that happened, with its day, when it was recorded and by whom."""

from uuid import UUID

from flask import request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from compliance.store.queries.happenings import HappeningFilter, happening_listing
from compliance.web.gate import page
from compliance.web.officer.blueprint import blueprint
from compliance.web.officer.contract_sections.happening_words import kind_word
from compliance.web.officer.contract_sections.happenings import HAPPENINGS, KINDS
from compliance.web.officer.contract_sections.heads import Head, head_of
from compliance.web.permissions import Permission
from compliance.web.tables.answers import Offer, answer
from compliance.web.tables.conditions import days_words
from compliance.web.tables.fields import Narrowing, choice_field, day_field
from compliance.web.tables.queries import Query
from compliance.web.visitors import desk


@page(blueprint, "/contracts/<uuid:contract_id>/timeline", Permission.PERSON_READ)
def contract_timeline(contract_id: UUID) -> ResponseReturnValue:
    """Everything on record, voided things with their reason."""
    query = Query(request.args)
    with desk().reading() as session:
        head = head_of(session, contract_id)
        asked = query.typed("kind")
        kinds = frozenset({asked}) if asked in KINDS else KINDS
        wanted = HappeningFilter(kinds, query.day("since"), query.day("until"))
        offer = Offer(HAPPENINGS, happening_listing(contract_id, wanted), _narrowing(query, head, wanted))
        return answer(session, "officer/contract/timeline.html", {"shown": offer}, head=head)


def _narrowing(query: Query, head: Head, wanted: HappeningFilter) -> Narrowing:
    kinds = sorted(((kind, kind_word(kind)) for kind in KINDS), key=lambda option: option[1])
    conditions = (
        *head.conditions(),
        kind_word(next(iter(wanted.kinds))) if len(wanted.kinds) == 1 else None,
        days_words(gettext("日付"), wanted.since, wanted.until),
    )
    return Narrowing(
        (
            choice_field(query, "kind", gettext("種類"), kinds),
            day_field(query, "since", gettext("この日から")),
            day_field(query, "until", gettext("この日まで")),
        ),
        tuple(condition for condition in conditions if condition),
        kept=("as_of",),
        ignored=query.ignored(),
    )
