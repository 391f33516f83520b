"""Excel files of before 2007; in the same container lie documents with passwords, mails and installers."""

from typing import BinaryIO

import olefile

from compliance.evidence.kinds import Kind, Objection, Objectionable

_LOCKED = ("EncryptedPackage", "EncryptionInfo", "DRMEncryptedDataSpace")
_MACROS = ("_VBA_PROJECT_CUR", "Macros", "VBA")
_BEGIN, _PASSWORD = 0x0809, 0x002F
_FIRST_RECORDS = 20


def judge_compound(file: BinaryIO) -> Kind:
    """A workbook without macros and password."""
    try:
        with olefile.OleFileIO(file) as container:
            return _judge(container)
    except (OSError, ValueError, IndexError, OverflowError, RecursionError) as error:
        raise Objectionable(Objection.BROKEN) from error


def _judge(container: "olefile.OleFileIO") -> Kind:
    if any(container.exists(name) for name in _LOCKED):
        raise Objectionable(Objection.LOCKED)
    book = next((name for name in ("Workbook", "Book") if container.exists(name)), None)
    if book is None:
        raise Objectionable(Objection.TYPE)
    if any(container.exists(name) for name in _MACROS):
        raise Objectionable(Objection.MACRO)
    with container.openstream(book) as stream:
        _refuse_password(stream)
    return Kind.XLS


def _refuse_password(stream: BinaryIO) -> None:
    """A locked workbook says so in one of its first records: a number and a length of two bytes each, then its body."""
    for place in range(_FIRST_RECORDS):
        head = stream.read(4)
        number, length = int.from_bytes(head[:2], "little"), int.from_bytes(head[2:], "little")
        if len(head) < 4 or (place == 0 and number != _BEGIN):
            raise Objectionable(Objection.BROKEN)
        if number == _PASSWORD:
            raise Objectionable(Objection.LOCKED)
        stream.read(length)
