"""Excel and Word files of today, which are archives: judged by their directory before anything in them is unpacked."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from compliance.evidence.kinds import Kind, Objection, Objectionable

MOST_ENTRIES = 5_000
MOST_BYTES = 500_000_000
MOST_RATIO = 100
"""Unpacked against packed, of the whole archive: sheets of figures stay below 30."""
RELATIONS_BYTES = 2_000_000

_MAIN = {"xl/workbook.xml": Kind.XLSX, "word/document.xml": Kind.DOCX}
_TYPES = "[Content_Types].xml"
_EMBEDDED = re.compile(
    r"(xl|word)/((embeddings|activex)/.*\.(bin|exe|vbs|js|bat|cmd|ps1|msi|dll|scr)|.*\.(rtf|mht|mhtml|html?))"
)
_OLD_MACROS = "xl/macrosheets/"
_PROGRAM_ASKED = re.compile(r"xl/externallinks/[^/]*\.xml")
_ASTRAY = re.compile(r"/|.*(^|/)\.\.(/|$)|.*[\\:]", re.DOTALL)
"""Names of entries that no office program gives, and that lead whoever unpacks them out of the folder."""
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_FETCHED = ("/attachedTemplate", "/oleObject", "/frame", "/subDocument", "/image")
_ELSEWHERE = re.compile(r"(https?:|ftp:|file:/*[^/]+\.[^/]+/|\\\\|//).*", re.IGNORECASE | re.DOTALL)
_LOCKED_BIT = 0x1


def judge_archive(file: BinaryIO) -> Kind:
    """A workbook or a document without macros, attachments and templates from elsewhere; no other archive."""
    try:
        with zipfile.ZipFile(file) as archive:
            return _judge(archive, file.seek(0, io.SEEK_END))
    except (zipfile.BadZipFile, zlib.error, LookupError, NotImplementedError, ValueError, EOFError, OSError) as error:
        raise Objectionable(Objection.BROKEN) from error


def _judge(archive: zipfile.ZipFile, size: int) -> Kind:
    entries = archive.infolist()
    names = [entry.filename for entry in entries]
    kinds = [kind for name, kind in _MAIN.items() if name in names]
    if len(kinds) != 1 or _TYPES not in names:
        raise Objectionable(Objection.TYPE)
    refuse_bomb(entries, size)
    if any(entry.flag_bits & _LOCKED_BIT for entry in entries):
        raise Objectionable(Objection.LOCKED)
    if not all(entry.compress_type in _PACKED for entry in entries) or any(map(_ASTRAY.match, names)):
        raise Objectionable(Objection.BROKEN)
    if len({name.lower() for name in names}) != len(names):
        raise Objectionable(Objection.BROKEN)  # two readers would see two files
    _refuse_macros(archive, names)
    _refuse_fetching(archive, names)
    return kinds[0]


def refuse_bomb(entries: list[zipfile.ZipInfo], size: int) -> None:
    """Objectionable for what would unpack to more than anybody fills in, told by the directory of an archive of `size`.

    Entries that are together longer than the archive itself lie over one another.
    """
    whole, packed = sum(entry.file_size for entry in entries), sum(entry.compress_size for entry in entries)
    if len(entries) > MOST_ENTRIES or whole > MOST_BYTES or packed > size or whole > MOST_RATIO * max(packed, 10_000):
        raise Objectionable(Objection.BOMB)


def _refuse_macros(archive: zipfile.ZipFile, names: list[str]) -> None:
    if any(name.lower().endswith("vbaproject.bin") or name.lower().startswith(_OLD_MACROS) for name in names):
        raise Objectionable(Objection.MACRO)
    if b"macroEnabled" in _read(archive, _TYPES):
        raise Objectionable(Objection.MACRO)
    if any(_EMBEDDED.fullmatch(name.lower()) for name in names):
        raise Objectionable(Objection.ATTACHMENT)


def _refuse_fetching(archive: zipfile.ZipFile, names: list[str]) -> None:
    """A link that a reader follows does no harm; what a program fetches by itself when it opens the file may."""
    for name in names:
        if _PROGRAM_ASKED.fullmatch(name.lower()) and b"ddeLink" in _read(archive, name):
            raise Objectionable(Objection.EXTERNAL)
        if name.endswith(".rels") and any(kind.endswith(_FETCHED) for kind in _outside(_read(archive, name))):
            raise Objectionable(Objection.EXTERNAL)


def _outside(relations: bytes) -> Iterator[str]:
    """The types of the relations that lead to another machine."""
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    try:
        root = fromstring(relations)
    except (ParseError, DefusedXmlException) as error:
        raise Objectionable(Objection.BROKEN) from error
    outside = (each for each in root if each.get("TargetMode", "").lower() == "external")
    return (str(each.get("Type")) for each in outside if _ELSEWHERE.fullmatch(str(each.get("Target"))))


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    """A small entry, whatever size the directory says it has."""
    with archive.open(name) as entry:
        content = entry.read(RELATIONS_BYTES + 1)
    if len(content) > RELATIONS_BYTES:
        raise Objectionable(Objection.BOMB)
    return content
