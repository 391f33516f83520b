"""Our own form as an Excel workbook: blank, filled with the last list, or a list sent in with its bad cells marked."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

from compliance.documents.handler_lists.checks import Checked
from compliance.documents.handler_lists.columns import Column
from compliance.documents.handler_lists.comparisons import Standing, line_of
from compliance.documents.handler_lists.form_sheets import TITLE, About, Cell, Cells, FormSheet, sentence
from compliance.documents.handler_lists.lines import Line, typed_lines
from compliance.documents.handler_lists.problems import Problem
from compliance.documents.handler_lists.readings import MOST_ROWS
from compliance.documents.handler_lists.values import EMPLOYMENT_WORDS, NO, ROLE_WORDS, YES
from compliance.documents.sheets import FONT, print_across, typed_book

HELP_SHEET, PROBLEM_SHEET = "書き方", "確かめること"
_HELP = (
    "1人を1行に書きます。1人が取扱責任者と取扱者を兼ねるときは、2行に分けます。",
    "「役割」「氏名」「取扱いを始める日」は必ず書きます。取扱責任者は1人以上必要です。",
    "フリガナは、同じ氏名の人を見分けるのに使います。氏名は、戸籍などの字（髙・﨑・𠮷など）のまま書けます。",
    "日付は 2026/4/1、令和8年4月1日、R8.4.1 のどれでも書けます。",
    "派遣の人は、雇用主に派遣元の事業者の名称を書きます。",
    "「システムの利用者ID」には、あり・なしだけを書きます。IDそのもの、住所、生年月日は書きません。",
    "空欄は、前の名簿と同じことを表します。終える日は、まだ続ける人は空欄にします。",
    "列の順を変えたり、列を消したりしても読み取れます。見出しの言葉はなるべくそのままにしてください。",
    f"1つのファイルに書けるのは{MOST_ROWS:,}人までです。",
)


def blank_form(about: About, made_at: datetime) -> bytes:
    """The form without people; `made_at` (aware) is the only time in the file."""
    return _written((), about, made_at)


def filled_form(about: About, made_at: datetime, people: Sequence[Standing]) -> bytes:
    """The form with the people as they are designated now: to be sent out, corrected and handed in again."""
    return _written([_line_cells(line_of(each, 0)) for each in people], about, made_at)


def corrected_form(about: About, made_at: datetime, checked: Checked) -> bytes:
    """The rows as they were sent, each cell that is wrong marked and with a comment, and all problems on a sheet."""
    typed = tuple(typed_lines(checked.read))
    rows = [
        {**{column: text for column, text in each.texts.items() if text}, **_told(line)}
        for each, line in zip(typed, checked.lines, strict=True)
    ]
    places = {each.row: place for place, each in enumerate(typed)}
    return _written(rows, about, made_at, checked.problems, places)


def _line_cells(line: Line) -> Cells:
    """The cells of a line."""
    texts = {
        Column.NAME: line.name,
        Column.KANA: line.kana,
        Column.EMPLOYER: line.employer,
        Column.POST: line.post,
        Column.SCOPE: line.scope,
        Column.PLACE: line.place,
    }
    return {**{column: text for column, text in texts.items() if text}, **_told(line)}


def _told(line: Line) -> Cells:
    """What was read and not only typed, in our form's words."""
    told: dict[Column, Cell | None] = {
        Column.ROLE: ROLE_WORDS.words[line.role] if line.role else None,
        Column.EMPLOYMENT: EMPLOYMENT_WORDS.words[line.employment] if line.employment else None,
        Column.SYSTEM_ID: None if line.has_system_id is None else YES if line.has_system_id else NO,
        Column.FROM: line.from_on,
        Column.TO: line.to_on,
    }
    return {column: cell for column, cell in told.items() if cell is not None}


def _written(
    rows: Sequence[Cells],
    about: About,
    made_at: datetime,
    problems: Sequence[Problem] = (),
    places: Mapping[int, int] | None = None,
) -> bytes:
    buffer = BytesIO()
    book = typed_book(buffer, TITLE, made_at)
    sheet = FormSheet(book)
    sheet.head(about)
    for place, cells in enumerate(rows):
        sheet.person(place, cells)
    for problem in problems:
        sheet.mark(problem, places or {}, rows)
    if problems:
        _add_lines(book, PROBLEM_SHEET, [f"{each.place.ja}：{sentence(each)}" for each in problems])
    _add_lines(book, HELP_SHEET, _HELP)
    book.close()
    return buffer.getvalue()


def _add_lines(book: Any, name: str, lines: Sequence[str]) -> None:
    sheet = book.add_worksheet(name)
    print_across(sheet)
    sheet.set_column(0, 0, 110)
    wrapped = book.add_format({"font_name": FONT, "font_size": 10, "text_wrap": True, "valign": "top"})
    for at, line in enumerate(lines):
        sheet.write_string(at, 0, line, wrapped)
