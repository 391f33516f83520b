"""The places a paper's form has, and the words of the form by which each is known."""

from dataclasses import dataclass
from enum import StrEnum

from compliance.documents.papers_in.widths import folded, split_remark


class Slot(StrEnum):
    """Where a piece of the paper belongs; the values are the field names of `PaperReading`."""

    FORM = "form"
    TITLE = "title"
    KIND = "kind"
    GROUNDS = "grounds"
    DEPARTMENTS = "departments"
    PROJECT = "project"
    SECTIONS = "sections"
    PURPOSE = "purpose"
    SUBJECTS = "subjects"
    CONTENT_BLOCKS = "content_blocks"
    CATEGORIES = "categories"
    HOLDING_SECTIONS = "holding_sections"
    REGISTERED_NAME = "registered_name"
    CONTRACTORS = "contractors"
    DATA_ITEMS = "data_items"
    MEDIA = "media"
    REASON = "reason"
    CONTENT = "content"
    PERIOD = "period"
    WARD_MEASURES = "ward_measures"
    CONTRACTOR_MEASURES = "contractor_measures"
    CLAUSES = "clauses"
    UNPLACED = "unplaced"


@dataclass(frozen=True, slots=True)
class Label:
    """A row's label is of `slot` when it holds one of `any_of`, and none of `none_of`."""

    slot: Slot
    any_of: tuple[str, ...]
    none_of: tuple[str, ...] = ()


# The first that fits decides. Labels differ from ward to ward and lose characters in the scan: only their core counts.
LABELS = (
    Label(Slot.TITLE, ("件名",)),
    Label(Slot.CONTRACTOR_MEASURES, ("行わせる情報保護", "行わせる対策", "事業者の情報保護", "委託先の情報保護")),
    Label(Slot.WARD_MEASURES, ("行う情報保護", "行う対策", "区の情報保護", "市の情報保護", "町の情報保護")),
    Label(Slot.MEDIA, ("記録媒体", "媒体")),
    Label(Slot.DATA_ITEMS, ("情報項目", "個人情報の項目")),
    Label(Slot.REGISTERED_NAME, ("登録業務", "業務の名称", "登録簿")),
    Label(Slot.HOLDING_SECTIONS, ("保有課", "保有部署", "保有所管")),
    Label(Slot.PERIOD, ("開始時期", "期限", "委託期間", "委託の期間")),
    Label(Slot.REASON, ("委託理由", "委託の理由", "委託する理由")),
    Label(Slot.CONTENT, ("委託の内容", "委託内容", "委託する内容", "委託業務の内容")),
    Label(Slot.CONTRACTORS, ("委託先", "受託者", "受託事業者", "委託の相手方"), ("選定", "所在", "住所")),
    Label(Slot.PROJECT, ("事業名", "事業の名称")),
    Label(Slot.SECTIONS, ("担当課", "担当部署", "担当係", "所管課")),
    Label(Slot.PURPOSE, ("目的",)),
    Label(Slot.SUBJECTS, ("対象者", "事業の対象")),
    Label(Slot.CONTENT_BLOCKS, ("事業内容", "事業の内容")),
)
FORM_WORDS = frozenset(
    {"内容は別紙のとおり", "条例の根拠", "法令の根拠", "事業の概要", "事業概要", "別紙", "記", "項目", "区分"}
)
# How a repeated label or heading says that its table goes on from the page before.
CONTINUED = ("(続き)", "(つづき)", "(続)")


def slot_of_label(label: str) -> Slot:
    """The slot a row's label names; `UNPLACED` where the form has no such row."""
    plain = core(label)
    return next((each.slot for each in LABELS if _fits(each, plain)), Slot.UNPLACED)


def core(label: str) -> str:
    """The label in one width, without a remark in brackets, a colon or a number behind it."""
    before, _ = split_remark(folded(label).rstrip(":"))
    return before.rstrip(":0123456789")


def is_continued(text: str) -> bool:
    """Whether `text` only says that a table goes on: (続き), with or without the label it repeats."""
    plain = folded(text)
    return any(plain.endswith(mark) for mark in CONTINUED)


def _fits(label: Label, plain: str) -> bool:
    return any(word in plain for word in label.any_of) and not any(word in plain for word in label.none_of)
