"""Reminders as letters in one PDF: each on a page of its own, its address where a window envelope shows it."""

from collections.abc import Sequence
from datetime import datetime

from compliance.documents.reminders.letters import Letter, Matter
from compliance.documents.reminders.texts import POLICY_NOTE, REQUESTS, based_on, counted, when
from compliance.documents.rendering import render_pdf
from compliance.documents.texts import breakable, one_line, practice_mark
from compliance.domain.wareki import japanese_date
from compliance.resources import paper_template

Json = dict[str, object]
TITLE = "個人情報の取扱いについて（お願い）"


def letters_pdf(letters: Sequence[Letter], prepared_at: datetime) -> bytes:
    """The letters in their order, tagged PDF/A-2a on A4. NotRendered where they cannot be set."""
    data: Json = {"title": TITLE, "letters": [_letter(letter) for letter in letters]}
    return render_pdf(paper_template("reminders"), data, prepared_at)


def _letter(letter: Letter) -> Json:
    return {
        "practice": practice_mark(letter.practice),
        "postal_code": f"〒{one_line(letter.postal_code)}" if letter.postal_code else "",
        "address": breakable(letter.address),
        "contractor": breakable(letter.contractor),
        "written_on": japanese_date(letter.written_on),
        "ward": one_line(letter.ward),
        "section": one_line(letter.section),
        "telephone": one_line(letter.telephone),
        "email": one_line(letter.email),
        "lists": [_list(title, matters) for title, matters in _lists(letter) if matters],
        "requests": list(REQUESTS if letter.late else (REQUESTS[0], *REQUESTS[2:])),
        "policy": POLICY_NOTE if letter.has_policy_days else "",
    }


def _lists(letter: Letter) -> tuple[tuple[str, Sequence[Matter]], ...]:
    return ("期限を過ぎているもの", letter.late), ("これから期限が来るもの", letter.soon)


def _list(title: str, matters: Sequence[Matter]) -> Json:
    number = sum(matter.number for matter in matters)
    return {"title": f"{title}（{number}件）", "rows": [_row(matter) for matter in matters]}


def _row(matter: Matter) -> list[str]:
    contract = f"{breakable(matter.contract)}　{breakable(matter.title)}"
    return [counted(matter), breakable(matter.item), contract, f"{when(matter)}\n{based_on(matter)}"]
