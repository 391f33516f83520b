"""Clauses and measures by name, in the visitor's language."""

from flask import Flask

from compliance.domain.editions import Act, Clause, Edition
from compliance.store.shelves import Shelf
from compliance.web.languages import chosen_language
from compliance.wording.duties import item_number, item_words

MEASURE = "measure:"


def clause_of(shelf: Shelf, edition: str, item: str) -> Clause | None:
    """The clause that an item stands for under this edition; None for a measure, the law, or office work."""
    return next((clause for clause in shelf.edition(edition).clauses if clause.item == item), None)


def item_name(edition: Edition, item: str) -> str:
    """`第16項　監査等`, `Clause 16: Audits`, `受託者の対策（システム上3）`."""
    return item_words(edition, item, chosen_language())


def edition_title(edition: Edition) -> str:
    """What an edition is called."""
    return edition.title if chosen_language() == "ja" else edition.title_en


def clause_name(clause: Clause) -> str:
    """A clause by its number and heading."""
    number = item_number(clause.item, chosen_language())
    return f"{number}　{clause.heading}" if chosen_language() == "ja" else f"{number}: {clause.heading_en}"


def measure_name(key: str) -> str:
    """`受託者の対策（システム上3）` of `contractor.system.3`."""
    return item_number(f"{MEASURE}{key}", chosen_language())


def clause_number(item: str) -> str:
    """`第16項`, `Clause 16`."""
    return item_number(item, chosen_language())


def clause_for(edition: Edition, act: Act) -> str:
    """The number of the clause that asks for this act, as this edition numbers it; empty where none of it does."""
    rule = next((rule for rule in edition.rules() if rule.act is act), None)
    return "" if rule is None else clause_number(rule.item)


def known_items(shelf: Shelf) -> tuple[tuple[str, str], ...]:
    """Each item of each edition once, with its number and its headings: what a list can be narrowed to."""
    language, found = chosen_language(), dict[str, list[str]]()
    for edition in shelf.editions.values():
        for clause in edition.clauses:
            heading = clause.heading if language == "ja" else clause.heading_en
            found[clause.item] = [*dict.fromkeys([*found.get(clause.item, ()), heading])]
    return tuple((item, f"{item_number(item, language)}　{'／'.join(headings)}") for item, headings in found.items())


def known_item(shelf: Shelf, item: str) -> str:
    """An item of any edition in words; a measure, the law, and what no edition has, by its number alone."""
    return dict(known_items(shelf)).get(item) or clause_number(item)


def init_app(app: Flask) -> None:
    """Gives the templates these names."""
    app.jinja_env.globals.update(clause_name=clause_name, measure_name=measure_name, item_name=item_name)
    app.jinja_env.filters["edition_title"] = edition_title
    app.jinja_env.filters["clause_number"] = clause_number
