"""What a search found, as groups of links in the visitor's words."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext as _

from compliance.domain.editions import Clause
from compliance.domain.search_keys import search_key
from compliance.domain.wareki import fiscal_year_names
from compliance.store.queries.search_results import ContractHit, ContractorHit, Group, OutsourcingHit, PersonHit
from compliance.store.shelves import Shelf
from compliance.web.items import clause_name
from compliance.web.languages import chosen_language

_EXCERPT = 60


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found: what it is called, what tells it apart, and its page."""

    words: str
    detail: str
    address: str


@dataclass(frozen=True, slots=True)
class HitGroup:
    """The first hits of one kind, how many there are, and the list that shows the rest; `""` where there is none."""

    words: str
    hits: tuple[Hit, ...]
    number: int
    rest: str = ""


def contract_group(found: Group[ContractHit], typed: str) -> HitGroup:
    """Contracts by number, with their work, contractor and first fiscal year."""
    hits = (
        Hit(
            hit.number,
            _joined(hit.title, hit.contractor_name, fiscal_year_names(hit.fiscal_year)[-1]),
            url_for("officer.contract", contract_id=hit.id),
        )
        for hit in found.hits
    )
    return HitGroup(_("契約"), tuple(hits), found.number, url_for("officer.contracts", q=typed))


def contractor_group(found: Group[ContractorHit], typed: str) -> HitGroup:
    """Contractors by name, with their kana and corporate number, and the other registrations of the firm."""
    hits = (
        Hit(
            hit.name,
            _joined(
                hit.kana,
                hit.corporate_number and _("法人番号%(number)s", number=hit.corporate_number),
                None if not hit.others else _("同じ事業者の登録：%(names)s", names="、".join(hit.others)),
            ),
            url_for("officer.contractor", contractor_id=hit.id),
        )
        for hit in found.hits
    )
    return HitGroup(_("委託先"), tuple(hits), found.number, url_for("officer.contractors", q=typed))


def outsourcing_group(found: Group[OutsourcingHit]) -> HitGroup:
    """Outsourcings by title, with their registered name."""
    hits = (
        Hit(hit.title, hit.registered_name or "", url_for("officer.outsourcing", outsourcing_id=hit.id))
        for hit in found.hits
    )
    return HitGroup(_("委託案件"), tuple(hits), found.number)


def person_group(found: Group[PersonHit]) -> HitGroup:
    """People by name, with their contractor; each opens the newest contract they stand under."""
    hits = (
        Hit(
            hit.name,
            _joined(hit.kana, hit.contractor_name, hit.contract_number),
            url_for("officer.contract", contract_id=hit.contract),
        )
        for hit in found.hits
    )
    return HitGroup(_("取扱責任者・取扱者"), tuple(hits), found.number)


def clause_group(shelf: Shelf, words: Sequence[str], limit: int) -> HitGroup:
    """Clauses by number (`16`, `第16項`), heading or text; each opens the duties under it."""
    clauses = {(clause.item, clause.heading): clause for e in shelf.editions.values() for clause in e.clauses}
    found = sorted(
        (_place(clause, words), n, clause) for n, clause in enumerate(clauses.values()) if _holds(clause, words)
    )
    hits = (_clause_hit(clause) for _of_number, _order, clause in found[:limit])
    return HitGroup(_("特記事項"), tuple(hits), len(found))


def _clause_hit(clause: Clause) -> Hit:
    text = clause.text if chosen_language() == "ja" else clause.gloss
    excerpt = f"{text[:_EXCERPT]}…" if len(text) > _EXCERPT else text
    return Hit(clause_name(clause), excerpt, url_for("officer.obligations", item=clause.item))


def _holds(clause: Clause, words: Sequence[str]) -> bool:
    if _is_number(clause, words):
        return True
    key = search_key(clause.heading, clause.text, clause.heading_en, clause.gloss)
    return all(len(word) > 1 and word in key for word in words)


def _place(clause: Clause, words: Sequence[str]) -> int:
    return 0 if _is_number(clause, words) else 1


def _is_number(clause: Clause, words: Sequence[str]) -> bool:
    return len(words) == 1 and words[0].removeprefix("第").removesuffix("項") == search_key(clause.item)


def _joined(*parts: str | None) -> str:
    return _("・").join(part for part in parts if part)
