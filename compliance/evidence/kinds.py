"""Which kinds of file the vault takes, told by their content, and why one is refused."""

from collections.abc import Mapping
from enum import StrEnum


class Kind(StrEnum):
    """What a file is."""

    PDF = "pdf"
    JPEG = "jpeg"
    PNG = "png"
    XLSX = "xlsx"
    DOCX = "docx"
    XLS = "xls"
    CSV = "csv"
    TEXT = "text"

    @property
    def is_photograph(self) -> bool:
        """Whether it is written anew, so that nothing is left of where and with what it was taken."""
        return self in (Kind.JPEG, Kind.PNG)


ENDINGS: Mapping[Kind, tuple[str, ...]] = {
    Kind.PDF: (".pdf",),
    Kind.JPEG: (".jpg", ".jpeg"),
    Kind.PNG: (".png",),
    Kind.XLSX: (".xlsx",),
    Kind.DOCX: (".docx",),
    Kind.XLS: (".xls",),
    Kind.CSV: (".csv",),
    Kind.TEXT: (".txt", ".md", ".log"),
}
"""The endings of a name that a file of each kind may have, the usual one first."""

MEDIA_TYPES: Mapping[Kind, str] = {
    Kind.PDF: "application/pdf",
    Kind.JPEG: "image/jpeg",
    Kind.PNG: "image/png",
    Kind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Kind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Kind.XLS: "application/vnd.ms-excel",
    Kind.CSV: "text/csv",
    Kind.TEXT: "text/plain",
}


class Objection(StrEnum):
    """Why a file is not taken."""

    EMPTY = "empty"
    TYPE = "type"
    NAME = "name"
    LOCKED = "locked"
    BROKEN = "broken"
    BOMB = "bomb"
    SCRIPT = "script"
    ATTACHMENT = "attachment"
    MACRO = "macro"
    EXTERNAL = "external"
    LARGE_PICTURE = "large_picture"
    INFECTED = "infected"


class Objectionable(Exception):
    """The file is not taken, for this reason."""

    def __init__(self, objection: Objection) -> None:
        super().__init__(objection.value)
        self.objection = objection
