"""Request bodies: limited in size, and kept in memory, because a form parser's temporary file lies in clear."""

from io import BytesIO
from typing import IO

from flask import Flask, Request

FORM_BYTES = 500_000
FORM_PARTS = 1_000


class BodyInMemory(Request):
    """A request whose uploaded files never touch the disk (design, decision 10); the limits keep that safe."""

    def _get_file_stream(
        self,
        total_content_length: int | None,
        content_type: str | None,
        filename: str | None = None,
        content_length: int | None = None,
    ) -> IO[bytes]:
        return BytesIO()


def allow(request: Request, body_bytes: int) -> None:
    """Lets this one request carry up to `body_bytes`, in a file or in fields."""
    request.max_content_length = body_bytes
    request.max_form_memory_size = body_bytes


def init_app(app: Flask) -> None:
    """Sets the limits of every page; one that takes more declares so (`gate.page`)."""
    app.request_class = BodyInMemory
    app.config["MAX_CONTENT_LENGTH"] = FORM_BYTES
    app.config["MAX_FORM_MEMORY_SIZE"] = FORM_BYTES
    app.config["MAX_FORM_PARTS"] = FORM_PARTS
