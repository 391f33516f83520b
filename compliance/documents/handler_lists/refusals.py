"""The refusals of a file that cannot be read as a handler list, each with what, why and what to do next."""

from collections.abc import Mapping

from compliance.domain.errors import Explanation, Refused, Words


class NotAHandlerList(Refused):
    """The file cannot be read as a list; `code` is that of `WORDINGS`, the explanation fit for whoever sent it."""

    def __init__(self, code: str, explanation: Explanation) -> None:
        super().__init__(explanation, field="file")
        self.code = code

    @property
    def other_form(self) -> bool:
        """Whether it can be read well, and no row of it has the headings of a list."""
        return self.code == "no_headings"


def refusal(code: str, name: str, **words: object) -> NotAHandlerList:
    """The refusal of the file `name` for the reason of this code, its sentences filled in with `words`."""
    what = Words(f"「{name}」は名簿として読み取れません。", f"{name} cannot be read as a handler list.")
    why, then = WORDINGS[code]
    return NotAHandlerList(code, Explanation(what, _filled(why, words), _filled(then, words)))


def _filled(words: Words, values: Mapping[str, object]) -> Words:
    return Words(words.ja.format(**values), words.en.format(**values))


_AS_XLSX = Words(
    "Excel で開き、「名前を付けて保存」で Excel ブック（.xlsx）として保存したものを選んでください。",
    "Open it in Excel, save it as an Excel workbook (.xlsx), and choose that file.",
)
_CUT_DOWN = Words(
    "名簿の行だけを新しいブックに値として貼り付け、保存したものを選んでください。",
    "Paste the rows of the list as values into a new workbook, save it, and choose that file.",
)

WORDINGS: Mapping[str, tuple[Words, Words]] = {
    "empty": (
        Words("ファイルの中身が空です。", "The file is empty."),
        Words("保存が済んでいるかを確かめ、選び直してください。", "See that it was saved, and choose it again."),
    ),
    "too_large": (
        Words(
            "大きさが {size:,} バイトで、上限の {largest:,} バイトを超えています。",
            "It has {size:,} bytes; at most {largest:,} are read.",
        ),
        Words(
            "画像や使っていないシートを除いて保存し直してください。",
            "Remove pictures and unused sheets, and save it again.",
        ),
    ),
    "not_a_workbook": (
        Words("表計算のファイルではなく {kind} です。", "It is no spreadsheet but {kind}."),
        Words(
            "Excel（.xlsx・.xls）、OpenDocument（.ods）か CSV の名簿を選んでください。",
            "Choose a list as Excel (.xlsx, .xls), OpenDocument (.ods) or CSV.",
        ),
    ),
    "wrong_ending": (
        Words(
            "名前の終わりは「{ending}」ですが、中身は {kind} です。",
            "Its name ends in “{ending}”, but its content is {kind}.",
        ),
        Words(
            "名前の終わりを「{right}」に直すか、Excel で保存し直してください。",
            "Rename it to end in “{right}”, or save it again in Excel.",
        ),
    ),
    "password": (
        Words("パスワードがかかっているため、中を読めません。", "It is protected by a password."),
        Words(
            "パスワードを外して保存し、選び直してください。パスワードをこの画面に入力する必要はありません。",
            "Save it without the password and choose it again; no password is asked for here.",
        ),
    ),
    "macros": (
        Words(
            "マクロが入っています。マクロの入ったファイルは開きません。", "It holds macros, and no such file is opened."
        ),
        _AS_XLSX,
    ),
    "external_links": (
        Words(
            "ほかのファイルを参照する数式（外部リンク）があり、どの値が正しいかを確かめられません。",
            "Its formulas refer to other files, so nobody can tell which values are right.",
        ),
        Words(
            "Excel の「データ」→「リンクの編集」→「リンクの解除」を行い、保存し直してください。",
            "In Excel, break the links (Data, Edit Links, Break Link) and save it again.",
        ),
    ),
    "bomb": (
        Words(
            "中身を広げると極端に大きくなります（{unpacked:,} バイト、{entries:,} 個）。",
            "It unpacks to far too much ({unpacked:,} bytes in {entries:,} parts).",
        ),
        _CUT_DOWN,
    ),
    "too_much": (
        Words(
            "表の範囲が極端に広いか、読み取りに時間やメモリーがかかりすぎます。",
            "Its cells reach too far, or it takes too much time or memory to read.",
        ),
        _CUT_DOWN,
    ),
    "broken": (
        Words("ファイルが壊れているか、途中で切れています。", "The file is damaged or cut off."),
        _AS_XLSX,
    ),
    "encoding": (
        Words(
            "文字コードが UTF-8・Shift_JIS（CP932）などのどれとしても読めません。",
            "Its text is neither UTF-8 nor CP932, nor any other Japanese encoding that is known.",
        ),
        Words(
            "Excel で開き、「CSV UTF-8」か Excel ブックとして保存し直してください。",
            "Save it again in Excel as “CSV UTF-8” or as a workbook.",
        ),
    ),
    "no_headings": (
        Words(
            "「氏名」などの見出しのある行が見つかりません（探したシート：{sheets}）。",
            "No row with headings such as 氏名 (name) was found (sheets: {sheets}).",
        ),
        Words(
            "見出しの行を入れるか、この画面から様式をダウンロードして書き写してください。",
            "Add a row of headings, or copy the people into our form.",
        ),
    ),
    "no_rows": (
        Words("見出しの下に、1人も書かれていません。", "Nobody stands below the headings."),
        Words(
            "名簿に載せる人を1行に1人ずつ書いてください。前回から変わりがなければ「変更なし」を登録できます。",
            "Write one person a row; where nothing has changed, report that instead.",
        ),
    ),
    "too_many_rows": (
        Words("{most:,} 行を超えています。", "It has more than {most:,} rows."),
        Words("{most:,} 人ごとにファイルを分けてください。", "Divide it into files of {most:,} people."),
    ),
}
