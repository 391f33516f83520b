"""What is read out of a council paper: each field with the passages it came from, and what found no place."""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

from compliance.domain.errors import Words
from compliance.domain.facts import Medium

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Passage:
    """Lines `first` to `last` of the file, counted from 1, and the text that was read there."""

    first: int
    last: int
    text: str


@dataclass(frozen=True, slots=True)
class Field(Generic[T]):
    """A value and the passages it came from; no passages: the paper does not say."""

    value: T
    passages: tuple[Passage, ...] = ()


class PaperKind(StrEnum):
    """諮問 / 報告."""

    CONSULTATION = "consultation"
    REPORT = "report"


class CategoryKind(StrEnum):
    """電子計算機による処理委託 / 収集を伴う委託 / 重要な個人情報の提供を伴う委託; `OTHER` keeps its printed words."""

    COMPUTER_PROCESSING = "computer_processing"
    COLLECTION = "collection"
    PROVISION = "provision"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Ground:
    """The article the item rests on: 第14条第1項 with its heading 業務委託, and both as printed."""

    article: str
    heading: str
    printed: str


@dataclass(frozen=True, slots=True)
class Section:
    """A section in charge and its department; an empty department where the paper names none."""

    name: str
    department: str = ""


@dataclass(frozen=True, slots=True)
class SubjectCount:
    """How many people: 約200人 is 200, approximate."""

    number: int
    approximate: bool
    printed: str


@dataclass(frozen=True, slots=True)
class ContentBlock:
    """One numbered part of 事業内容: its heading and its paragraphs; number None for what stands before the first."""

    number: int | None
    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Category:
    """One category of outsourcing as the ordinance knows it."""

    kind: CategoryKind
    printed: str


@dataclass(frozen=True, slots=True)
class NamedContractor:
    """A contractor's name and the remark in brackets behind it."""

    name: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Contractors:
    """Several names, or 未定 with its remark."""

    undecided: bool
    remark: str
    named: tuple[NamedContractor, ...]


@dataclass(frozen=True, slots=True)
class DataGroup:
    """The data items of one kind of person; `persons` is empty where the paper names no kind."""

    persons: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Media:
    """The media as printed, and the kinds of medium its words name."""

    printed: str
    kinds: tuple[Medium, ...]


@dataclass(frozen=True, slots=True)
class Period:
    """The outsourcing's term; a day the paper does not give is None. `later_years`: 次年度以降も同様."""

    start: date | None
    end: date | None
    later_years: bool
    remark: str
    printed: str


@dataclass(frozen=True, slots=True)
class PaperMeasure:
    """One measure: key like `contractor.system.3`, the number as printed, the text with its lines joined."""

    key: str
    number: int
    text: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A reference to a figure: 資料42—1 as printed, `42-1` as its number."""

    number: str
    printed: str


@dataclass(frozen=True, slots=True)
class PaperClause:
    """One clause: its place in the paper from 1, its item (`16`, `第9条2`), heading, text, sub-items; lines joined."""

    number: int
    item: str
    heading: str
    text: str
    subitems: tuple[str, ...]
    passages: tuple[Passage, ...]

    def whole(self) -> str:
        """The text and, each on a line of its own, the sub-items."""
        return "\n".join((self.text, *self.subitems))


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a person should look at before the paper is saved: the field, and what is odd about it."""

    field: str
    words: Words
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperReading:
    """One council paper as plain data. Every line with content stands in a field's passages or in `unplaced`."""

    name: str
    digest: str
    form: Field[tuple[str, ...]]
    title: Field[str]
    kind: Field[PaperKind | None]
    grounds: Field[tuple[Ground, ...]]
    departments: Field[tuple[Section, ...]]
    project: Field[str]
    sections: Field[tuple[Section, ...]]
    purpose: Field[str]
    subjects: Field[str]
    subject_count: Field[SubjectCount | None]
    content_blocks: Field[tuple[ContentBlock, ...]]
    notes: Field[tuple[str, ...]]
    categories: Field[tuple[Category, ...]]
    holding_sections: Field[tuple[Section, ...]]
    registered_name: Field[str]
    contractors: Field[Contractors]
    data_items: Field[tuple[DataGroup, ...]]
    media: Field[Media]
    reason: Field[str]
    content: Field[tuple[str, ...]]
    period: Field[Period]
    ward_measures: Field[tuple[PaperMeasure, ...]]
    contractor_measures: Field[tuple[PaperMeasure, ...]]
    figures: Field[tuple[Figure, ...]]
    clauses: Field[tuple[PaperClause, ...]]
    unplaced: tuple[Passage, ...]
    problems: tuple[Problem, ...] = field(default=())

    def placed(self) -> Iterator[tuple[str, Field[object]]]:
        """Each field with its name, in the order of the paper."""
        for each in fields(self):
            value = getattr(self, each.name)
            if isinstance(value, Field):
                yield each.name, value
