"""Files that are odd or hostile, each built here and each with the verdict it must get: its kind, or the objection."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from hashlib import shake_128

import pikepdf
import xlsxwriter  # type: ignore[import-untyped]  # ships no types
from pikepdf import Array, Dictionary, Name, Pdf, Stream
from PIL import Image

from compliance.evidence.archives import MOST_ENTRIES
from compliance.evidence.kinds import Kind, Objection

Verdict = Kind | Objection
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def corpus() -> Iterator[tuple[str, bytes, Verdict]]:
    """(name, content, verdict) of each."""
    yield from _texts()
    yield from _pdfs()
    yield from _pictures()
    yield from _archives()
    yield from _strange()


def _texts() -> Iterator[tuple[str, bytes, Verdict]]:
    names = "髙橋,﨑田\r\n"
    yield "utf8.csv", names.encode(), Kind.CSV
    yield "with-mark.csv", names.encode("utf-8-sig"), Kind.CSV
    yield "cp932.csv", names.encode("cp932"), Kind.CSV
    yield "utf16.txt", "\ufeff名簿\n".encode("utf-16-le"), Kind.TEXT
    yield "utf16-big.txt", "\ufeff名簿\n".encode("utf-16-be"), Kind.TEXT
    yield "upper.TXT", b"note\n", Kind.TEXT
    yield "access.log", b"2026-11-20 10:00:00 login ok\n", Kind.TEXT
    yield "formula.csv", b"=cmd|' /C calc'!A0\n", Kind.CSV
    yield "astral.txt", "𠮷野家\U000e0100".encode(), Kind.TEXT
    yield "long-line.txt", b"a" * 600_000, Kind.TEXT
    yield "split-sign.csv", b"a" * ((1 << 18) - 1) + "髙".encode(), Kind.CSV
    yield "escape-sequences.txt", b"\x1b[31mred\x1b[0m", Kind.TEXT
    yield "text.pdf", b"only text", Objection.NAME
    yield "text.exe", b"only text", Objection.NAME
    yield "text", b"only text", Objection.NAME
    yield "name.csv.bat", b"del *.*", Objection.NAME
    yield "page.txt", b"<!DOCTYPE html><script>alert(1)</script>", Objection.TYPE
    yield "spaces-first.txt", b"\n\n  <HTML>", Objection.TYPE
    yield "drawing.txt", b"<svg onload='alert(1)'/>", Objection.TYPE
    yield "declared.csv", b"<?xml version='1.0'?><x/>", Objection.TYPE
    yield "page-in-utf16.txt", "\ufeff<html>".encode("utf-16-le"), Objection.TYPE
    yield "nul.txt", b"text\0text", Objection.TYPE
    yield "late-nul.txt", b"text" * 100_000 + b"\0", Objection.TYPE
    yield "neither-encoding.txt", b"\x81\xff\xfe\x80\x00", Objection.TYPE
    yield "cut-sign.txt", "髙".encode()[:1], Objection.TYPE


def _pdf(change: Callable[[Pdf], object] = lambda _pdf: None, **saved: object) -> bytes:
    kept = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        change(pdf)
        pdf.save(kept, **saved)  # type: ignore[arg-type]  # one of many options
    return kept.getvalue()


def _opens_with(action: Dictionary) -> bytes:
    def change(pdf: Pdf) -> None:
        pdf.Root.OpenAction = pdf.make_indirect(action)

    return _pdf(change)


def _on_page(annotation: Mapping[str, object]) -> bytes:
    def change(pdf: Pdf) -> None:
        pdf.pages[0].obj.Annots = Array([Dictionary({"/Type": Name.Annot, "/Rect": [0, 0, 9, 9], **annotation})])

    return _pdf(change)


def _pdfs() -> Iterator[tuple[str, bytes, Verdict]]:
    plain = _pdf()
    yield "plain.pdf", plain, Kind.PDF
    yield "PLAIN.PDF", plain, Kind.PDF
    yield "packed.pdf", _pdf(object_stream_mode=pikepdf.ObjectStreamMode.generate), Kind.PDF
    yield "link.pdf", _on_page({"/Subtype": Name.Link, "/A": Dictionary(S=Name.URI, URI="https://x.lg.jp")}), Kind.PDF
    yield "tail-behind-the-end.pdf", plain + b"\n\0\0\0", Kind.PDF
    yield "no-table.pdf", plain[: plain.rindex(b"startxref")], Kind.PDF
    yield "script.pdf", _opens_with(Dictionary(S=Name.JavaScript, JS="app.alert(1)")), Objection.SCRIPT
    yield "script-in-a-stream.pdf", _pdf(_script_in_a_stream), Objection.SCRIPT
    yield "launch.pdf", _opens_with(Dictionary(S=Name.Launch, F="cmd.exe")), Objection.SCRIPT
    yield "sends-a-form.pdf", _opens_with(Dictionary(S=Name.SubmitForm, F="http://x")), Objection.SCRIPT
    yield "imports.pdf", _opens_with(Dictionary(S=Name.ImportData, F="x.fdf")), Objection.SCRIPT
    chained = Dictionary(S=Name.GoTo, Next=Array([Dictionary(S=Name.JavaScript, JS="1")]))
    yield "script-after-another-act.pdf", _opens_with(chained), Objection.SCRIPT
    yield (
        "script-on-a-page.pdf",
        _on_page({"/AA": Dictionary(E=Dictionary(S=Name.JavaScript, JS="1"))}),
        Objection.SCRIPT,
    )
    yield "form-of-scripts.pdf", _pdf(_xfa), Objection.SCRIPT
    packed = {"object_stream_mode": pikepdf.ObjectStreamMode.generate}
    yield "script-packed.pdf", _pdf(_script_in_a_stream, **packed), Objection.SCRIPT
    yield "attached.pdf", _pdf(lambda pdf: pdf.attachments.__setitem__("x.exe", b"MZ")), Objection.ATTACHMENT
    yield "attached-to-a-page.pdf", _on_page({"/Subtype": Name.FileAttachment}), Objection.ATTACHMENT
    yield "film.pdf", _on_page({"/Subtype": Name.RichMedia}), Objection.ATTACHMENT
    yield "locked.pdf", _pdf(encryption=pikepdf.Encryption(owner="a", user="b")), Objection.LOCKED
    yield "locked-for-changes.pdf", _pdf(encryption=pikepdf.Encryption(owner="a", user="")), Objection.LOCKED
    yield "head-only.pdf", b"%PDF-1.7\n", Objection.BROKEN
    yield "half.pdf", plain[: len(plain) // 3], Objection.BROKEN
    yield "no-pages.pdf", _pdf(lambda pdf: pdf.pages.__delitem__(0)), Objection.BROKEN
    yield "plain.jpg", plain, Objection.NAME
    yield "plain.pdf.exe", plain, Objection.NAME


def _script_in_a_stream(pdf: Pdf) -> None:
    pdf.Root.OpenAction = pdf.make_indirect(Dictionary(S=Name.JavaScript, JS=Stream(pdf, b"app.alert(1)")))


def _xfa(pdf: Pdf) -> None:
    pdf.Root.AcroForm = Dictionary(Fields=Array(), XFA=Stream(pdf, b"<xdp/>"))


def _picture(form: str, mode: str = "RGB", size: tuple[int, int] = (8, 6)) -> bytes:
    kept = io.BytesIO()
    Image.new(mode, size).save(kept, form)
    return kept.getvalue()


def _pictures() -> Iterator[tuple[str, bytes, Verdict]]:
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


def _of_size(png: bytes, width: int, height: int) -> bytes:
    """A picture that says it is larger than it is."""

    head = b"IHDR" + struct.pack(">II", width, height) + png[24:29]
    return png[:12] + head + struct.pack(">I", zlib.crc32(head)) + png[33:]


def _zip(entries: Mapping[str, bytes], packed: int = zipfile.ZIP_DEFLATED) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", packed) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return kept.getvalue()


def _word(more: Mapping[str, bytes] | None = None, types: bytes = _TYPES) -> bytes:
    return _zip({"[Content_Types].xml": types, "word/document.xml": b"<document/>", **(more or {})})


def _book() -> bytes:
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept) as book:
        book.add_worksheet().write(0, 0, "髙橋")
    return kept.getvalue()


def _relation(kind: str, target: str) -> dict[str, bytes]:
    line = f'<Relationship Id="a" Type="{_RELATIONS}/{kind}" Target="{target}" TargetMode="External"/>'
    return {"word/_rels/document.xml.rels": f"<Relationships>{line}</Relationships>".encode()}


def _archives() -> Iterator[tuple[str, bytes, Verdict]]:
    book = _book()
    yield "book.xlsx", book, Kind.XLSX
    yield "letter.docx", _word(), Kind.DOCX
    yield "linked.docx", _word(_relation("hyperlink", "https://x.lg.jp")), Kind.DOCX
    yield "own-template.docx", _word(_relation("attachedTemplate", "file:///C:/Users/a/Normal.dotm")), Kind.DOCX
    yield "chart.docx", _word({"word/embeddings/Sheet1.xlsx": book}), Kind.DOCX
    yield (
        "macro.xlsx",
        _zip({"[Content_Types].xml": _TYPES, "xl/workbook.xml": b"", "xl/vbaProject.bin": b""}),
        Objection.MACRO,
    )
    yield (
        "macro-type.docx",
        _word(types=b"<Types>application/vnd.ms-word.document.macroEnabled</Types>"),
        Objection.MACRO,
    )
    yield "program-inside.docx", _word({"word/embeddings/oleObject1.bin": OLE}), Objection.ATTACHMENT
    yield "template-elsewhere.docx", _word(_relation("attachedTemplate", "http://x/evil.dotm")), Objection.EXTERNAL
    yield "template-on-a-share.docx", _word(_relation("attachedTemplate", "\\\\10.0.0.1\\x.dotm")), Objection.EXTERNAL
    yield "object-elsewhere.docx", _word(_relation("oleObject", "https://x/y")), Objection.EXTERNAL
    laughs = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><Relationships>&b;</Relationships>'
    yield "laughs.docx", _word({"_rels/.rels": laughs}), Objection.BROKEN
    yield "no-xml.docx", _word({"_rels/.rels": b"<Relationships"}), Objection.BROKEN
    yield "bomb.xlsx", _word({"xl/media/a.bin": bytes(30_000_000)}), Objection.BOMB
    yield "many.docx", _word({f"word/{number}": b"" for number in range(MOST_ENTRIES)}), Objection.BOMB
    yield "large-relations.docx", _word({"_rels/.rels": _noise(2_500_000)}), Objection.BOMB
    yield "locked-entry.docx", _locked(_word()), Objection.LOCKED
    yield "files.zip", _zip({"a.txt": b"a"}), Objection.TYPE
    yield "files.xlsx", _zip({"a.txt": b"a"}), Objection.TYPE
    yield "slides.pptx", _zip({"[Content_Types].xml": _TYPES, "ppt/presentation.xml": b""}), Objection.TYPE
    yield "both.docx", _word({"xl/workbook.xml": b""}), Objection.TYPE
    yield "empty.zip", _zip({}), Objection.TYPE
    yield "cut.xlsx", book[:-30], Objection.BROKEN
    yield "head-only.xlsx", b"PK\x03\x04", Objection.BROKEN
    yield "book.docx", book, Objection.NAME
    yield "book.xlsx.exe", book, Objection.NAME


def _noise(size: int) -> bytes:

    return shake_128(b"noise").digest(size)


def _locked(archive: bytes) -> bytes:
    """The same with the flag of a password in each entry."""
    changed = bytearray(archive)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = changed.find(mark)
        while at >= 0:
            changed[at + place] |= 1
            at = changed.find(mark, at + 4)
    return bytes(changed)


def _strange() -> Iterator[tuple[str, bytes, Verdict]]:
    yield "empty.pdf", b"", Objection.EMPTY
    yield "old.doc", OLE + bytes(2000), Objection.BROKEN
    yield "short.xls", OLE, Objection.BROKEN
    yield "program.exe", b"MZ\x90\0\3\0\0\0", Objection.TYPE
    yield "program.pdf", b"\x7fELF\2\1\1\0", Objection.TYPE
    yield "film.mp4", b"\0\0\0\x20ftypisom\0\0\2\0", Objection.TYPE
    yield "packed.7z", b"7z\xbc\xaf\x27\x1c\0\4", Objection.TYPE
    yield "packed.rar", b"Rar!\x1a\7\1\0", Objection.TYPE
    yield "packed.gz", b"\x1f\x8b\x08\0\0\0\0\0", Objection.TYPE
    yield "disk.lnk", b"L\0\0\0\1\x14\2\0", Objection.TYPE
