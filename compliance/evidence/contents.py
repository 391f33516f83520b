"""What a file is, by its content; whatever is not surely one of the kinds that are taken is refused.

Runs in a child process (`inspections`): the libraries that read foreign files may fail, hang or grow there.
"""

from collections.abc import Callable, Iterator
from pathlib import PurePath
from typing import BinaryIO

from compliance.evidence.kinds import ENDINGS, Kind, Objection, Objectionable

HEAD_BYTES = 1024
_PDF, _JPEG, _PNG = b"%PDF-", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"
_ZIP, _OLE = (b"PK\x03\x04", b"PK\x05\x06"), b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
Judge = Callable[[BinaryIO], Kind]


def judge(file: BinaryIO, name: str) -> Kind:
    """The kind of a file that may be kept; Objectionable where it may not. `name` is what it was called."""
    kind = _kind(file, PurePath(name).suffix.lower())
    if PurePath(name).suffix.lower() not in _endings(kind):
        raise Objectionable(Objection.NAME)
    return kind


def rewritten(file: BinaryIO, kind: Kind) -> Iterator[bytes]:
    """What is kept in the place of a photograph: the picture alone. Nothing for any other kind."""
    if kind.is_photograph:
        from compliance.evidence.photographs import picture_alone

        file.seek(0)
        yield picture_alone(file, kind)


def _kind(file: BinaryIO, ending: str) -> Kind:
    head = file.read(HEAD_BYTES)
    if not head:
        raise Objectionable(Objection.EMPTY)
    file.seek(0)
    return _judge_of(head, ending)(file)


def _judge_of(head: bytes, ending: str) -> Judge:
    """Slow imports wait for the file that needs them."""
    if head.startswith(_PDF):
        from compliance.evidence.pdfs import judge_pdf

        return judge_pdf
    if head.startswith((_JPEG, _PNG)):
        from compliance.evidence.photographs import judge_photograph

        return judge_photograph
    if head.startswith(_ZIP):
        from compliance.evidence.archives import judge_archive

        return judge_archive
    if head.startswith(_OLE):
        from compliance.evidence.compounds import judge_compound

        return judge_compound
    from compliance.evidence.plain_texts import judge_text

    return lambda file: judge_text(file, ending)


def _endings(kind: Kind) -> tuple[str, ...]:
    """A photograph is named after what it is when it is kept: many a PNG is called .jpg by what sent it."""
    if kind.is_photograph:
        return (*ENDINGS[Kind.JPEG], *ENDINGS[Kind.PNG])
    return ENDINGS[kind]
