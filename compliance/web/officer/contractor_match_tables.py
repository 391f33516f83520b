"""The tables of registrations that may be one firm, and of what was decided about such pairs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from flask_babel import gettext
from flask_babel import lazy_gettext as _

from compliance.store.models.contractors import Contractor
from compliance.store.queries.firms import MatchLine
from compliance.store.queries.paging import Order
from compliance.web.tables.answers import Offer
from compliance.web.tables.conditions import searched
from compliance.web.tables.declarations import Column, Kind, Table
from compliance.web.tables.fields import Narrowing, search_field
from compliance.web.tables.held_lists import HeldList, lines_called
from compliance.web.tables.queries import Query


@dataclass(frozen=True, slots=True)
class Pair:
    """Two registrations of one folded name."""

    one: Contractor
    other: Contractor

    @property
    def id(self) -> UUID:
        """What tells it from every other pair."""
        return UUID(int=self.one.id.int ^ self.other.id.int)


def verdict_word(match: MatchLine) -> str:
    """What was decided, and which of them stays."""
    if not match.same:
        return gettext("別の事業者")
    return gettext("同じ事業者（「%(name)s」を残す）", name=match.other_name)


PROPOSED: Table[Pair] = Table(
    "same-contractors",
    _("同じ事業者と思われる委託先"),
    (
        Column("one", _("委託先"), lambda pair: pair.one.name, sorts=True, heads=True),
        Column("one_number", _("法人番号"), lambda pair: pair.one.corporate_number, whole=True),
        Column("one_address", _("所在地"), lambda pair: pair.one.address),
        Column("other", _("もう1件の委託先"), lambda pair: pair.other.name, sorts=True),
        Column("other_number", _("もう1件の法人番号"), lambda pair: pair.other.corporate_number, whole=True),
        Column("other_address", _("もう1件の所在地"), lambda pair: pair.other.address),
    ),
    Order("one"),
)

DECIDED: Table[MatchLine] = Table(
    "decided-contractors",
    _("判断した委託先"),
    (
        Column("names", _("委託先"), lambda match: f"{match.name}／{match.other_name}", sorts=True, heads=True),
        Column("verdict", _("判断"), verdict_word, sorts=True),
        Column("on", _("判断した日"), lambda match: match.decided_on, Kind.DAY, sorts=True),
        Column("reason", _("理由"), lambda match: match.reason),
    ),
    Order("on", descending=True),
    prefix="decided_",
)


def proposed_offer(pairs: Sequence[tuple[Contractor, Contractor]], given: Mapping[str, str]) -> Offer[Pair]:
    """The pairs that the address asks for."""
    query = Query(given)
    found = lines_called(
        [Pair(one, other) for one, other in pairs], query.typed("q"), lambda pair: (pair.one.name, pair.other.name)
    )
    told = Narrowing((search_field(query, gettext("委託先の名称")),), searched(query))
    orders = {"one": lambda pair: pair.one.name, "other": lambda pair: pair.other.name}
    return Offer(PROPOSED, HeldList(found, lambda pair: pair.id, orders), told)


def decided_offer(decided: Sequence[MatchLine], given: Mapping[str, str]) -> Offer[MatchLine]:
    """The decisions that the address asks for, the last first."""
    query = Query(given)
    found = lines_called(decided, query.typed("q"), lambda match: (match.name, match.other_name, match.reason))
    orders = {
        "names": lambda match: match.name,
        "verdict": lambda match: match.same,
        "on": lambda match: match.decided_on,
    }
    return Offer(DECIDED, HeldList(found, lambda match: match.id, orders), Narrowing((), searched(query)))
