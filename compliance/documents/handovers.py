"""The 個人情報受渡確認書: one handover on paper, for both sides to sign and seal."""

from dataclasses import dataclass
from datetime import date, datetime

from compliance.documents.rendering import render_pdf
from compliance.documents.texts import breakable, one_line, practice_mark
from compliance.domain.facts import Medium
from compliance.domain.wareki import japanese_date
from compliance.resources import paper_template
from compliance.wording.names import MEDIA

TITLE = "個人情報受渡確認書"
_BLANK_DAY = "　　年　　月　　日"


@dataclass(frozen=True, slots=True)
class Signature:
    """One side of the paper: who it is, and where it confirmed already, who did on which day."""

    side: str
    name: str
    confirmed_on: date | None = None
    confirmed_by: str = ""


@dataclass(frozen=True, slots=True)
class HandoverPaper:
    """What passed, from whom to whom. `persons` is None where nobody counted them; `encrypted` where it is not known.

    `waits` are the reasons why it may not be handed over yet, each a phrase.
    """

    number: str
    happened_on: date
    contract: str
    work: str
    giver: Signature
    giver_person: str
    receiver: Signature
    receiver_person: str
    description: str
    medium: Medium
    medium_label: str
    count: int
    persons: int | None
    encrypted: bool | None
    key_by: str
    purpose: str
    due_back_on: date | None
    counted: int | None = None
    difference: str = ""
    note: str = ""
    waits: tuple[str, ...] = ()
    practice: bool = False


def handover_pdf(paper: HandoverPaper, prepared_at: datetime) -> bytes:
    """The paper on A4, tagged. NotRendered where it cannot be set."""
    data = {
        "title": TITLE,
        "practice": practice_mark(paper.practice),
        "number": one_line(paper.number),
        "happened_on": japanese_date(paper.happened_on),
        "waits": [one_line(words) for words in paper.waits],
        "rows": [[name, breakable(words)] for name, words in _rows(paper)],
        "sides": [_side(paper.giver, "渡した者"), _side(paper.receiver, "受け取った者")],
    }
    return render_pdf(paper_template("handover"), data, prepared_at)


def _rows(paper: HandoverPaper) -> tuple[tuple[str, str], ...]:
    return (
        ("受渡しの日", japanese_date(paper.happened_on)),
        ("契約", f"{paper.contract}　{paper.work}"),
        ("渡した者", f"{paper.giver.side}　{paper.giver.name}　{paper.giver_person}"),
        ("受け取った者", f"{paper.receiver.side}　{paper.receiver.name}　{paper.receiver_person}"),
        ("受け渡したもの", paper.description),
        ("媒体", MEDIA[paper.medium].ja),
        ("媒体の番号・名称", paper.medium_label),
        ("数量", f"{paper.count}点"),
        ("含まれる人数", "" if paper.persons is None else f"{paper.persons}人"),
        ("暗号化", _encryption(paper)),
        ("利用目的", paper.purpose),
        ("返却の予定日", "なし" if paper.due_back_on is None else japanese_date(paper.due_back_on)),
        ("数量の相違", _difference(paper)),
        ("備考", paper.note),
    )


def _encryption(paper: HandoverPaper) -> str:
    if paper.encrypted is None:
        return "対象外" if paper.medium is Medium.PAPER else "不明"
    if not paper.encrypted:
        return "暗号化していない"
    return "暗号化した" + (f"（パスワードの伝え方：{paper.key_by}）" if paper.key_by else "")


def _difference(paper: HandoverPaper) -> str:
    counted = "" if paper.counted is None else f"受け取った側の確認では{paper.counted}点"
    return "　".join(part for part in (counted, paper.difference) if part) or "なし"


def _side(signed: Signature, role: str) -> dict[str, str]:
    return {
        "role": role,
        "side": f"{signed.side}　{breakable(signed.name)}",
        "day": _BLANK_DAY if signed.confirmed_on is None else japanese_date(signed.confirmed_on),
        "name": breakable(signed.confirmed_by),
    }
