"""The table of what a contractor owes, and the form above it."""

from collections.abc import Mapping
from enum import StrEnum

from flask_babel import gettext
from flask_babel import lazy_gettext as _

from compliance.domain.obligations import OUTSTANDING, Party, Status
from compliance.domain.search_keys import search_words
from compliance.store.queries.obligation_lines import ListedObligation
from compliance.store.queries.obligation_lists import BY_DUE_DAY
from compliance.store.queries.rows import ObligationFilter
from compliance.web.duties import due_basis_word, item_under, rule_word, subject_word
from compliance.web.names import status_word
from compliance.web.tables.conditions import searched
from compliance.web.tables.declarations import Column, Kind, Table
from compliance.web.tables.fields import Narrowing, choice_field, search_field
from compliance.web.tables.queries import Query
from compliance.web.visitors import desk

KEPT = ("contract", "item")
"""What links ask for and no field shows."""


class Wanted(StrEnum):
    """What is outstanding, or everything."""

    OUTSTANDING = "outstanding"
    ALL = "all"


OWN_DUTIES: Table[ListedObligation] = Table(
    "own-duties",
    _("行うことの一覧"),
    (
        Column("due", _("期限・根拠"), lambda at: at.due_on, Kind.DAY, sorts=True),
        Column("basis", _("期限の根拠"), due_basis_word, on_page=False),
        Column("status", _("状態"), lambda at: status_word(at.status), sorts=True),
        Column("duty", _("行うこと"), lambda at: rule_word(at.edition, at.rule), heads=True),
        Column("subject", _("だれ・何について"), lambda at: subject_word(at.subject) or None, on_page=False),
        Column(
            "item",
            _("項・対策"),
            lambda at: item_under(at.edition, at.item),
            sorts=True,
            on_page=False,
        ),
        Column("number", _("契約"), lambda at: at.number, sorts=True),
        Column("work", _("委託案件"), lambda at: at.outsourcing_title, on_page=False),
        Column("section", _("担当課"), lambda at: at.section_name, sorts=True),
    ),
    BY_DUE_DAY,
)


def asked_duties(given: Mapping[str, str]) -> tuple[ObligationFilter, Narrowing]:
    """What the address asks for, and the form that says so."""
    query = Query(given)
    wanted = query.choice("status", Wanted) or Wanted.OUTSTANDING
    words = {
        Wanted.OUTSTANDING: gettext("これから行うもの・確認待ち"),
        Wanted.ALL: gettext("済んだものも含めて、すべて"),
    }
    options = tuple((each.value, words[each]) for each in Wanted)
    fields = (
        search_field(query, gettext("契約番号・委託案件")),
        choice_field(query, "status", gettext("状態"), options, wanted, everything=False),
    )
    statuses = frozenset(Status) if wanted is Wanted.ALL else OUTSTANDING
    found = ObligationFilter(
        statuses,
        party=Party.CONTRACTOR,
        contract=query.id("contract"),
        item=query.typed("item") or None,
        words=search_words(query.typed("q")),
    )
    return found, Narrowing(fields, (words[wanted], *searched(query)), desk().today(), KEPT)
