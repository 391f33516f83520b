"""A council paper (諮問・報告事項, like 資料42) read into plain data, from text or from the bytes of a file."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import TypeVar

from compliance.documents.papers_in.checks import problems_of
from compliance.documents.papers_in.clauses import read_clauses
from compliance.documents.papers_in.data_items import read_data_items
from compliance.documents.papers_in.decoding import decode
from compliance.documents.papers_in.details import (
    read_contractors,
    read_figures,
    read_media,
    read_period,
    read_subject_count,
)
from compliance.documents.papers_in.headers import read_categories, read_grounds, read_kind, read_title
from compliance.documents.papers_in.hidden_characters import shown_name, without_hidden
from compliance.documents.papers_in.lists import read_content, read_list, read_text
from compliance.documents.papers_in.measures import read_measures
from compliance.documents.papers_in.pieces import Piece, pieces
from compliance.documents.papers_in.placing import Placed, place
from compliance.documents.papers_in.readings import Field, PaperReading, Passage
from compliance.documents.papers_in.refusals import NotACouncilPaper, OtherText, refusal
from compliance.documents.papers_in.runs import passages_of
from compliance.documents.papers_in.sections import read_sections
from compliance.documents.papers_in.slots import Slot
from compliance.domain.errors import Words

__all__ = ["NotACouncilPaper", "PaperReading", "read_paper", "read_paper_file"]

T = TypeVar("T")

# A paper is one when at least this many of its own rows are there: enough for a short paper, too many for a chance hit.
_TELLING = (
    (Slot.TITLE, "件名"),
    (Slot.REGISTERED_NAME, "登録業務の名称"),
    (Slot.CONTRACTORS, "委託先"),
    (Slot.DATA_ITEMS, "情報項目"),
    (Slot.MEDIA, "記録媒体"),
    (Slot.REASON, "委託理由"),
    (Slot.CONTENT, "委託の内容"),
    (Slot.PERIOD, "委託の開始時期及び期限"),
    (Slot.WARD_MEASURES, "区が行う情報保護対策"),
    (Slot.CONTRACTOR_MEASURES, "受託事業者に行わせる情報保護対策"),
)
_ENOUGH = 5
_MOST_LINES = 20_000


def read_paper_file(data: bytes, name: str) -> PaperReading:
    """The paper in a file's bytes (UTF-8 or CP932, at most 2 MiB); raises NotACouncilPaper with what to do next."""
    return read_paper(decode(data, shown_name(name)), name)


def read_paper(text: str, name: str) -> PaperReading:
    """The paper in `text`, every field with its lines; raises NotACouncilPaper where it has too few of the form's rows.

    `digest` is the SHA-256 of the text, whatever its encoding and line ends were: the same paper has the same digest.
    Hidden characters are left out of the text and of the name.
    """
    text, name = without_hidden(text), shown_name(name)
    _refuse_many_lines(text, name)
    every = tuple(pieces(text))
    placed = place(every)
    _refuse_other_text(placed, name)
    reading = _read(text, name, placed, every)
    return replace(reading, problems=problems_of(reading, placed))


def _read(text: str, name: str, placed: Placed, every: Sequence[Piece]) -> PaperReading:
    def at(slot: Slot, read: Callable[[Sequence[Piece]], T]) -> T:
        return read(placed.get(slot, []))

    blocks, notes = at(Slot.CONTENT_BLOCKS, read_content)
    subjects = at(Slot.SUBJECTS, read_text)
    clauses, loose = at(Slot.CLAUSES, read_clauses)
    counted = [*placed.get(Slot.SUBJECTS, []), *placed.get(Slot.CONTENT_BLOCKS, [])]
    return PaperReading(
        name=name,
        digest=_digest(text),
        form=at(Slot.FORM, _read_form),
        title=at(Slot.TITLE, read_title),
        kind=at(Slot.KIND, read_kind),
        grounds=at(Slot.GROUNDS, read_grounds),
        departments=at(Slot.DEPARTMENTS, read_sections),
        project=at(Slot.PROJECT, read_text),
        sections=at(Slot.SECTIONS, read_sections),
        purpose=at(Slot.PURPOSE, read_text),
        subjects=subjects,
        subject_count=read_subject_count(subjects, blocks, counted),
        content_blocks=blocks,
        notes=notes,
        categories=at(Slot.CATEGORIES, read_categories),
        holding_sections=at(Slot.HOLDING_SECTIONS, read_sections),
        registered_name=at(Slot.REGISTERED_NAME, read_text),
        contractors=at(Slot.CONTRACTORS, read_contractors),
        data_items=at(Slot.DATA_ITEMS, read_data_items),
        media=at(Slot.MEDIA, read_media),
        reason=at(Slot.REASON, read_text),
        content=at(Slot.CONTENT, read_list),
        period=at(Slot.PERIOD, read_period),
        ward_measures=at(Slot.WARD_MEASURES, lambda found: read_measures("ward", found)),
        contractor_measures=at(Slot.CONTRACTOR_MEASURES, lambda found: read_measures("contractor", found)),
        figures=read_figures(every),
        clauses=clauses,
        unplaced=_unplaced(placed, loose),
    )


def _read_form(found: Sequence[Piece]) -> Field[tuple[str, ...]]:
    return Field(tuple(piece.text for piece in found), passages_of(found))


def _unplaced(placed: Placed, loose: Sequence[Piece]) -> tuple[Passage, ...]:
    return passages_of(sorted([*placed.get(Slot.UNPLACED, []), *loose], key=lambda piece: piece.line))


def _digest(text: str) -> str:
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").strip()
    return sha256(plain.encode()).hexdigest()


def _refuse_many_lines(text: str, name: str) -> None:
    lines = text.count("\n") + text.count("\r") - text.count("\r\n") + 1
    if lines > _MOST_LINES:
        raise refusal(
            name,
            Words(
                f"{lines:,} 行あり、上限の {_MOST_LINES:,} 行を超えています。",
                f"It has {lines:,} lines; at most {_MOST_LINES:,} are read.",
            ),
            Words("1件分の資料だけにしてください。", "Cut it down to the paper of one item."),
        )


def _refuse_other_text(placed: Placed, name: str) -> None:
    if not any(placed.values()):
        raise refusal(name, Words("内容がありません。", "It has no content."))
    missing = [label for slot, label in _TELLING if slot not in placed]
    found = len(_TELLING) - len(missing)
    if found < _ENOUGH:
        raise refusal(
            name,
            Words(
                f"審議会資料の項目のうち {found} 項目しか見つかりません（見つからない項目：{'、'.join(missing)}）。",
                f"Only {found} of the {len(_TELLING)} rows of such a paper are there; missing: {', '.join(missing)}.",
            ),
            kind=OtherText,
        )
