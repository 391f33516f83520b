"""What can be wrong with rules written as data: each problem by its code, with what is wrong and how to mend it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from compliance.domain.errors import ComplianceError, Explanation, Words


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in a `file`, under the `clause` (or policy, or rule) named, with its mend; `line` where known."""

    file: str
    clause: str
    code: str
    problem: Words
    mend: Words
    line: int | None = None

    def where(self) -> str:
        """File, line and clause, as far as they are known: `editions/a/clauses.toml:12 [16]`."""
        line = "" if self.line is None else f":{self.line}"
        return f"{self.file}{line}" + (f" [{self.clause}]" if self.clause else "")

    def ja(self) -> str:
        """Place, problem and mend in one Japanese line."""
        return f"{self.where()} {self.problem.ja}{self.mend.ja}"

    def en(self) -> str:
        """Place, problem and mend in one English line."""
        return f"{self.where()} {self.problem.en} {self.mend.en}"


class RulesUnreadable(ComplianceError):
    """What is written as data cannot be used; every problem found is in `problems`, none is left for the next try."""

    what = Words("データを読み込めません。", "The data cannot be read.")
    next = Words("\n上の箇所を直して、もう一度実行してください。", "\nMend these places and try again.")

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        why = Words(
            "".join(f"\n  {problem.ja()}" for problem in self.problems),
            "".join(f"\n  {problem.en()}" for problem in self.problems),
        )
        super().__init__(Explanation(self.what, why, self.next))


class EditionProblems(RulesUnreadable):
    """An edition of the special clauses cannot be used as it is written."""

    what = Words("特記事項の版を読み込めません。", "An edition of the special clauses cannot be read.")
    next = Words(
        "\n上の箇所を直し、`compliance editions check` で確かめてください。",
        "\nMend these places and check with `compliance editions check`.",
    )


class LawProblems(RulesUnreadable):
    """The dated figures of the law, or the closed days, cannot be used as they are written."""

    what = Words(
        "法律の数値又は閉庁日を読み込めません。", "The figures of the law, or the closed days, cannot be read."
    )


def problem(code: str, file: str, clause: str, words: Mapping[str, object], line: int | None = None) -> Problem:
    """The problem of this code in the sentences of `WORDINGS`, filled in with `words`."""
    what, mend = WORDINGS[code]
    return Problem(file, clause, code, _filled(what, words), _filled(mend, words), line)


def _filled(words: Words, values: Mapping[str, object]) -> Words:
    return Words(words.ja.format(**values), words.en.format(**values))


