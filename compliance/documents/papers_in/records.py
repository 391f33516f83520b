"""A reading, its match with an edition and the proposed links as plain records for JSON: text, numbers, days, lists."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date

from compliance.documents.papers_in.linking import LinkProposal
from compliance.documents.papers_in.matching import ClauseComparison, ClauseMatch
from compliance.documents.papers_in.readings import PaperReading

Record = str | int | float | date | None | Sequence["Record"] | Mapping[str, "Record"]


def reading_record(reading: PaperReading) -> dict[str, Record]:
    """Every field with its value and passages, what was not placed, and the problems."""
    placed = {name: plain(field) for name, field in reading.placed()}
    return {
        "name": reading.name,
        "digest": reading.digest,
        "fields": placed,
        "unplaced": plain(reading.unplaced),
        "problems": plain(reading.problems),
    }


def match_record(match: ClauseMatch) -> dict[str, Record]:
    """The edition chosen, how well each fits, and each clause with its verdict and its difference."""
    return {
        "edition": match.edition.id if match.edition else None,
        "fits": {name: round(fit, 4) for name, fit in match.fits.items()},
        "clauses": [_comparison_record(each) for each in match.clauses],
    }


def link_records(links: Sequence[LinkProposal]) -> list[Record]:
    """Each proposed link with the words it rests on."""
    return [plain(link) for link in links]


def _comparison_record(each: ClauseComparison) -> Record:
    return {
        "verdict": each.verdict.value,
        "paper": each.paper.item if each.paper else None,
        "edition": each.edition.item if each.edition else None,
        "heading_differs": each.heading_differs,
        "item_differs": each.item_differs,
        "difference": [{"side": part.side.value, "text": part.text} for part in each.stretches],
    }


def plain(value: object) -> Record:
    """Dataclasses as mappings, tuples as lists; text, numbers, truth values and days as they are."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple | list):
        return [plain(each) for each in value]
    if value is None or isinstance(value, str | int | float | date):
        return value
    raise TypeError(f"{type(value).__name__} has no plain form")
