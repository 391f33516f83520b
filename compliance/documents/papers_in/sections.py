"""Departments and sections in charge: `健康部健康づくり課、牛込・四谷保健センター` is three sections."""

import re
from collections.abc import Sequence

from compliance.documents.papers_in.pieces import Piece
from compliance.documents.papers_in.readings import Field, Section
from compliance.documents.papers_in.runs import passages_of
from compliance.documents.papers_in.widths import joined, split_outside, split_remark, without_runs

_LABEL = re.compile(r"[(（]?担当(?:部課|課|部署|部)[:：]\s*(.*?)[)）]?", re.DOTALL)
_DEPARTMENT = re.compile(
    r"(?P<department>[^部局]*?[^東西南北中](?:本部|事務局|部|局))(?P<section>.+(?:課|室|係|所|館|園|センター|担当))"
)
# Places of one kind share its name: 牛込・四谷保健センター. 子ども・若者課 is one section, so 課 is not shared.
_SHARED = (
    "保健センター",
    "地域センター",
    "福祉センター",
    "特別出張所",
    "出張所",
    "図書館",
    "児童館",
    "保育園",
    "幼稚園",
    "中学校",
    "小学校",
    "保健所",
    "事務所",
)
_OWN_ENDINGS = ("課", "室", "係", "部", "局", "所", "館", "園", "校", "センター")


def read_sections(pieces: Sequence[Piece]) -> Field[tuple[Section, ...]]:
    """Each section once, in the order printed; a department holds for those behind it until the next is named."""
    text = joined([without_runs(piece.text) for piece in pieces])
    labelled = _LABEL.fullmatch(text)
    sections: list[Section] = []
    department = ""
    for printed in split_outside(labelled[1] if labelled else text, "、，,"):
        found = _DEPARTMENT.fullmatch(printed)
        department = found["department"] if found else department
        names = _shared_names(found["section"] if found else printed)
        sections += (Section(name, department) for name in names)
    return Field(tuple(dict.fromkeys(sections)), passages_of(pieces))


def _shared_names(printed: str) -> tuple[str, ...]:
    parts = split_outside(printed, "・")
    last, _ = split_remark(parts[-1]) if parts else ("", "")
    shared = next((kind for kind in _SHARED if last.endswith(kind)), "")
    if shared:
        return tuple(part if part.endswith(_OWN_ENDINGS) else part + shared for part in parts)
    return parts if all(part.endswith(_OWN_ENDINGS) for part in parts) else (printed,)
