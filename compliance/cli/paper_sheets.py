"""A paper that was read, as lines to be reviewed on a terminal: fields with their lines, clauses, links, left-overs."""

from collections.abc import Iterator, Sequence

from compliance.documents.papers_in.differences import Side
from compliance.documents.papers_in.linking import LinkProposal
from compliance.documents.papers_in.matching import ClauseComparison, ClauseMatch, Verdict
from compliance.documents.papers_in.names import FIELD_NAMES
from compliance.documents.papers_in.readings import (
    Category,
    ContentBlock,
    Contractors,
    DataGroup,
    Figure,
    Ground,
    Media,
    NamedContractor,
    PaperClause,
    PaperKind,
    PaperMeasure,
    PaperReading,
    Passage,
    Period,
    Section,
    SubjectCount,
)

_KINDS = {PaperKind.REPORT: "報告 / report", PaperKind.CONSULTATION: "諮問 / consultation"}
_VERDICTS = {
    Verdict.SAME: "同じ / same",
    Verdict.LAYOUT: "字幅・改行のみ異なる / other widths or line breaks only",
    Verdict.DIFFERS: "異なる / differs",
    Verdict.MISSING: "資料にない / missing from the paper",
    Verdict.ADDITIONAL: "版にない / not in the edition",
}


def sheet(reading: PaperReading, match: ClauseMatch, links: Sequence[LinkProposal]) -> Iterator[str]:
    """The whole review."""
    yield from _field_lines(reading)
    yield from _match_lines(match)
    yield from _link_lines(links)
    yield from _passages("置き場所のない記述 / not placed", reading.unplaced)
    yield "\n# 確かめること / to look at"
    yield from (f"  {problem.words.ja} {problem.words.en}" for problem in reading.problems)


def _field_lines(reading: PaperReading) -> Iterator[str]:
    for name, field in reading.placed():
        if name == "form":
            continue
        called = FIELD_NAMES[name]
        yield f"\n# {called.ja} / {called.en}  [{places(field.passages)}]"
        yield from (f"  {line}" for value in _each(field.value) for line in _value_lines(value))


def places(passages: Sequence[Passage]) -> str:
    """`5, 29–31行 / lines 5, 29–31`; a dash where the paper does not say."""
    if not passages:
        return "記載なし / not found"
    spans: list[tuple[int, int]] = []
    for passage in passages:
        if spans and passage.first <= spans[-1][1] + 1:
            spans[-1] = (spans[-1][0], max(passage.last, spans[-1][1]))
        else:
            spans.append((passage.first, passage.last))
    told = ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in spans)
    return f"{told}行 / line {told}"


def _each(value: object) -> Sequence[object]:
    return value if isinstance(value, tuple) else (value,)


def _value_lines(value: object) -> Iterator[str]:
    """One field's value in words; text as it is."""
    match value:
        case PaperKind():
            yield _KINDS[value]
        case Section():
            yield f"{value.department} {value.name}".strip()
        case Contractors():
            yield from _contractor_lines(value)
        case ContentBlock() | DataGroup() | PaperMeasure() | PaperClause():
            yield from _listed_lines(value)
        case str() if value:
            yield value
        case _:
            yield from _printed_lines(value)


def _listed_lines(value: ContentBlock | DataGroup | PaperMeasure | PaperClause) -> Iterator[str]:
    match value:
        case ContentBlock():
            yield f"{'' if value.number is None else value.number} {value.heading}".strip()
            yield from (f"  {paragraph}" for paragraph in value.paragraphs)
        case DataGroup():
            yield f"《{value.persons}》{len(value.items)}項目 / items: {'、'.join(value.items)}"
        case PaperMeasure():
            text = value.text.replace("\n", "\n    ")
            yield f"{value.key}  {text}  [{places(value.passages)}]"
        case PaperClause():
            yield f"{value.item} ({value.heading}) {value.text}  [{places(value.passages)}]"
            yield from (f"  {subitem}" for subitem in value.subitems)


def _printed_lines(value: object) -> Iterator[str]:
    match value:
        case SubjectCount():
            yield f"{value.number}（{value.printed}）" + ("  概数 / approximate" if value.approximate else "")
        case Period():
            later = "  次年度以降も / later years too" if value.later_years else ""
            yield f"{value.start or '—'} – {value.end or '—'}{later}"
        case Category():
            yield f"{value.printed}  [{value.kind.value}]"
        case Media():
            yield f"{value.printed}  [{', '.join(kind.value for kind in value.kinds)}]"
        case Ground() | Figure():
            yield value.printed


def _contractor_lines(value: Contractors) -> Iterator[str]:
    if value.undecided:
        yield f"未定 / undecided（{value.remark}）" if value.remark else "未定 / undecided"
    yield from (_named(each) for each in value.named)


def _named(each: NamedContractor) -> str:
    return f"{each.name}（{each.remark}）" if each.remark else each.name


def _match_lines(match: ClauseMatch) -> Iterator[str]:
    edition = match.edition
    chosen = f"{edition.title} ({edition.id})" if edition else "合う版がありません / no edition fits"
    yield f"\n# 特記事項の版との照合 / match with an edition: {chosen}"
    yield from (f"  {name}: {fit:.0%}" for name, fit in match.fits.items())
    for verdict, called in _VERDICTS.items():
        if count := match.count(verdict):
            yield f"  {called}: {count}"
    for each in match.clauses:
        if each.verdict is not Verdict.SAME:
            yield from _comparison_lines(each)


def _comparison_lines(each: ClauseComparison) -> Iterator[str]:
    ours = each.paper.item if each.paper else "—"
    theirs = each.edition.item if each.edition else "—"
    yield f"  {ours} : {theirs}  {_VERDICTS[each.verdict]}"
    marks = {Side.BOTH: "{}", Side.PAPER: "[+{}+]", Side.EDITION: "[-{}-]"}
    if each.stretches:
        yield "    " + "".join(marks[part.side].format(part.text) for part in each.stretches)


def _link_lines(links: Sequence[LinkProposal]) -> Iterator[str]:
    yield "\n# 対策と項の結び付け（案） / proposed links of measures to clauses"
    for link in links:
        words = "、".join(link.words)
        yield f"  {link.measure} → {link.item}  {link.reason.ja} / {link.reason.en}（{words}）"


def _passages(heading: str, passages: Sequence[Passage]) -> Iterator[str]:
    yield f"\n# {heading}: {len(passages)}"
    yield from (f"  [{passage.first}] {passage.text}" for passage in passages)
