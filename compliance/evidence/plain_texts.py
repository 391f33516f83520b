"""Plain texts and CSV files: what can be read as UTF-8 or CP932 from end to end, and holds no control signs."""

import codecs
import re
from typing import BinaryIO

from compliance.evidence.kinds import Kind, Objection, Objectionable

_PIECE = 1 << 18
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
_MARKUP = re.compile(r"\s*<(\?xml|!doctype|html|svg|script|head|body)", re.IGNORECASE)


def judge_text(file: BinaryIO, ending: str) -> Kind:
    """A text whatever it is called, a CSV file by its name; pages and pictures written as text are neither."""
    if any(_reads_as(file, encoding) for encoding in _encodings(file)):
        return Kind.CSV if ending == ".csv" else Kind.TEXT
    raise Objectionable(Objection.TYPE)


def _encodings(file: BinaryIO) -> tuple[str, ...]:
    """UTF-16 where its mark stands, and only there: nearly every file could be read as that."""
    file.seek(0)
    marked = file.read(2) in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    return ("utf-16",) if marked else ("utf-8-sig", "cp932")


def _reads_as(file: BinaryIO, encoding: str) -> bool:
    file.seek(0)
    decoder, first = codecs.getincrementaldecoder(encoding)(), True
    try:
        while piece := file.read(_PIECE):
            text = decoder.decode(piece)
            if _CONTROL.search(text) or (first and _MARKUP.match(text)):
                return False
            first = False
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
