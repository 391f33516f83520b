"""PDF files: kept as they are, so that a signature still holds, and refused where opening one could start something."""

import re
from collections.abc import Iterator
from typing import BinaryIO

import pikepdf

from compliance.evidence.kinds import Kind, Objection, Objectionable

_STARTING = frozenset(
    {
        "/JavaScript",
        "/Launch",
        "/ImportData",
        "/SubmitForm",
        "/Rendition",
        "/RichMediaExecute",
        "/GoToE",
        "/GoToR",  # on a share of somebody else's, it tells them who is signed in here
    }
)
_SCRIPT = re.compile(rb"\s*(javascript|vbscript|file|data):|\\\\", re.IGNORECASE)
_MOST_VALUES = 5_000_000


def judge_pdf(file: BinaryIO) -> Kind:
    """A PDF without password, scripts, attachments and acts that start a program or send data."""
    try:
        with pikepdf.open(file, suppress_warnings=True) as pdf:
            if pdf.is_encrypted:
                raise Objectionable(Objection.LOCKED)
            if not len(pdf.pages):
                raise Objectionable(Objection.BROKEN)
            for value in _values(pdf):
                _refuse(value)
    except pikepdf.PasswordError:
        raise Objectionable(Objection.LOCKED) from None
    except (pikepdf.PdfError, ValueError, RuntimeError, OverflowError) as error:
        raise Objectionable(Objection.BROKEN) from error
    return Kind.PDF


def _refuse(value: pikepdf.Object) -> None:
    if "/JS" in value or "/XFA" in value or _name(value, "/S") in _STARTING or _SCRIPT.match(_address(value)):
        raise Objectionable(Objection.SCRIPT)
    if isinstance(value, pikepdf.Stream) and "/F" in value:  # its content lies in another file
        raise Objectionable(Objection.ATTACHMENT)
    if "/EF" in value or "/EmbeddedFiles" in value or _name(value, "/Type") == "/EmbeddedFile":
        raise Objectionable(Objection.ATTACHMENT)
    if _name(value, "/Subtype") in {"/RichMedia", "/FileAttachment", "/Movie", "/Sound", "/Screen", "/3D"}:
        raise Objectionable(Objection.ATTACHMENT)


def _name(value: pikepdf.Object, key: str) -> str:
    found = value.get(key)
    return str(found) if isinstance(found, pikepdf.Name) else ""


def _address(value: pikepdf.Object) -> bytes:
    """Where a link leads."""
    found = value.get("/URI")
    return bytes(found) if isinstance(found, pikepdf.String) else b""


def _values(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Every dictionary of the file, those inside others too; each object stands in the list of objects once."""
    waiting: list[pikepdf.Object] = [pdf.trailer, *pdf.objects]
    seen = 0
    while waiting:
        seen += 1
        if seen > _MOST_VALUES:
            raise Objectionable(Objection.BOMB)
        value = waiting.pop()
        if isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
            yield value
            waiting.extend(_direct(each for _, each in value.items()))
        elif isinstance(value, pikepdf.Array):
            waiting.extend(_direct(iter(value)))


def _direct(values: Iterator[object]) -> Iterator[pikepdf.Object]:
    for each in values:
        if isinstance(each, pikepdf.Dictionary | pikepdf.Array) and not each.is_indirect:
            yield each
