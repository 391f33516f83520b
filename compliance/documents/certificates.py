"""The certificate of erasure (個人情報消去証明書) as a paper to print and seal: what was erased, how, by whom."""

from dataclasses import dataclass
from datetime import date, datetime

from compliance.clock import JST
from compliance.documents.rendering import render_pdf
from compliance.documents.texts import breakable, practice_mark
from compliance.domain.wareki import japanese_date
from compliance.resources import paper_template

TITLE = "個人情報消去証明書"
_NOTHING = "―"
_TO_BE_FILLED = "　　　　年　　月　　日"


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasedThings:
    """One erasure: each thing in one line with its number and medium, and how it was done. Texts may be empty."""

    things: tuple[str, ...]
    way: str
    erased_on: date
    started_at: datetime | None = None
    ended_at: datetime | None = None
    data: str = ""
    equipment: str = ""
    place: str = ""
    operator: str = ""
    witness: str = ""
    method: str = ""
    tool: str = ""
    verification: str = ""
    copies: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificatePaper:
    """Who certifies to whom under which contracts (number, work, term); `clause` is the item that asks for it."""

    addressee: str
    contractor: str
    address: str
    signed_by: str
    contracts: tuple[tuple[str, str, str], ...]
    clause: str
    erasures: tuple[ErasedThings, ...]
    number: str = ""
    dated_on: date | None = None
    practice: bool = False


def certificate_pdf(paper: CertificatePaper, prepared_at: datetime) -> bytes:
    """The paper on A4, tagged. NotRendered where it cannot be set."""
    data = {
        "title": TITLE,
        "practice": practice_mark(paper.practice),
        "number": breakable(paper.number),
        "dated_on": japanese_date(paper.dated_on) if paper.dated_on else _TO_BE_FILLED,
        "addressee": breakable(paper.addressee),
        "contractor": breakable(paper.contractor),
        "address": breakable(paper.address),
        "signed_by": breakable(paper.signed_by),
        "contracts": [[breakable(text) or _NOTHING for text in contract] for contract in paper.contracts],
        "clause": breakable(paper.clause),
        "erasures": [_rows(erasure) for erasure in paper.erasures],
    }
    return render_pdf(paper_template("certificate"), data, prepared_at)


def _rows(erasure: ErasedThings) -> list[list[str]]:
    """What is said of one erasure, each line under its name."""
    told = {
        "消去したもの": "\n".join(breakable(thing) for thing in erasure.things),
        "情報の内容・期間・件数": erasure.data,
        "消去の種類": erasure.way,
        "機器・媒体（メーカー・型番・製造番号・資産番号）": erasure.equipment,
        "場所": erasure.place,
        "消去した日時": _when(erasure),
        "方法": erasure.method,
        "使ったソフトウェア・機器（版）": erasure.tool,
        "消えたことの確かめ方と結果": erasure.verification,
        "控え・複製・バックアップ": erasure.copies,
        "作業した人": erasure.operator,
        "立ち会った人": erasure.witness,
    }
    return [[name, "\n".join(map(breakable, text.splitlines())) or _NOTHING] for name, text in told.items()]


def _when(erasure: ErasedThings) -> str:
    begun, ended = erasure.started_at, erasure.ended_at
    if begun is None and ended is None:
        return japanese_date(erasure.erased_on)
    return "から".join(_instant(at) for at in (begun, ended) if at is not None) + ("まで" if ended else "")


def _instant(at: datetime) -> str:
    there = at.astimezone(JST)
    return f"{japanese_date(there.date())}　{there:%H:%M}"
