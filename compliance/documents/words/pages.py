"""The page of an office's Word file: A4, the fonts that every Japanese Word has, n / N at its foot."""

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

_TEXT, _HEADING = "ＭＳ 明朝", "ＭＳ ゴシック"
_FONT_USES = ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs")
_THEMES = ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme")


def office_document() -> Document:
    """An empty document with the styles Normal, Heading 1 (the title) and Heading 2 of an office's letter."""
    document = docx.Document()
    _page(document)
    _close_up(_style(document, "Normal", _TEXT, 10.5))
    title = _style(document, "Heading 1", _HEADING, 13, before=20, after=14)
    title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _style(document, "Heading 2", _HEADING, 11, before=12, after=5)
    _speak_japanese(document)
    return document


def _page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin = section.bottom_margin = Mm(22)
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _field(foot, "PAGE")
    foot.add_run(" / ")
    _field(foot, "NUMPAGES")


def _style(
    document: Document, name: str, font: str, size: float, before: float = 0, after: float = 0
) -> ParagraphStyle:
    style = document.styles[name]
    assert isinstance(style, ParagraphStyle)  # noqa: S101 - narrows what the template of python-docx holds
    style.font.size, style.font.color.rgb = Pt(size), RGBColor(0, 0, 0)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    style.paragraph_format.line_spacing = 1.25
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in _THEMES:
        fonts.attrib.pop(qn(theme), None)
    for use in _FONT_USES:
        fonts.set(qn(use), font)
    return style


def _close_up(style: ParagraphStyle) -> None:
    """No gap between Japanese and Latin signs: 8健づ第9号 is one number."""
    for gap in ("w:autoSpaceDE", "w:autoSpaceDN"):
        off = OxmlElement(gap)
        off.set(qn("w:val"), "0")
        style.element.get_or_add_pPr().insert_element_before(off, "w:spacing")


def _speak_japanese(document: Document) -> None:
    """Word checks and breaks its lines as Japanese."""
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "ja-JP")


def _field(paragraph: Paragraph, code: str) -> None:
    """A number that Word works out, like PAGE."""
    begin, told, end = OxmlElement("w:fldChar"), OxmlElement("w:instrText"), OxmlElement("w:fldChar")
    begin.set(qn("w:fldCharType"), "begin")
    told.text = code
    end.set(qn("w:fldCharType"), "end")
    paragraph.add_run().element.extend((begin, told, end))
