"""What an item is called: a clause by its number and heading, a measure by whose and which it is."""

from flask import Flask
from flask_babel import gettext as _

from compliance.domain.editions import Clause
from compliance.store.shelves import Shelf
from compliance.web.languages import chosen_language

_MEASURE = "measure:"


def clause_of(shelf: Shelf, edition: str, item: str) -> Clause | None:
    """The clause that an item stands for under this edition; None for a measure."""
    if item.startswith(_MEASURE) or edition not in shelf.editions:
        return None
    return next((clause for clause in shelf.editions[edition].clauses if clause.item == item), None)


def clause_name(clause: Clause) -> str:
    """`第16項（監査等）`, or `Clause 16 (Audits)`; editions that number by article keep their own way."""
    heading = clause.heading if chosen_language() == "ja" else clause.heading_en
    number = _("第%(item)s項", item=clause.item) if clause.item.isdecimal() else clause.item
    return _("%(number)s（%(heading)s）", number=number, heading=heading)


def measure_name(key: str) -> str:
    """`受託者のシステム上の対策3` of `contractor.system.3`."""
    party, _dot, rest = key.partition(".")
    kind, _dot, number = rest.partition(".")
    words = {
        ("ward", "operations"): _("区の運用上の対策%(number)s", number=number),
        ("ward", "system"): _("区のシステム上の対策%(number)s", number=number),
        ("contractor", "operations"): _("受託者の運用上の対策%(number)s", number=number),
        ("contractor", "system"): _("受託者のシステム上の対策%(number)s", number=number),
    }
    return words.get((party, kind), key)


def item_name(shelf: Shelf, edition: str, item: str) -> str:
    """Any item in words."""
    if item.startswith(_MEASURE):
        return measure_name(item.removeprefix(_MEASURE))
    clause = clause_of(shelf, edition, item)
    return clause_name(clause) if clause else item


def known_items(shelf: Shelf) -> tuple[tuple[str, str], ...]:
    """Each item of each edition with its name, once: what can be typed into the filter."""
    found = {clause.item: clause_name(clause) for edition in shelf.editions.values() for clause in edition.clauses}
    return tuple(found.items())


def init_app(app: Flask) -> None:
    """Gives the templates these names."""
    app.jinja_env.globals.update(clause_name=clause_name, measure_name=measure_name, item_name=item_name)
