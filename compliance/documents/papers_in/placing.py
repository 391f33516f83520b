"""Each piece put into the slot of the form it belongs to, in one pass; what belongs nowhere goes to `UNPLACED`."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from compliance.documents.papers_in.pieces import BOLD_LEVEL, Kind, Piece
from compliance.documents.papers_in.slots import FORM_WORDS, Slot, is_continued, slot_of_label
from compliance.documents.papers_in.widths import depth_after, folded

Placed = dict[Slot, list[Piece]]

_KIND = re.compile(r"[【\[〔](諮問|報告)(事項)?[】\]〕]")
_GROUND = re.compile(r"[◇◆](?:[^第。]{0,30}条例|[^第。]{0,30}法律)?第[0-9〇一二三四五六七八九十百]+条.*")
_DEPARTMENTS = re.compile(r"[((]?担当(部課|課|部署|部)[::].*")
_CLAUSE_HEADING = re.compile(r"\(.{1,40}\)|第[0-9〇一二三四五六七八九十百]+条.*")
_ENTERS_NOTHING = frozenset({Slot.FORM, Slot.KIND, Slot.GROUNDS, Slot.UNPLACED})


@dataclass
class _Pen:
    """Where the next piece goes if it does not say itself."""

    slot: Slot = Slot.FORM
    placed: Placed = field(default_factory=dict)

    def put(self, slot: Slot, piece: Piece) -> None:
        self.placed.setdefault(slot, []).append(piece)


def place(pieces: Iterable[Piece]) -> Placed:
    """Every piece under its slot, in the order of the file: none is lost, none stands twice."""
    pen = _Pen()
    for piece in pieces:
        if piece.kind == Kind.PAGE:
            pen.put(Slot.UNPLACED, piece)
        elif piece.kind == Kind.LABEL:
            _place_label(pen, piece)
        elif piece.kind == Kind.HEADING:
            _place_heading(pen, piece)
        else:
            _place_text(pen, piece)
    return pen.placed


def _place_label(pen: _Pen, piece: Piece) -> None:
    """A known label opens its slot and is itself a word of the form; an unknown row is unplaced, label and all."""
    known = slot_of_label(piece.text)
    if known == Slot.UNPLACED and folded(piece.text) in FORM_WORDS:
        known = Slot.FORM
    pen.slot = known
    pen.put(Slot.UNPLACED if known == Slot.UNPLACED else Slot.FORM, piece)


def _place_heading(pen: _Pen, piece: Piece) -> None:
    plain = folded(piece.text)
    if plain.endswith("特記事項") and len(plain) <= 40:
        pen.put(Slot.FORM, piece)
        pen.slot = Slot.CLAUSES
    elif plain.startswith("件名"):
        pen.put(Slot.TITLE, replace(piece, text=piece.text.removeprefix("件名").lstrip()))
        pen.slot = Slot.UNPLACED
    elif _KIND.fullmatch(plain):
        pen.put(Slot.KIND, piece)
    elif plain in FORM_WORDS or is_continued(plain) or _names_the_form(plain):
        pen.put(Slot.FORM, piece)
    elif _goes_on(pen, piece, plain):
        pen.put(pen.slot, piece)
    else:
        pen.slot = Slot.UNPLACED
        pen.put(Slot.UNPLACED, piece)


def _goes_on(pen: _Pen, piece: Piece, plain: str) -> bool:
    """Whether a heading stands inside the slot: a clause's, or a group's (【システム上の対策】) behind a page break."""
    if pen.slot == Slot.CLAUSES:
        return piece.level > 2 or bool(_CLAUSE_HEADING.fullmatch(plain))
    inside = pen.slot not in _ENTERS_NOTHING
    return inside and (piece.level > 2 or piece.level == BOLD_LEVEL or plain.startswith(("【", "《")))


def _place_text(pen: _Pen, piece: Piece) -> None:
    if pen.slot == Slot.CLAUSES or (pen.slot == Slot.FORM and piece.in_row):
        pen.put(pen.slot, piece)
        return
    marked = _marked_slot(piece)
    if marked is not None:
        pen.put(marked, piece)
        pen.slot = marked if _goes_over(marked, piece) else pen.slot if marked == Slot.FORM else Slot.UNPLACED
    elif pen.slot in {Slot.TITLE, Slot.CATEGORIES} and piece.after_blank:
        pen.slot = Slot.UNPLACED
        pen.put(Slot.UNPLACED, piece)
    else:
        pen.put(Slot.UNPLACED if pen.slot in _ENTERS_NOTHING else pen.slot, piece)
        if pen.slot == Slot.DEPARTMENTS:
            pen.slot = Slot.UNPLACED if _closes(piece.text) else Slot.DEPARTMENTS


def _goes_over(slot: Slot, piece: Piece) -> bool:
    """Whether what follows on the next line may still belong to it."""
    return slot == Slot.CATEGORIES or (slot == Slot.DEPARTMENTS and depth_after(piece.text) > 0)


def _closes(text: str) -> bool:
    return text.rstrip().endswith((")", "）"))


def _marked_slot(piece: Piece) -> Slot | None:
    """The slot of a line that says itself what it is, wherever it stands."""
    plain = folded(piece.text)
    if piece.in_row:
        return None
    if plain in FORM_WORDS or is_continued(plain) or _names_the_form(plain):
        return Slot.FORM
    if _KIND.fullmatch(plain):
        return Slot.KIND
    if _DEPARTMENTS.fullmatch(plain):
        return Slot.DEPARTMENTS
    if _GROUND.fullmatch(plain):
        return Slot.GROUNDS
    return Slot.CATEGORIES if plain.startswith(("◇", "◆")) and "委託" in plain else None


def _names_the_form(plain: str) -> bool:
    """情報公開・個人情報保護審議会 諮問・報告事項: the paper's own heading."""
    return "審議会" in plain and plain.endswith("事項") and "特記" not in plain and len(plain) <= 40
