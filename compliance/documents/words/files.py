"""Word files as bytes that say nothing of the machine or the moment they were made on."""

from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document


def file_bytes(document: Document, title: str, author: str, prepared_at: datetime) -> bytes:
    """The .docx. `prepared_at` (aware) is the only time in it: equal documents give equal bytes."""
    told, instant = document.core_properties, prepared_at.astimezone(UTC).replace(tzinfo=None)
    told.title, told.author, told.last_modified_by, told.language = title, author, author, "ja-JP"
    told.created = told.modified = instant
    told.comments = told.keywords = ""
    told.revision = 1
    buffer = BytesIO()
    document.save(buffer)
    return _timeless(buffer)


def _timeless(made: BytesIO) -> bytes:
    """The same archive, whose members all carry the first day that a zip can write."""
    buffer = BytesIO()
    with ZipFile(made) as archive, ZipFile(buffer, "w") as written:
        for member in archive.infolist():
            written.writestr(ZipInfo(member.filename), archive.read(member), ZIP_DEFLATED)
    return buffer.getvalue()
