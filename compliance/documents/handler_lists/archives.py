"""What a file is by its bytes, and whether it may be unpacked at all: decided from the directory, nothing unpacked."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePath
from zipfile import BadZipFile, ZipFile, ZipInfo

from compliance.documents.handler_lists.refusals import refusal

LARGEST = 5_000_000
MOST_UNPACKED, MOST_TIMES, MOST_ENTRIES = 50_000_000, 100, 2_000
_SMALL = 1_000_000
"""Bytes up to which a part may be packed as tightly as it likes: an empty sheet is hundreds of times smaller packed."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORKBOOK = "Workbook".encode("utf-16-le"), "Book".encode("utf-16-le")
_OTHERS = (
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"{\\rtf", "RTF"),
    (b"MZ", "プログラム / a program"),
    (b"7z\xbc\xaf", "7-Zip"),
    (b"Rar!", "RAR"),
    (b"\x1f\x8b", "gzip"),
)
_MARKUP = (b"<html", b"<!doctype html", b"<?xml", b"<table", b"mime-version:")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file that is read: its words, and the endings of names that fit."""

    words: str
    endings: tuple[str, ...]


XLSX = Kind("Excel ブック（.xlsx）", (".xlsx",))
XLS = Kind("Excel 97-2003 ブック（.xls）", (".xls",))
ODS = Kind("OpenDocument（.ods）", (".ods",))
TEXT = Kind("テキスト（CSV）", (".csv", ".tsv", ".txt"))


def kind_of(data: bytes, name: str) -> Kind:
    """What the bytes are; NotAHandlerList for anything that is not read, or that is named as something else."""
    if len(data) > LARGEST:
        raise refusal("too_large", name, size=len(data), largest=LARGEST)
    if not data.strip(b" \t\r\n\x0c\xef\xbb\xbf\x00"):
        raise refusal("empty", name)
    kind = _kind(data, name)
    ending = PurePath(name).suffix.lower()
    if ending not in kind.endings:
        raise refusal("wrong_ending", name, ending=ending, kind=kind.words, right=kind.endings[0])
    return kind


def _kind(data: bytes, name: str) -> Kind:
    if data.startswith(b"PK"):
        return _of_archive(data, name)
    if data.startswith(_OLE):
        return _of_ole(data, name)
    begin = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if begin.startswith(_MARKUP):
        raise refusal("not_a_workbook", name, kind="HTML・XML")
    for magic, words in _OTHERS:
        if data.startswith(magic):
            raise refusal("not_a_workbook", name, kind=words)
    if b"\x00" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise refusal("not_a_workbook", name, kind="テキストでもないファイル / a file of no known kind")
    return TEXT


def _of_ole(data: bytes, name: str) -> Kind:
    if _ENCRYPTED in data:
        raise refusal("password", name)
    if not any(stream in data for stream in _WORKBOOK):
        raise refusal("not_a_workbook", name, kind="Word など / Word or the like")
    return XLS


def _of_archive(data: bytes, name: str) -> Kind:
    try:
        with ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
            kind = _named(entries, name)
            _refuse_bomb(entries, name)
            if kind is ODS and archive.read("mimetype").strip() != b"application/vnd.oasis.opendocument.spreadsheet":
                raise refusal("not_a_workbook", name, kind="OpenDocument の文書など / another OpenDocument file")
    except (BadZipFile, NotImplementedError, RuntimeError, KeyError, EOFError, ValueError, OSError) as broken:
        raise refusal("broken", name) from broken
    return kind


def _named(entries: list[ZipInfo], name: str) -> Kind:
    names = {entry.filename for entry in entries}
    if any(entry.flag_bits & 1 for entry in entries):
        raise refusal("password", name)
    if any(each.endswith("vbaProject.bin") for each in names):
        raise refusal("macros", name)
    if any(each.startswith("xl/externalLinks/") for each in names):
        raise refusal("external_links", name)
    if "xl/workbook.xml" in names:
        return XLSX
    if {"content.xml", "mimetype"} <= names:
        return ODS
    kind = "Word" if any(each.startswith("word/") for each in names) else "ZIP"
    raise refusal("not_a_workbook", name, kind="Excel バイナリ（.xlsb）" if "xl/workbook.bin" in names else kind)


def _refuse_bomb(entries: list[ZipInfo], name: str) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    tight = any(
        entry.file_size > _SMALL and entry.file_size > MOST_TIMES * max(entry.compress_size, 1) for entry in entries
    )
    if unpacked > MOST_UNPACKED or len(entries) > MOST_ENTRIES or tight:
        raise refusal("bomb", name, unpacked=unpacked, entries=len(entries))
