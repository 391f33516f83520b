"""Papers made up from a structure and printed in several ways, page breaks included: what is read back must be equal."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from hypothesis import strategies as st

WORDS = ("区民", "保育", "介護", "相談", "調査", "発送", "訪問", "データ", "システム", "台帳", "申請書", "ＩＤ", "CD-R")
ENDINGS = ("を記録させる", "を確認させる", "に報告させる", "を保護する", "を定める")


@dataclass(frozen=True)
class SamplePaper:
    """What a paper says, without how it is printed."""

    title: str
    report: bool
    groups: tuple[tuple[str, tuple[str, ...]], ...]
    contractors: tuple[str, ...]
    content: tuple[str, ...]
    ward: tuple[tuple[str, tuple[str, ...]], ...]
    contractor: tuple[tuple[str, tuple[str, ...]], ...]
    clauses: tuple[tuple[str, tuple[str, ...]], ...]
    subject_count: int


@dataclass(frozen=True)
class Print:
    """How a paper is printed: its table rows, its list items, and after which characters of an item a page ends."""

    pipes: bool
    numbered: bool
    wide: bool
    cut: int


phrases = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map("".join)
sentences = st.builds(lambda words, end: f"{words}{end}。", phrases, st.sampled_from(ENDINGS))
measures = st.tuples(
    st.just("運用"), st.lists(sentences, min_size=1, max_size=5).map(tuple)
).flatmap(  # the システム group may be missing
    lambda first: st.lists(sentences, max_size=4).map(
        lambda second: (first, ("システム", tuple(second))) if second else (first,)
    )
)
compounds = st.one_of(
    phrases,
    st.builds(lambda a, b: f"{a}・{b}", phrases, phrases),
    st.builds(lambda a, b, c: f"{a}({b}、{c})の名称", phrases, phrases, phrases),
)
papers = st.builds(
    SamplePaper,
    title=phrases.map(lambda words: f"{words}に係る業務の委託について"),
    report=st.booleans(),
    groups=st.lists(
        st.tuples(phrases, st.lists(compounds, min_size=1, max_size=6).map(tuple)), min_size=1, max_size=3
    ).map(tuple),
    contractors=st.lists(phrases.map(lambda words: f"株式会社{words}"), min_size=1, max_size=3, unique=True).map(tuple),
    content=st.lists(phrases.map(lambda words: f"{words}の業務"), min_size=1, max_size=4).map(tuple),
    ward=measures,
    contractor=measures,
    clauses=st.lists(
        st.tuples(phrases, st.lists(sentences.map(lambda text: f"乙は、{text}"), min_size=1, max_size=3).map(tuple)),
        min_size=1,
        max_size=6,
    ).map(tuple),
    subject_count=st.integers(1, 99999),
)
prints = st.builds(Print, pipes=st.booleans(), numbered=st.booleans(), wide=st.booleans(), cut=st.integers(1, 6))


def printed(paper: SamplePaper, form: Print) -> str:
    """The paper as Markdown. The last item of the contractor's measures and every clause is cut by a page break."""
    return "\n".join((*_head(paper, form), *_item(paper, form), *_clauses(paper, form)))


def _head(paper: SamplePaper, form: Print) -> Iterator[str]:
    yield "情報公開・個人情報保護審議会 諮問・報告事項\n"
    yield from (_row(form, "件名", paper.title), "----\t----", "", "条例の根拠", "")
    yield f"**【{'報告' if paper.report else '諮問'}】**\n\n◇第14条第1項（業務委託）\n\n## 事業の概要\n"
    yield _row(form, "事業名", "見守り事業")
    number = _digits(form, f"{paper.subject_count:,}")
    yield _row(form, "事業内容", f"<p>1 概要</p> <p>委託する。</p> <p>2 対象者 約{number}人</p>")


def _item(paper: SamplePaper, form: Print) -> Iterator[str]:
    yield f"\n## 件名 {paper.title}\n"
    yield _row(form, "登録業務の名称", "見守り事業")
    yield _row(form, "委託先", "<br>".join(paper.contractors))
    groups = "".join(f"<p>《{who}に係る情報項目》 &nbsp;&nbsp;{'、   '.join(items)}</p>" for who, items in paper.groups)
    yield _row(form, "委託に伴い事業者に処理させる情報項目(だれの、どのような項目か)", groups)
    yield _row(form, "処理させる情報項目の記録媒体", "紙")
    yield _row(form, "委託理由", "専門の知識を要するため。")
    yield _row(form, "委託の内容", _list(form, paper.content))
    yield _row(form, "委託にあたり区が行う情報保護対策", _measures(form, paper.ward))
    cell = _measures(form, paper.contractor)
    last = paper.contractor[-1][1][-1]
    kept, rest = last[: form.cut], last[form.cut :]
    yield _row(form, "受託事業者に行わせる情報保護対策", cell[: cell.rindex(last)] + kept + "</li> </ol>")
    yield f"\n{rest}"


def _clauses(paper: SamplePaper, form: Print) -> Iterator[str]:
    yield "\n## 特記事項\n"
    numbers = count(1)
    for heading, texts in paper.clauses:
        yield f"### {'（' if form.wide else '('}{heading}{'）' if form.wide else ')'}\n"
        for text in texts:
            yield f"{'- ' if form.numbered else ''}{_digits(form, str(next(numbers)))} {text[: form.cut + 2]}\n"
            yield f"{text[form.cut + 2 :]}\n"


def _row(form: Print, label: str, cell: str) -> str:
    return f"| {label} | {cell} |" if form.pipes else f"{label}\t{cell}"


def _list(form: Print, items: tuple[str, ...]) -> str:
    marks = (f"{_digits(form, str(number))} " if form.numbered else "" for number in count(1))
    return "<ol>" + " ".join(f"<li>{mark}{item}</li>" for mark, item in zip(marks, items, strict=False)) + "</ol>"


def _measures(form: Print, groups: tuple[tuple[str, tuple[str, ...]], ...]) -> str:
    return " ".join(f"<p>【{name}上の対策】</p> {_list(form, items)}" for name, items in groups)


def _digits(form: Print, text: str) -> str:
    return text.translate(str.maketrans("0123456789,", "０１２３４５６７８９，")) if form.wide else text
