"""What can be recorded under a contract: offered by its edition and to this role, or not, and why."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import abort
from flask_babel import gettext as _

from compliance.domain.editions import Edition
from compliance.store.models.accounts import AccountRole
from compliance.web.fact_forms.catalogue import BY_KIND, ENTRIES
from compliance.web.fact_forms.entries import GROUPS, Entry
from compliance.web.fact_forms.known import known_under
from compliance.web.languages import chosen_language
from compliance.wording.duties import item_number

DECIDING = frozenset({AccountRole.PRIVACY_OFFICER})
"""Who records what the clauses leave to the ward's discretion: breaches, guidance, publication."""


@dataclass(frozen=True, slots=True)
class Offer:
    """An entry under one edition: the numbers of its clauses in words, or why it is not offered."""

    entry: Entry
    clauses: str
    unless: str | None = None


@dataclass(frozen=True, slots=True)
class OfferGroup:
    """The offers under one heading."""

    key: str
    heading: str
    offers: tuple[Offer, ...]


def offers(editions: Sequence[Edition], role: AccountRole) -> tuple[OfferGroup, ...]:
    """Every entry that is recorded by hand, under its heading."""
    listed = [offer_of(entry, editions, role) for entry in ENTRIES if entry.listed]
    grouped = ((group, [each for each in listed if each.entry.group is group]) for group in GROUPS)
    return tuple(OfferGroup(group.value, str(GROUPS[group]), tuple(found)) for group, found in grouped if found)


def offer_of(entry: Entry, editions: Sequence[Edition], role: AccountRole) -> Offer:
    """Whether an edition knows of it (the one in force comes first), and the role may decide it."""
    items = known_under(entry, editions)
    if items is None:
        return Offer(entry, "", str(entry.unless))
    clauses = _("・").join(dict.fromkeys(item_number(item, chosen_language()) for item in items))
    reserved = not may_decide(entry, role)
    return Offer(entry, clauses, _("個人情報保護担当が記録します。") if reserved else None)


def entry_named(kind: str, role: AccountRole) -> Entry:
    """The entry of this kind; 404 where there is none, 403 where another role decides it."""
    entry = BY_KIND.get(kind) or abort(404)
    if not may_decide(entry, role):
        abort(403)
    return entry


def may_decide(entry: Entry, role: AccountRole) -> bool:
    """Whether the role may record what this entry decides."""
    return not entry.reserved or role in DECIDING