WORDINGS: Mapping[str, tuple[Words, Words]] = {
    "file_missing": (
        Words("ファイルがありません。", "The file is missing."),
        Words("{name} をこの場所に置いてください。", "Put {name} there."),
    ),
    "cannot_open": (
        Words("開けません：{detail}。", "It cannot be opened: {detail}."),
        Words("ファイルであること、読む権限があることを確かめてください。", "See that it is a file and may be read."),
    ),
    "not_utf8": (
        Words("UTF-8 の文字として読めません（{position}バイト目）。", "This is not UTF-8 text (byte {position})."),
        Words("文字コードを UTF-8 にして保存し直してください。", "Save the file again as UTF-8."),
    ),
    "not_toml": (
        Words("TOML として読めません：{detail}。", "This is not TOML: {detail}."),
        Words("この行の引用符、括弧、= を確かめてください。", "Check the quotes, brackets and = of this line."),
    ),
    "missing_key": (
        Words("{key} がありません。", "{key} is missing."),
        Words("{key} = … を書き加えてください。", "Add {key} = …"),
    ),
    "unknown_key": (
        Words("{key} という項目はありません。", "There is no key {key}."),
        Words("{near}削除するか、書き間違いを直してください。", "{near_en}Remove it, or correct its spelling."),
    ),
    "wrong_type": (
        Words("{key} は{expected}で書きます（今は{found}です）。", "{key} must be {expected_en}; it is {found_en}."),
        Words("書き方の例：{example}。", "For example: {example}"),
    ),
    "empty_text": (
        Words("{key} が空です。", "{key} is empty."),
        Words("文を書くか、要らない項目なら行ごと削除してください。", "Write its text, or remove the line."),
    ),
    "unknown_word": (
        Words("{key} に「{value}」は使えません。", "{key} cannot be “{value}”."),
        Words("次のどれかにしてください：{known}。", "Use one of: {known}."),
    ),
    "bad_name": (
        Words("{key} の「{value}」は名前に使えません。", "“{value}” cannot be the name in {key}."),
        Words("{pattern}で書いてください。", "Write it with {pattern_en}."),
    ),
    "id_differs": (
        Words(
            "版の id「{value}」がフォルダー名「{folder}」と違います。",
            "The id “{value}” is not the folder's name “{folder}”.",
        ),
        Words("どちらかに揃えてください。", "Make them the same."),
    ),
    "edition_twice": (
        Words("版「{value}」は {other} にもあります。", "The edition “{value}” is also in {other}."),
        Words(
            "新しい id を付けてください。使われている版は変えられません。",
            "Give it a new id: an edition in use is never changed.",
        ),
    ),
    "no_clauses": (
        Words("項が一つもありません。", "There is no clause."),
        Words("[[clause]] を書いてください。", "Write the clauses as [[clause]]."),
    ),
    "number_gap": (
        Words(
            "項の番号が {found} です（{expected} のはずです）。",
            "The clause's number is {found}; it should be {expected}.",
        ),
        Words(
            "1 から順に、抜けも重なりもない番号にしてください。",
            "Number the clauses from 1, without gap or repetition.",
        ),
    ),
    "item_twice": (
        Words("item「{value}」が二度あります。", "The item “{value}” stands twice."),
        Words("項ごとに違う item にしてください。", "Give each clause an item of its own."),
    ),
    "rule_twice": (
        Words("規則の id「{value}」が二度あります。", "The rule id “{value}” stands twice."),
        Words("版の中で重ならない id にしてください。", "Make each rule id unique in the edition."),
    ),
    "reference_missing": (
        Words("{key} の「{value}」という項はありません。", "{key} names “{value}”, which is no item of this edition."),
        Words("ある項の item を書いてください：{known}。", "Name an item that exists: {known}."),
    ),
    "reference_itself": (
        Words("refers_to が自分自身を指しています。", "refers_to names the clause itself."),
        Words("自分自身の item を除いてください。", "Remove the clause's own item."),
    ),
    "ward_cannot_breach": (
        Words(
            "甲（発注者）を拘束する項に breach_proposable があります。",
            "breach_proposable stands on a clause that binds the ward.",
        ),
        Words(
            "違反を提案するのは乙（受注者）の項だけです。false にしてください。",
            "Only clauses that bind the contractor may have it: make it false.",
        ),
    ),
    "act_not_of_shape": (
        Words("shape「{shape}」に act「{value}」は合いません。", "The act “{value}” does not fit the shape “{shape}”."),
        Words("この shape の act：{known}。", "The acts of this shape: {known}."),
    ),
    "anchor_not_of_occasion": (
        Words("この規則には起算日「{value}」がありません。", "This rule has no day called “{value}”."),
        Words("使える起算日：{known}。", "The anchors it has: {known}."),
    ),
    "option_not_of_act": (
        Words("{key} は act「{act}」には効きません。", "{key} means nothing for the act “{act}”."),
        Words("{key} の行を削除してください。", "Remove the line {key}."),
    ),
    "option_missing": (
        Words("act「{act}」には {key} が要ります。", "The act “{act}” needs {key}."),
        Words("次から選んで書いてください：{known}。", "Choose from: {known}."),
    ),
    "standing_due": (
        Words("常時の義務（standing）に期日があります。", "A standing duty has a due day."),
        Words("due を削除するか、shape を変えてください。", "Remove due, or change the shape."),
    ),
    "bound_without_day": (
        Words("due に later_of がないのに、ほかの条件があります。", "due has conditions but no later_of."),
        Words("later_of に期日を書いてください。", "Write the day in later_of."),
    ),
    "figure_needed": (
        Words("根拠が {basis} なのに figure がありません。", "The basis is {basis}, but there is no figure."),
        Words(
            "日数に名前を付けて別に書き、figure で指してください。",
            "Name the days on their own and point to them with figure.",
        ),
    ),
    "basis_of_figure": (
        Words("figure「{value}」の根拠が「{basis}」です。", "The figure “{value}” has the basis “{basis}”."),
        Words(
            'figure の日は {needed} の日です。basis = "{needed}" にしてください。',
            'What a figure sets is the {needed}\'s: basis = "{needed}".',
        ),
    ),
    "figure_missing": (
        Words("figure「{value}」がありません。", "There is no figure “{value}”."),
        Words("次のどれかにするか、書き加えてください：{known}。", "Use one of these, or add it: {known}."),
    ),
    "days_and_figure": (
        Words("days と figure の両方があります。", "Both days and figure are given."),
        Words("どちらか一方にしてください。", "Keep one of them."),
    ),
    "policy_form": (
        Words("days と month_day のどちらか一つが要ります。", "A policy has either days or month_day."),
        Words(
            '日数なら days = 14、月日なら month_day = "06-30" と書いてください。',
            'Write days = 14, or month_day = "06-30".',
        ),
    ),
    "no_such_day": (
        Words("{key} の「{value}」という日はありません。", "{key}: there is no day “{value}”."),
        Words(
            '"06-30" のように、どの年にもある月日を書いてください。',
            'Write a month and day that every year has, like "06-30".',
        ),
    ),
    "out_of_range": (
        Words("{key} が {value} です。", "{key} is {value}."),
        Words("0 から {most} までの整数にしてください。", "Make it a whole number from 0 to {most}."),
    ),
    "law_only": (
        Words("{key} は法律の期限だけのものです。", "{key} belongs to the clocks of the law alone."),
        Words("{key} を削除してください。", "Remove {key}."),
    ),
}
