"""Offline packages: the workbook of the requests to be answered, what it says once it is back, and the zip itself."""

import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO

from compliance.clock import JST
from compliance.documents.handler_lists.archives import kind_of
from compliance.documents.handler_lists.sheets import LONGEST_CELL
from compliance.documents.handler_lists.workbooks import read_workbook
from compliance.documents.sheets import FONT, print_across, typed_book
from compliance.domain.wareki import japanese_date

_HEADS = ("番号", "求めた日", "期限", "求めた内容", "報告の内容（ここに書く）")
_WIDTHS = (6, 18, 18, 40, 70)
_FIRST_ROW = 4
"""From 1: a title, what to do, the heads, then one row for each request."""

_ANSWER = len(_HEADS) - 1


@dataclass(frozen=True, slots=True)
class AskedReport:
    """A request of the ward that is to be answered."""

    on: date
    due_on: date | None
    question: str


class UnreadAnswers(ValueError):
    """An answer that is longer than a cell is read: `number` is that of its request."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def report_form(asked: Sequence[AskedReport], made_at: datetime) -> bytes:
    """The workbook: a row for each request, in their order, with room for its answer."""
    buffer = BytesIO()
    book = typed_book(buffer, "取扱状況の報告", made_at)
    plain = {"font_name": FONT, "font_size": 10, "text_wrap": True, "valign": "top", "border": 1}
    cell, head = book.add_format(plain), book.add_format({**plain, "bold": True, "bg_color": "#E8E8E8"})
    sheet = book.add_worksheet("報告")
    sheet.write_string(0, 0, "取扱状況の報告", book.add_format({"font_name": FONT, "bold": True, "font_size": 14}))
    told = f"右端の列に報告を書きます（1件{LONGEST_CELL}字まで）。行を消したり、順を変えたりしないでください。"
    sheet.write_string(1, 0, told, book.add_format({"font_name": FONT, "font_size": 10}))
    for place, (words, width) in enumerate(zip(_HEADS, _WIDTHS, strict=True)):
        sheet.write_string(_FIRST_ROW - 2, place, words, head)
        sheet.set_column(place, place, width)
    for number, each in enumerate(asked):
        for place, text in enumerate(_cells(number, each)):
            sheet.write_string(_FIRST_ROW - 1 + number, place, text, cell)
        sheet.set_row(_FIRST_ROW - 1 + number, 60)
    rule = {"validate": "length", "criteria": "<=", "value": LONGEST_CELL, "error_title": "長すぎます"}
    sheet.data_validation(_FIRST_ROW - 1, _ANSWER, _FIRST_ROW + len(asked), _ANSWER, rule)
    print_across(sheet)
    book.close()
    return buffer.getvalue()


def _cells(number: int, each: AskedReport) -> Sequence[str]:
    due = japanese_date(each.due_on) if each.due_on else ""
    return (str(number + 1), japanese_date(each.on), due, each.question, "")


def answers_in(data: bytes, name: str, number: int) -> Mapping[int, str]:
    """What was answered, by the place of the request from 0; of `number` requests, those left empty are not there.

    NotAHandlerList where it is no workbook that can be read, UnreadAnswers for an answer that is too long.
    """
    kind_of(data, name)
    found = {}
    for row in read_workbook(data, name).sheets[0].rows:
        place = row.number - _FIRST_ROW
        text = row.cells[_ANSWER].strip() if len(row.cells) > _ANSWER else ""
        if 0 <= place < number and text:
            if len(text) > LONGEST_CELL:
                raise UnreadAnswers(place + 1)
            found[place] = text
    return found


def packed(folder: str, files: Mapping[str, bytes], made_at: datetime) -> bytes:
    """The zip, its names in UTF-8 below one folder; a name that ends with `/` is an empty folder."""
    buffer, at = BytesIO(), made_at.astimezone(JST).timetuple()[:6]
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(f"{folder}/{name}", at), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def instructions(number: str, work: str, telephone: str, reports: int, *, education: bool) -> bytes:
    """はじめにお読みください, as a text that the editor of Windows opens as it is."""
    return "\r\n".join(_lines(number, work, telephone, _forms(reports, education=education))).encode("utf-8-sig")


def _forms(reports: int, *, education: bool) -> Iterator[str]:
    """How each form is filled in."""
    yield "「名簿.xlsx」を開き、取扱責任者・取扱者を書いて、上書き保存します。"
    if education:
        yield "教育をしたときは、「教育の実施.xlsx」に、日と内容、受けた人・休んだ人を書いて、上書き保存します。"
    if reports:
        yield f"「取扱状況の報告.xlsx」に、区が求めた報告（{reports}件）の答えを書いて、上書き保存します。"
    yield "署名した用紙の写真やPDFなどは、「資料」のフォルダに入れます（PDF、写真、Excel、Word）。"
    yield "フォルダ全体を右クリックし、「ZIPファイルに圧縮する」で1つのファイルにします。"
    yield "できたZIPファイルを、区の担当課が決めた方法（USBメモリなど）で渡します。"


def _lines(number: str, work: str, telephone: str, forms: Iterator[str]) -> Iterator[str]:
    yield from (f"契約番号　{number}", f"業務　　　{work}", "")
    yield "このフォルダは、インターネットの画面を使わずに、区へ提出するためのものです。"
    yield ""
    yield from (f"{place}. {words}" for place, words in enumerate(forms, 1))
    yield from ("", "・名簿は、前回と変わりがないときも、開いて上書き保存すると「変更なし」として提出されます。")
    yield "・提出しない用紙は、開かずにそのままにします。"
    yield "・パスワードはかけないでください。ファイルの名前は変えないでください。"
    yield "・package.json は、開いたり書き換えたりしないでください。書き換えると読み込めません。"
    yield "・このフォルダで提出できるのは一度だけです。次のときは、新しいフォルダを区から受け取ってください。"
    yield "・区が読み込むと、受領書をお渡しします。"
    if telephone:
        yield from ("", f"問合せ先　電話　{telephone}")
    yield ""
