"""What a person should look at before a paper is saved: fields left empty, places that contradict one another, gaps."""

from collections.abc import Iterator

from compliance.documents.papers_in.headers import kinds_in, other_titles
from compliance.documents.papers_in.names import FIELD_NAMES
from compliance.documents.papers_in.placing import Placed
from compliance.documents.papers_in.readings import (
    CategoryKind,
    PaperClause,
    PaperMeasure,
    PaperReading,
    Passage,
    Problem,
)
from compliance.documents.papers_in.runs import passages_of
from compliance.documents.papers_in.slots import Slot
from compliance.domain.errors import Words

OPTIONAL = frozenset({"form", "content_blocks", "notes", "figures"})
"""What a paper of this form may leave out; every other field is expected."""


def problems_of(reading: PaperReading, placed: Placed) -> tuple[Problem, ...]:
    """Every oddity, in the order of the paper's form; none of them stops the reading."""
    return (
        *_empty(reading),
        *_titles(reading, placed),
        *_kinds(reading, placed),
        *_sections(reading),
        *_categories(reading),
        *_period(reading),
        *_measure_gaps(reading.ward_measures.value),
        *_measure_gaps(reading.contractor_measures.value),
        *_clause_gaps(reading.clauses.value),
    )


def _empty(reading: PaperReading) -> Iterator[Problem]:
    for name, found in reading.placed():
        if name not in OPTIONAL and not (found.passages and found.value):
            called = FIELD_NAMES[name]
            words = Words(f"{called.ja}が読み取れません。", f"The paper's {called.en} cannot be read.")
            yield Problem(name, words, found.passages)


def _titles(reading: PaperReading, placed: Placed) -> Iterator[Problem]:
    others = other_titles(placed.get(Slot.TITLE, []), reading.title.value)
    if others:
        words = Words("件名が資料の中で一致していません。", "The title differs from place to place.")
        yield Problem("title", words, passages_of(others))


def _kinds(reading: PaperReading, placed: Placed) -> Iterator[Problem]:
    said = {kind for piece in placed.get(Slot.CATEGORIES, []) for kind in kinds_in(piece.text)}
    if reading.kind.value is not None and said and reading.kind.value not in said:
        words = Words(
            "諮問・報告の別が、区分の行の記載と一致していません。", "Consultation or report: two places do not agree."
        )
        yield Problem("kind", words, (*reading.kind.passages, *reading.categories.passages))


def _sections(reading: PaperReading) -> Iterator[Problem]:
    places = (reading.departments, reading.sections, reading.holding_sections)
    names = {frozenset(section.name for section in place.value) for place in places if place.passages}
    if len(names) > 1:
        words = Words(
            "担当部課・担当課・保有課の記載が一致していません。", "The sections in charge differ from place to place."
        )
        yield Problem("sections", words, tuple(passage for place in places for passage in place.passages))


def _categories(reading: PaperReading) -> Iterator[Problem]:
    for category in reading.categories.value:
        if category.kind is CategoryKind.OTHER:
            words = Words(f"委託の区分が分かりません：{category.printed}", f"Unknown category: {category.printed}")
            yield Problem("categories", words, reading.categories.passages)


def _period(reading: PaperReading) -> Iterator[Problem]:
    period = reading.period.value
    if not period.printed:
        return
    if period.start is None or period.end is None:
        words = Words("委託の始期又は終期が日付で書かれていません。", "The period's first or last day is no date.")
        yield Problem("period", words, reading.period.passages)
    elif period.end < period.start:
        words = Words("委託の終期が始期より前です。", "The period ends before it begins.")
        yield Problem("period", words, reading.period.passages)


def _measure_gaps(measures: tuple[PaperMeasure, ...]) -> Iterator[Problem]:
    numbers: dict[str, int] = {}
    for measure in measures:
        side, group, _ = measure.key.split(".")
        last = numbers.get(group, 0)
        if measure.number != last + 1:
            yield _gap(f"{side}_measures", last, measure.number, measure.passages)
        numbers[group] = measure.number


def _clause_gaps(clauses: tuple[PaperClause, ...]) -> Iterator[Problem]:
    last = 0
    for clause in clauses:
        if not clause.item.isdecimal():
            continue
        number = int(clause.item)
        if number not in {last + 1, 1}:
            yield _gap("clauses", last, number, clause.passages)
        last = number


def _gap(field: str, before: int, after: int, passages: tuple[Passage, ...]) -> Problem:
    words = Words(f"番号が {before} の次に {after} になっています。", f"The numbers go from {before} to {after}.")
    return Problem(field, words, passages)
