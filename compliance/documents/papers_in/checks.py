"""What a person should look at before a paper is saved: fields left empty, places that contradict one another, gaps."""

from collections.abc import Iterator

from compliance.documents.papers_in.headers import kinds_in, other_titles
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

# The fields every paper of this form fills, and what they are called.
REQUIRED = (
    ("title", "件名", "the title"),
    ("kind", "諮問・報告の別", "consultation or report"),
    ("grounds", "根拠", "the article it rests on"),
    ("departments", "担当部課", "the department in charge"),
    ("project", "事業名", "the project's name"),
    ("purpose", "目的", "the purpose"),
    ("subjects", "対象者", "the subjects"),
    ("subject_count", "対象者の数", "the number of subjects"),
    ("categories", "委託の区分", "the categories"),
    ("holding_sections", "保有課", "the section that holds the data"),
    ("registered_name", "登録業務の名称", "the registered name"),
    ("contractors", "委託先", "the contractor"),
    ("data_items", "情報項目", "the data items"),
    ("media", "記録媒体", "the media"),
    ("reason", "委託理由", "the reason"),
    ("content", "委託の内容", "the content of the outsourcing"),
    ("period", "委託の期間", "the period"),
    ("ward_measures", "区の情報保護対策", "the ward's measures"),
    ("contractor_measures", "受託事業者の情報保護対策", "the contractor's measures"),
    ("clauses", "特記事項", "the special clauses"),
)


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
    values = dict(reading.placed())
    for name, ja, en in REQUIRED:
        if not values[name].passages or not values[name].value:
            yield Problem(name, Words(f"{ja}が読み取れません。", f"The paper does not say {en}."))


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
