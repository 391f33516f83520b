"""What can be wrong with a handler list: each problem with its place, what stood there, why, and what to do."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from compliance.documents.handler_lists.columns import HEADINGS, Column
from compliance.domain.errors import Words


class Severity(StrEnum):
    """An error has to be put right; the rest is for somebody to look at and confirm."""

    ERROR = "error"
    CONFIRM = "confirm"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing. `row` and `letter` name the cell in the file, None for the whole list or where the column is missing.

    `heading` is the column's as the file writes it, `typed` what stood in the cell.
    """

    code: str
    severity: Severity
    why: Words
    mend: Words
    row: int | None = None
    column: Column | None = None
    letter: str | None = None
    heading: str = ""
    typed: str = ""

    @property
    def place(self) -> Words:
        """「5行目のC列（フリガナ）」 / row 5, column C (フリガナ); the whole list where it is no single cell."""
        if self.row is None:
            return Words("名簿全体", "The whole list")
        if self.column is None:
            return Words(f"{self.row}行目", f"Row {self.row}")
        heading = Words(self.heading, self.heading) if self.heading else HEADINGS[self.column].words
        if self.letter is None:
            return Words(f"{self.row}行目の「{heading.ja}」", f"Row {self.row}, {heading.en}")
        return Words(
            f"{self.row}行目の{self.letter}列（{heading.ja}）", f"Row {self.row}, column {self.letter} ({heading.en})"
        )


def problem_of(code: str, **words: object) -> Problem:
    """The problem of this code with its sentences filled in; its place is added by whoever found it."""
    severity, why, mend = WORDINGS[code]
    return Problem(code, severity, _filled(why, words), _filled(mend, words))


def _filled(words: Words, values: Mapping[str, object]) -> Words:
    return Words(words.ja.format(**values), words.en.format(**values))


_ERROR, _CONFIRM = Severity.ERROR, Severity.CONFIRM
_CHOOSE = Words("次のどれかにしてください：{known}。", "Write one of: {known}.")
_DAY = Words("令和8年4月1日、R8.4.1、2026/4/1 のように書いてください。", "Write it like 2026-04-01 or R8.4.1.")
_LOOK = Words("合っていれば、そのままでかまいません。", "If it is right, leave it as it is.")

