"""The child process that draws one page of a file; run by `pictures`, bound as `judging` is, and never imported.

PDF pages are drawn by typst's reader of PDF, which is written in a language without dangling pointers and runs no
script; it wants a path, so the file lies in memory under one (`memfd`), and on no disk.
"""

import io
import os
import sys
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from PIL import Image

from compliance.evidence.judging import asked_for, bound, conclude, keep
from compliance.evidence.kinds import Kind, Objection, Objectionable

SIDE = 2000
"""The longer side of a picture in pixels: enough to read a stamp on a page of A4."""

_POINTS, _FINEST = 72, 200
_QUALITY = 85
_BUFFER = 1 << 18
_COMPOSITE = frozenset({"/CIDFontType0", "/CIDFontType2"})


def main() -> None:
    """Draw the page that the first line names, of the file that it describes."""
    to = sys.stdout.buffer
    job, file = asked_for(to, sys.stdin.buffer)
    handle = _in_memory(file)
    bound()

    def drawn() -> Mapping[str, object]:
        picture, verdict = _drawn(handle, Kind(job["kind"]), job["page"])
        keep(to, picture)
        return verdict

    conclude(to, drawn)


def _in_memory(file: BinaryIO) -> int:
    """The handle of a copy that has a path and lies on no disk."""
    handle = os.memfd_create("page")
    with os.fdopen(handle, "wb", closefd=False) as copy:
        while piece := file.read(_BUFFER):
            copy.write(piece)
    return handle


def _drawn(handle: int, kind: Kind, page: int) -> tuple[bytes, dict[str, Any]]:
    with open(handle, "rb", closefd=False) as file:
        if kind.is_photograph:
            return _small(file), {"page": 1, "pages": 1, "lacks_letters": False}
        return _page(handle, file, page)


def _page(handle: int, file: BinaryIO, page: int) -> tuple[bytes, dict[str, Any]]:
    import pikepdf

    try:
        with pikepdf.open(file, suppress_warnings=True) as pdf:
            pages, lacks = len(pdf.pages), any(_lacks_font(value) for value in pdf.objects)
            page = min(max(page, 1), pages)
            longest = max(_size(pdf.pages[page - 1]))
    except (pikepdf.PdfError, ValueError, RuntimeError) as error:
        raise Objectionable(Objection.BROKEN) from error
    finest = min(_FINEST, SIDE * _POINTS / longest)
    return _small(io.BytesIO(_rendered(handle, page, finest))), {"page": page, "pages": pages, "lacks_letters": lacks}


def _rendered(handle: int, page: int, per_inch: float) -> bytes:
    import typst

    source = f'#set page(width: auto, height: auto, margin: 0pt)\n#image("/{handle}", format: "pdf", page: {page})'
    try:
        drawn: bytes = typst.compile(  # type: ignore[call-overload]  # its stub wants bytes for the root too
            source.encode(), root="/proc/self/fd", format="png", ppi=per_inch, ignore_system_fonts=True
        )
    except typst.TypstError as error:
        raise Objectionable(Objection.BROKEN) from error
    return drawn


def _size(page: Any) -> Iterator[float]:
    """Width and height in points, at least one."""
    left, bottom, right, top = (float(value) for value in page.mediabox)
    yield max(1.0, abs(right - left))
    yield max(1.0, abs(top - bottom))


def _lacks_font(value: Any) -> bool:
    """Whether this is a font of many signs, as Japanese ones are, that the file names and does not bring along."""
    import pikepdf

    if not isinstance(value, pikepdf.Dictionary) or str(value.get("/Subtype", "")) not in _COMPOSITE:
        return False
    described = value.get("/FontDescriptor")
    return described is None or not any(name in described for name in ("/FontFile", "/FontFile2", "/FontFile3"))


def _small(file: BinaryIO) -> bytes:
    """The picture as a JPEG of no more than `SIDE`, on white paper."""
    try:
        with Image.open(file, formats=("JPEG", "PNG")) as opened:
            opened.draft("RGB", (SIDE, SIDE))
            opened.thumbnail((SIDE, SIDE))
            picture = opened.convert("RGBA")
    except Image.DecompressionBombError as error:
        raise Objectionable(Objection.BOMB) from error
    except (OSError, SyntaxError, ValueError) as error:
        raise Objectionable(Objection.BROKEN) from error
    paper = Image.new("RGB", picture.size, "white")
    paper.paste(picture, mask=picture.getchannel("A"))
    kept = io.BytesIO()
    paper.save(kept, "JPEG", quality=_QUALITY)
    return kept.getvalue()


if __name__ == "__main__":
    main()
