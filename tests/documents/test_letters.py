"""A letter says the same words as PDF and as Word, and the same letter is the same file."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from zipfile import ZipFile

import docx
import pypdf
import pytest
from docx.oxml.ns import qn

from compliance.documents.consents import ConsentPaper, consent_letter
from compliance.documents.letters import Letter, letter_pdf, letter_word

AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
GRANT = ConsentPaper(
    title="個人情報の取扱いに係る承諾について（通知）",
    document_number="8健づ第9号",
    sent_on=date(2026, 11, 21),
    decided_on=date(2026, 11, 20),
    addressee="医療法人社団 日向会",
    ward="練習区",
    section="健康づくり課",
    telephone="03-0000-0000",
    contract="8健づ契第12号　両親学級の運営",
    item="第6項",
    asked_on=date(2026, 11, 10),
    granted=True,
    what="名簿の持出し <至急> & 𠮷野様分",
    recipient="",
    place="訪問先",
    medium="紙3枚",
    reason="訪問のため",
    wanted=(date(2026, 12, 1), None),
    safeguards="鍵付きの鞄\x0b",
    from_on=date(2026, 11, 20),
    until_on=None,
    back_by_on=date(2026, 12, 2),
    conditions="訪問が終わった日に戻すこと。",
    practice=True,
)
REFUSAL = replace(
    GRANT, granted=False, sent_on=None, until_on=None, back_by_on=None, conditions="代わりの方法があるため。"
)


def in_word(letter: Letter) -> str:
    made = docx.Document(BytesIO(letter_word(letter, AT)))
    return "".join("".join(text.itertext()) for text in made.element.body.iter(qn("w:t")))


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u200b【】]", "", text)


@pytest.mark.parametrize("paper", [GRANT, REFUSAL])
def test_word_and_pdf_say_the_same(paper: ConsentPaper) -> None:
    letter = consent_letter(paper)
    pdf = pypdf.PdfReader(BytesIO(letter_pdf(letter, AT)))
    printed = squeezed("".join(page.extract_text() for page in pdf.pages)).removesuffix("1/1")
    assert sorted(squeezed(in_word(letter))) == sorted(printed)
    assert squeezed(f"{letter.sentence}記申請契約{GRANT.contract}申請の内容{GRANT.what}") in squeezed(in_word(letter))


def test_the_same_letter_is_the_same_file() -> None:
    first = letter_word(consent_letter(GRANT), AT)
    assert first == letter_word(consent_letter(GRANT), AT)
    with ZipFile(BytesIO(first)) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert "2026-11-23T09:00:00Z" in archive.read("docProps/core.xml").decode()


def test_an_office_reads_it_on_a4_in_a_japanese_font() -> None:
    made = docx.Document(BytesIO(letter_word(consent_letter(REFUSAL), AT)))
    page = made.sections[0]
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)  # type: ignore[union-attr]
    fonts = made.styles["Normal"].element.rPr.rFonts
    assert fonts.get(qn("w:eastAsia")) == "ＭＳ 明朝"
    assert [each.text for each in made.paragraphs if each.style and each.style.name == "Heading 1"] == [REFUSAL.title]
