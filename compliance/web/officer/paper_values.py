"""What was read out of a council paper, field by field, as lines to look over."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _

from compliance.documents.papers_in import readings
from compliance.documents.papers_in.readings import PaperReading, Passage
from compliance.web.days import day_in_words


@dataclass(frozen=True, slots=True)
class ReviewedField:
    """One field: its name in words, its value as lines (none: the paper does not say), and where it stood."""

    name: str
    words: str
    lines: tuple[str, ...]
    passages: tuple[Passage, ...]


def reviewed_fields(reading: PaperReading) -> tuple[ReviewedField, ...]:
    """Every field in the order of the paper, its form's own headings last; the clauses are compared elsewhere."""
    names = _names()
    fields = [
        ReviewedField(name, names[name], tuple(_lines(field.value)), field.passages)
        for name, field in reading.placed()
        if name != "clauses"
    ]
    return tuple(sorted(fields, key=lambda field: field.name == "form"))


def _names() -> dict[str, str]:
    return {
        "form": _("様式の見出し"),
        "title": _("件名"),
        "kind": _("報告・諮問の別"),
        "grounds": _("条例の根拠"),
        "departments": _("担当部課"),
        "project": _("事業名"),
        "sections": _("担当課"),
        "purpose": _("目的"),
        "subjects": _("対象者"),
        "subject_count": _("対象者の数"),
        "content_blocks": _("事業内容"),
        "notes": _("注記"),
        "categories": _("委託の区分"),
        "holding_sections": _("保有課"),
        "registered_name": _("登録業務の名称"),
        "contractors": _("委託先"),
        "data_items": _("情報項目"),
        "media": _("記録媒体"),
        "reason": _("委託理由"),
        "content": _("委託の内容"),
        "period": _("委託の開始時期及び期限"),
        "ward_measures": _("区が行う情報保護対策"),
        "contractor_measures": _("受託事業者に行わせる情報保護対策"),
        "figures": _("参照している資料"),
    }


def _lines(value: object) -> Iterator[str]:
    if isinstance(value, tuple):
        for part in value:
            yield from _lines(part)
    elif isinstance(value, str) and not isinstance(value, readings.PaperKind):
        yield from (value,) if value else ()
    elif value is not None:
        yield from _LINES.get(type(value), _printed)(value)


def _printed(value: Any) -> Iterator[str]:
    """What the paper prints: every kind of value without lines of its own carries it."""
    yield value.printed


def _kind(value: readings.PaperKind) -> Iterator[str]:
    yield _("諮問") if value is readings.PaperKind.CONSULTATION else _("報告")


def _section(value: readings.Section) -> Iterator[str]:
    yield f"{value.department} {value.name}".strip()


def _block(value: readings.ContentBlock) -> Iterator[str]:
    yield from (line for line in (value.heading, *value.paragraphs) if line)


def _data_group(value: readings.DataGroup) -> Iterator[str]:
    items = "、".join(value.items)
    yield f"《{value.persons}》{items}" if value.persons else items


def _measure(value: readings.PaperMeasure) -> Iterator[str]:
    kind = _("システム上の対策") if ".system." in value.key else _("運用上の対策")
    yield f"{kind} {value.number}　{value.text}"


def _contractors(value: readings.Contractors) -> Iterator[str]:
    if value.undecided:
        yield _("未定（%(remark)s）", remark=value.remark) if value.remark else _("未定")
    for named in value.named:
        yield f"{named.name}（{named.remark}）" if named.remark else named.name


def _period(value: readings.Period) -> Iterator[str]:
    if value.printed:
        yield value.printed
    for words, day in ((_("開始日"), value.start), (_("終了日"), value.end)):
        if day is not None:
            yield f"{words}：{day_in_words(day)}"
    if value.later_years:
        yield _("次年度以降も同様")


_LINES: Mapping[type, Callable[[Any], Iterator[str]]] = {
    readings.PaperKind: _kind,
    readings.Section: _section,
    readings.ContentBlock: _block,
    readings.Contractors: _contractors,
    readings.DataGroup: _data_group,
    readings.Period: _period,
    readings.PaperMeasure: _measure,
}
