"""What is nothing that an office hands in: programs, films, and archives of other kinds."""

from collections.abc import Iterator
from hashlib import shake_128

from compliance.evidence.kinds import Objection
from tests.evidence.corpus.verdicts import OLE, File


def strange() -> Iterator[File]:
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
    yield "picture-of-a-disk.iso", bytes(32_769) + b"CD001\1\0", Objection.TYPE
    yield "data.sqlite", b"SQLite format 3\0\x10\0\1\1\0", Objection.TYPE
    yield "packed.cab", b"MSCF\0\0\0\0", Objection.TYPE
    yield "packed.lzh", b"\x22\xa9-lh5-\0\0\0\0", Objection.TYPE
    yield "help.chm", b"ITSF\3\0\0\0", Objection.TYPE
    yield "written.ps", b"%!PS-Adobe-3.0\n(x) print\n", Objection.NAME
    yield "noise.pdf", shake_128(b"noise").digest(4_000), Objection.TYPE
    yield "one-nought.csv", b"\0", Objection.TYPE
