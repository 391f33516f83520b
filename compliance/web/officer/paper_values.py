"""What was read out of a council paper, field by field, as lines to look over."""

from collections.abc import Iterator
from dataclasses import dataclass

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
    """Every field but the clauses, which are compared with the edition, in the order of the paper."""
    names = _names()
    return tuple(
        ReviewedField(name, names[name], tuple(_lines(field.value)), field.passages)
        for name, field in reading.placed()
        if name != "clauses"
    )


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
    match value:
        case None | "":
            return
        case tuple():
            for part in value:
                yield from _lines(part)
        case readings.PaperKind():
            yield _("諮問") if value is readings.PaperKind.CONSULTATION else _("報告")
        case readings.Section():
            yield f"{value.department} {value.name}".strip()
        case readings.ContentBlock():
            yield from (line for line in (value.heading, *value.paragraphs) if line)
        case readings.Contractors():
            yield from _contractors(value)
        case readings.DataGroup():
            yield f"《{value.persons}》{'、'.join(value.items)}" if value.persons else "、".join(value.items)
        case readings.Period():
            yield from _period(value)
        case readings.PaperMeasure():
            yield f"{_measure_kind(value.key)} {value.number}　{value.text}"
        case str():
            yield value
        case _:
            yield _printed(value)


def _printed(value: object) -> str:
    """What the paper prints: every kind of value that has no lines of its own carries it."""
    printed = getattr(value, "printed", None)
    if not isinstance(printed, str):
        raise TypeError(f"no lines for {type(value).__name__}: add them to paper_values")
    return printed


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


def _measure_kind(key: str) -> str:
    return _("システム上の対策") if ".system." in key else _("運用上の対策")
