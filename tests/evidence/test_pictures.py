"""Files as pictures of their pages: drawn in a child, bounded, and honest about what cannot be drawn."""

import io
from random import Random

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image

from compliance.demo.sheets import photographed, scanned
from compliance.evidence.kinds import Objection, Objectionable
from compliance.evidence.pictures import Picture, picture_of
from compliance.evidence.picturing import SIDE

PDF = "application/pdf"


def pdf(pages: int, *, font: bool = False) -> bytes:
    made = io.BytesIO()
    with pikepdf.new() as document:
        for _ in range(pages):
            document.add_blank_page(page_size=(595, 842))
        if font:
            told = Dictionary(Type=Name.Font, Subtype=Name.CIDFontType0, BaseFont=Name("/HeiseiMin-W3"))
            document.Root["/Kept"] = Array([document.make_indirect(told)])
        document.save(made)
    return made.getvalue()


def drawn(content: bytes, media_type: str = PDF, page: int = 1) -> Picture:
    return picture_of(io.BytesIO(content), len(content), media_type, page)


def test_a_page_is_drawn_and_one_that_is_not_there_is_the_nearest() -> None:
    picture = drawn(pdf(3), page=9)
    assert (picture.page, picture.pages, picture.lacks_letters) == (3, 3, False)
    with Image.open(io.BytesIO(picture.content)) as opened:
        assert opened.format == "JPEG"
        assert max(opened.size) <= SIDE


def test_a_scan_and_a_photograph_show_what_is_on_them() -> None:
    for content, media_type in (
        (scanned("名簿", ["山田"], Random(1)), PDF),
        (photographed("名簿", ["山田"], Random(1)), "image/jpeg"),
    ):
        with Image.open(io.BytesIO(drawn(content, media_type).content)) as opened:
            shades = opened.convert("L").histogram()
        assert sum(shades[:100]) > 0, media_type
        assert sum(shades[200:]) > 0, media_type


def test_a_font_that_was_left_out_is_told() -> None:
    assert drawn(pdf(1, font=True)).lacks_letters


@pytest.mark.parametrize(
    ("content", "media_type", "why"),
    [
        (b"%PDF-1.7 cut off", PDF, Objection.BROKEN),
        (b"\xff\xd8\xff no picture", "image/jpeg", Objection.BROKEN),
        ("氏名".encode(), "text/csv", Objection.TYPE),
    ],
)
def test_what_cannot_be_drawn_is_refused(content: bytes, media_type: str, why: Objection) -> None:
    with pytest.raises(Objectionable) as refused:
        drawn(content, media_type)
    assert refused.value.objection is why


def test_a_picture_of_a_huge_page_stays_small() -> None:
    made = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page(page_size=(14400, 14400))
        document.save(made)
    with Image.open(io.BytesIO(drawn(made.getvalue()).content)) as opened:
        assert max(opened.size) <= SIDE
