"""Whatever a paper says, and however it is printed, what is read back is what it says, and no line is lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compliance.documents.council_paper import NotACouncilPaper, read_paper
from compliance.documents.papers_in.readings import DataGroup, PaperKind, PaperMeasure
from compliance.documents.papers_in.widths import folded
from tests.documents.paper_samples import Print, SamplePaper, papers, printed, prints


def expected_measures(side: str, groups: tuple[tuple[str, tuple[str, ...]], ...]) -> dict[str, str]:
    names = {"運用": "operation", "システム": "system"}
    return {
        f"{side}.{names[name]}.{number}": text for name, texts in groups for number, text in enumerate(texts, start=1)
    }


def texts(measures: tuple[PaperMeasure, ...]) -> dict[str, str]:
    return {measure.key: measure.text for measure in measures}


@settings(max_examples=40, deadline=None)
@given(papers, prints)
def test_a_paper_is_read_back_as_it_was_meant(paper: SamplePaper, form: Print) -> None:
    read = read_paper(printed(paper, form), "sample.md")
    assert read.title.value == paper.title
    assert read.kind.value is (PaperKind.REPORT if paper.report else PaperKind.CONSULTATION)
    assert tuple(each.name for each in read.contractors.value.named) == paper.contractors
    assert read.data_items.value == tuple(DataGroup(who, items) for who, items in paper.groups)
    assert read.content.value == paper.content
    assert texts(read.ward_measures.value) == expected_measures("ward", paper.ward)
    assert texts(read.contractor_measures.value) == expected_measures("contractor", paper.contractor)
    assert read.subject_count.value is not None
    assert read.subject_count.value.number == paper.subject_count
    clauses = [(heading, text) for heading, under in paper.clauses for text in under]
    assert [(clause.heading, clause.text) for clause in read.clauses.value] == clauses
    assert [clause.item for clause in read.clauses.value] == [str(number + 1) for number in range(len(clauses))]
    assert read.unplaced == ()


LINES = st.lists(
    st.one_of(
        st.text(alphabet="乙甲は、。（）()【】《》「」<>pli/br&;|#*-\t 1２3第条対策件名", max_size=30),
        st.sampled_from(
            ("## 特記事項", "(監査等)", "1 乙は、報告する。", "備考\tその他", "<!-- 3 -->", "- 2 -", "| a |")
        ),
    ),
    max_size=25,
)
ROWS = "\n".join(
    f"{label}\t内容"
    for label in ("件名", "登録業務の名称", "委託先", "処理させる情報項目の記録媒体", "委託理由", "委託の内容")
)


@settings(max_examples=40, deadline=None)
@given(LINES)
def test_no_character_of_any_text_is_lost(lines: list[str]) -> None:
    """Each letter of each line stands in a passage, except what is markup: tags, table rules, bullets, emphasis."""
    text = f"{ROWS}\n" + "\n".join(lines)
    read = read_paper(text, "any.md")
    passages = [passage for _, field in read.placed() for passage in field.passages] + list(read.unplaced)
    for number, line in enumerate(text.split("\n"), start=1):
        kept = folded("".join(passage.text for passage in passages if passage.first == number))
        for letter in set(folded(line)) & set("乙甲対策第条件名は。、「」【】《》"):
            assert letter in kept, (number, line)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_other_text_is_refused_and_never_breaks_the_reader(text: str) -> None:
    with pytest.raises(NotACouncilPaper):
        read_paper(text, "any.md")
