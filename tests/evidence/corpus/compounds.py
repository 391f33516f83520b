"""Compound files, written sector by sector: workbooks of before 2007, and what else lies in the same container."""

import struct
from collections.abc import Iterator, Mapping

from compliance.evidence.kinds import Kind, Objection
from tests.evidence.corpus.verdicts import OLE, File

_SECTOR, _STREAM = 512, 4_096
_FAT, _END, _FREE, _NONE = 0xFFFFFFFD, 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFF
_BEGIN, _PASSWORD, _OTHER = 0x0809, 0x002F, 0x0042


def compounds() -> Iterator[File]:
    """Each with streams of 4,096 bytes, so that no small ones have to be written."""
    book = _records((_BEGIN, 16), (_OTHER, 2))
    yield "book.xls", _compound({"Workbook": book}), Kind.XLS
    yield "older-book.xls", _compound({"Book": book}), Kind.XLS
    yield "book-with-names.xls", _compound({"Workbook": book, "\5SummaryInformation": b""}), Kind.XLS
    yield "macro.xls", _compound({"Workbook": book, "_VBA_PROJECT_CUR": b""}), Objection.MACRO
    yield "password.xls", _compound({"Workbook": _records((_BEGIN, 16), (_PASSWORD, 6))}), Objection.LOCKED
    yield "password.xlsx", _compound({"EncryptionInfo": b"", "EncryptedPackage": b""}), Objection.LOCKED
    yield "rights.docx", _compound({"EncryptedPackage": b"", "\6DataSpaces": b""}), Objection.LOCKED
    yield "not-a-book.xls", _compound({"Workbook": b""}), Objection.BROKEN
    yield "letter-of-old.doc", _compound({"WordDocument": b""}), Objection.TYPE
    yield "slides.ppt", _compound({"PowerPoint Document": b""}), Objection.TYPE
    yield "mail.msg", _compound({"__properties_version1.0": b""}), Objection.TYPE
    yield "called.doc", _compound({"Workbook": book}), Objection.NAME
    yield "half.xls", _compound({"Workbook": book})[: 3 * _SECTOR], Objection.BROKEN


def _records(*records: tuple[int, int]) -> bytes:
    """The first records of a workbook: number and length of each, its body empty."""
    return b"".join(struct.pack("<HH", number, length) + bytes(length) for number, length in records)


def _compound(streams: Mapping[str, bytes]) -> bytes:
    """Header, table of sectors, directory, streams."""
    per = _STREAM // _SECTOR
    folder = -(-(len(streams) + 1) // 4)
    first = 1 + folder
    table = [_FAT, *_chain(1, folder)]
    entries = [_entry("Root Entry", 5, 1 if streams else _NONE, _END, 0)]
    for number, name in enumerate(streams):
        begin = first + number * per
        table += _chain(begin, per)
        entries.append(_entry(name, 2, _NONE, begin, _STREAM, after=number + 2 if number + 1 < len(streams) else _NONE))
    body = b"".join(content.ljust(_STREAM, b"\0") for content in streams.values())
    sectors = struct.pack(f"<{_SECTOR // 4}I", *table, *[_FREE] * (_SECTOR // 4 - len(table)))
    return _header() + sectors + b"".join(entries).ljust(folder * _SECTOR, b"\0") + body


def _header() -> bytes:
    numbers = struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    places = struct.pack("<IIIIIIIIII", 0, 1, 1, 0, _STREAM, _END, 0, _END, 0, 0)
    return (OLE + bytes(16) + numbers + places).ljust(_SECTOR, b"\xff")


def _chain(begin: int, length: int) -> list[int]:
    return [*range(begin + 1, begin + length), _END]


def _entry(name: str, kind: int, child: int, begin: int, size: int, after: int = _NONE) -> bytes:
    called = name.encode("utf-16-le")
    head = called.ljust(64, b"\0") + struct.pack("<HBB", len(called) + 2, kind, 1)
    return head + struct.pack("<III", _NONE, after, child) + bytes(36) + struct.pack("<IQ", begin, size)
