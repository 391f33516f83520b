"""Photographs and drawings: whole, cut, too large, and of kinds that are not taken."""

import io
import struct
import zlib
from collections.abc import Iterator

from PIL import Image

from compliance.evidence.kinds import Kind, Objection
from tests.evidence.corpus.verdicts import File


def _picture(form: str, mode: str = "RGB", **saved: object) -> bytes:
    kept = io.BytesIO()
    Image.new(mode, (8, 6)).save(kept, form, **saved)
    return kept.getvalue()


def pictures() -> Iterator[File]:
    jpeg, png = _picture("JPEG"), _picture("PNG")
    yield "photo.jpg", jpeg, Kind.JPEG
    yield "photo.jpeg", _picture("JPEG", "CMYK"), Kind.JPEG
    yield "grey.JPG", _picture("JPEG", "L"), Kind.JPEG
    yield "picture.png", png, Kind.PNG
    yield "seen-through.png", _picture("PNG", "RGBA"), Kind.PNG
    yield "called-otherwise.png", jpeg, Kind.JPEG
    yield "page-behind.jpg", jpeg + b"<script>alert(1)</script>", Kind.JPEG
    yield "head-only.jpg", jpeg[:3], Objection.BROKEN
    yield "head-only.png", png[:8], Objection.BROKEN
    yield "photo.gif", _picture("GIF"), Objection.TYPE
    yield "photo.bmp", _picture("BMP"), Objection.TYPE
    yield "photo.tiff", _picture("TIFF"), Objection.TYPE
    yield "photo.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", Objection.TYPE
    yield "photo.jpg.pdf", jpeg, Objection.NAME
    yield "huge.png", _of_size(png, 60_000, 60_000), Objection.LARGE_PICTURE
    yield "large.png", _of_size(png, 9_000, 9_000), Objection.LARGE_PICTURE
    yield from _odd_pictures(jpeg, png)


def _odd_pictures(jpeg: bytes, png: bytes) -> Iterator[File]:
    """Cut, altered or drawn as no camera does; what can be drawn is drawn anew, so that nothing else of it stays."""
    yield "step-by-step.jpg", _picture("JPEG", progressive=True), Kind.JPEG
    yield "told-where.jpg", _picture("JPEG", exif=_place()), Kind.JPEG
    yield "two-in-one.jpg", _picture("MPO", save_all=True, append_images=[Image.new("RGB", (8, 6))]), Kind.JPEG
    yield "deep.png", _picture("PNG", "I;16"), Kind.PNG
    yield "moving.png", _picture("PNG", save_all=True, append_images=[Image.new("RGB", (8, 6), "red")]), Kind.PNG
    yield "program-behind.png", png + b"MZ" + bytes(200), Kind.PNG
    yield "half.jpg", jpeg[: len(jpeg) // 2], Objection.BROKEN
    yield "half.png", png[:43], Objection.BROKEN
    yield "altered.png", png[:45] + bytes([png[45] ^ 255]) + png[46:], Objection.BROKEN
    yield "no-size.png", _of_size(png, 0, 0), Objection.BROKEN
    yield "words-without-end.png", _with_words(png, bytes(90_000_000)), Objection.BROKEN
    yield "photo.webp", _picture("WEBP"), Objection.TYPE
    yield "photo.ico", _picture("ICO"), Objection.TYPE
    yield "gif-as-jpeg.jpg", _picture("GIF"), Objection.TYPE
    yield "drawing.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>", Objection.TYPE
    yield "jpeg.txt", jpeg, Objection.NAME


def _place() -> Image.Exif:
    told = Image.Exif()
    told.get_ifd(0x8825)[1] = "N"
    return told


def _with_words(png: bytes, words: bytes) -> bytes:
    """With a packed text of so many bytes behind its head."""
    chunk = b"zTXtComment\0\0" + zlib.compress(words, 9)
    return png[:33] + struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk)) + png[33:]


def _of_size(png: bytes, width: int, height: int) -> bytes:
    """A picture that says it is larger than it is."""

    head = b"IHDR" + struct.pack(">II", width, height) + png[24:29]
    return png[:12] + head + struct.pack(">I", zlib.crc32(head)) + png[33:]
