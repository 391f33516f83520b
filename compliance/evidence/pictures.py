"""One page of a file as a picture for the screen, drawn in a child process: the file itself reaches no browser."""

from dataclasses import dataclass
from threading import BoundedSemaphore
from typing import BinaryIO

from compliance.evidence.children import converse
from compliance.evidence.kinds import MEDIA_TYPES, Kind, Objection, Objectionable

LARGEST = 64_000_000
"""A larger file (in bytes) is saved and opened elsewhere: a child holds it whole."""

SHOWN = {MEDIA_TYPES[kind]: kind for kind in (Kind.PDF, Kind.JPEG, Kind.PNG)}
"""The media types that can be looked at."""

_CHILD = "compliance.evidence.picturing"
_AT_ONCE = BoundedSemaphore(2)


@dataclass(frozen=True, slots=True)
class Picture:
    """A JPEG of page `page` of `pages`. `lacks_letters`: the file leaves a font to its reader, so some may not show."""

    content: bytes
    page: int
    pages: int
    lacks_letters: bool


def picture_of(file: BinaryIO, size: int, media_type: str, page: int) -> Picture:
    """The picture; Objectionable where the file cannot be shown: of another type, too large, or not to be read."""
    if media_type not in SHOWN:
        raise Objectionable(Objection.TYPE)
    if size > LARGEST:
        raise Objectionable(Objection.LARGE_PICTURE)
    drawn = bytearray()
    job = {"kind": SHOWN[media_type].value, "size": size, "page": page}
    with _AT_ONCE:
        said = converse(_CHILD, job, file, drawn.extend)
    return Picture(bytes(drawn), said["page"], said["pages"], said["lacks_letters"])