WORDINGS: Mapping[str, tuple[Severity, Words, Words]] = {
    "name_missing": (
        _ERROR,
        Words("氏名がありません。", "The name is missing."),
        Words(
            "氏名を書くか、人の行でなければ行ごと消してください。",
            "Write the name, or delete the row where it is nobody's.",
        ),
    ),
    "kana_missing": (
        _CONFIRM,
        Words("フリガナがありません。", "The kana is missing."),
        Words(
            "フリガナを書いてください。同じ氏名の人を見分けるのに使います。",
            "Add it: it tells people of one name apart.",
        ),
    ),
    "not_kana": (
        _ERROR,
        Words(
            "フリガナに、かな・カナではない文字「{signs}」があります。", "The kana has signs that are none: “{signs}”."
        ),
        Words("ひらがなかカタカナで書いてください。", "Write it in hiragana or katakana."),
    ),
    "role_missing": (
        _ERROR,
        Words("役割がありません。", "The role is missing."),
        _CHOOSE,
    ),
    "role_unknown": (_ERROR, Words("役割として読めません。", "This is no role."), _CHOOSE),
    "employment_unknown": (_ERROR, Words("雇用の別として読めません。", "This is no kind of employment."), _CHOOSE),
    "employment_missing": (
        _CONFIRM,
        Words("雇用の別がありません。", "The kind of employment is missing."),
        Words(
            "前の名簿にある人は前のまま、新しい人は「自社の雇用」として扱います。違う人がいれば書いてください。",
            "Who was on the list before stays as before, and new people count as own staff; say where it differs.",
        ),
    ),
    "employer_missing": (
        _ERROR,
        Words("派遣の人の雇用主（派遣元）がありません。", "The employer of somebody dispatched is missing."),
        Words("派遣元の事業者の名称を書いてください。", "Write the name of the agency."),
    ),
    "employer_differs": (
        _CONFIRM,
        Words(
            "自社の雇用ですが、雇用主が受託者の名称と違います。",
            "It says own staff, but the employer is not the contractor.",
        ),
        Words(
            "派遣などであれば、雇用の別を直してください。支店などの名称であれば、そのままでかまいません。",
            "Correct the kind of employment where the person is dispatched; a branch's name may stay.",
        ),
    ),
    "employment_asks": (
        _CONFIRM,
        Words(
            "「{employment}」の人です。再委託に当たらないかを確かめる必要があります。",
            "“{employment}”: whether this is re-outsourcing has to be looked at.",
        ),
        Words(
            "契約の相手と仕事の内容を受託者に確かめてください。", "Ask the contractor about the agreement and the work."
        ),
    ),
    "system_id_unknown": (
        _ERROR,
        Words("利用者IDの有無として読めません。", "This does not say whether there is an ID."),
        Words("「あり」か「なし」と書いてください。IDそのものは書きません。", "Write あり or なし; not the ID itself."),
    ),
    "from_missing": (
        _ERROR,
        Words("取扱いを始める日がありません。", "The day from which the person handles is missing."),
        _DAY,
    ),
    "day_unreadable": (_ERROR, Words("日付として読めません（{why}）。", "This is no day: {why_en}."), _DAY),
    "day_too_far": (_ERROR, Words("日付の年が離れすぎています。", "The year is far off."), _DAY),
    "day_doubtful": (
        _CONFIRM,
        Words("{day}と読みました（{why}）。", "It was read as {day_en}: {why_en}."),
        _LOOK,
    ),
    "day_serial": (
        _CONFIRM,
        Words("Excel の日付の番号とみて、{day}と読みました。", "Taken for Excel's number of a day, {day_en}."),
        Words("違っていれば、日付で書き直してください。", "If that is wrong, write the day."),
    ),
    "to_before_from": (
        _ERROR,
        Words("終える日が、始める日（{begins}）より前です。", "The last day lies before the first ({begins_en})."),
        Words("どちらかの日付を直してください。", "Correct one of the two."),
    ),
    "from_after_term": (
        _ERROR,
        Words("契約の終わる日（{ends}）より後です。", "This is after the contract's end ({ends_en})."),
        Words("日付か、名簿を出す契約を確かめてください。", "Check the day, and for which contract the list is."),
    ),
    "from_before_term": (
        _CONFIRM,
        Words("契約の始まる日（{begins}）より前です。", "This is before the contract's first day ({begins_en})."),
        Words("更新前の契約からの人であれば、そのままでかまいません。", "Somebody of the contract before may stay so."),
    ),
    "to_after_term": (
        _CONFIRM,
        Words("契約の終わる日（{ends}）より後です。", "This is after the contract's end ({ends_en})."),
        Words("契約の終わりまでであれば、空欄にできます。", "Leave it empty for somebody who stays to the end."),
    ),
    "too_long": (
        _ERROR,
        Words("{signs}字あり、{longest}字を超えています。", "It has {signs} signs; at most {longest} are kept."),
        Words("短くしてください。", "Shorten it."),
    ),
    "control_characters": (
        _ERROR,
        Words(
            "見えない制御文字（{codes}）か改行が入っています。", "It holds hidden characters or line breaks ({codes})."
        ),
        Words("セルの文字を打ち直してください。", "Type the cell anew."),
    ),
    "looks_like_formula": (
        _CONFIRM,
        Words("数式のような文字で始まっています。", "It begins as a formula does."),
        Words(
            "文字として読みました。先頭の記号が要らなければ消してください。",
            "It is kept as text; remove the sign if it is not meant.",
        ),
    ),
    "error_value": (
        _ERROR,
        Words("数式の計算結果がエラーです。", "The result of a formula is an error."),
        Words("正しい値を書いてください。", "Write the right value."),
    ),
    "same_row": (
        _ERROR,
        Words("{other}行目とまったく同じです。", "It is the same as row {other}."),
        Words("どちらかの行を消してください。", "Delete one of the two."),
    ),
    "doubled_person": (
        _CONFIRM,
        Words("{other}行目と、氏名とフリガナが同じです。", "Row {other} has the same name and kana."),
        Words(
            "同じ人なら1行にまとめ、別の人ならそのままにしてください。",
            "One person should stand in one row; two people may stay.",
        ),
    ),
    "supervisor_missing": (
        _ERROR,
        Words("取扱責任者が1人もいません。", "Nobody is the supervisor (取扱責任者)."),
        Words("取扱責任者の行の役割を「取扱責任者」にしてください。", "Give the supervisor's row the role 取扱責任者."),
    ),
    "supervisor_stays": (
        _CONFIRM,
        Words(
            "取扱責任者が名簿にいません。前の名簿の取扱責任者を続けて指定することになります。",
            "No supervisor stands on the list; the one of the list before would have to stay.",
        ),
        Words("代わっていないかを確かめてください。", "See that nobody else has taken over."),
    ),
    "column_missing": (
        _ERROR,
        Words("「{heading}」の列がありません。", "There is no column {heading_en}."),
        Words(
            "列を加えるか、別の見出しで書いてある列を「{heading}」として選んでください。",
            "Add it, or say which of the file's columns it is.",
        ),
    ),
    "column_not_needed": (
        _CONFIRM,
        Words(
            "「{heading}」の列は読み取っていません。名簿に必要のない個人情報です。",
            "The column {heading} was not read: a list needs no such personal information.",
        ),
        Words("次からは、この列のない様式で受け取ってください。", "Ask for lists without it."),
    ),
    "column_elsewhere": (
        _CONFIRM,
        Words(
            "「{heading}」の列は読み取っていません。",
            "The column {heading} was not read.",
        ),
        Words("教育と誓約書は、それぞれの記録に登録してください。", "Record education and pledges by themselves."),
    ),
    "column_unknown": (
        _CONFIRM,
        Words(
            "「{heading}」の列は、何の列か分からないため読み取っていません。",
            "The column {heading} is not known, and was not read.",
        ),
        Words("必要な列であれば、何の列かを選んでください。", "Say what it is, if it is needed."),
    ),
    "formulas": (
        _CONFIRM,
        Words(
            "数式のセルがあります（{cells}）。保存されていた計算結果を読み取りました。",
            "There are formulas ({cells}); their saved results were read.",
        ),
        Words("値が合っているかを確かめてください。", "See that the values are right."),
    ),
    "other_sheets": (
        _CONFIRM,
        Words(
            "シート「{sheet}」だけを読み取りました。ほかのシート（{others}）は読み取っていません。",
            "Only the sheet {sheet} was read, not {others}.",
        ),
        Words("ほかのシートにも名簿があれば、1枚にまとめてください。", "Put everybody on one sheet."),
    ),
    "hidden_sheets": (
        _CONFIRM,
        Words("非表示のシート（{others}）は読み取っていません。", "Hidden sheets ({others}) were not read."),
        _LOOK,
    ),
}
