"""Request bodies: limited in size; files stay in memory or are sealed as they come, never on a disk in clear."""

import io
from collections.abc import Callable
from io import BytesIO
from typing import IO, TYPE_CHECKING, Any, cast

from flask import Flask, Request
from werkzeug.datastructures import ImmutableMultiDict

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer, WriteableBuffer

FORM_BYTES = 500_000
FORM_PARTS = 1_000


class Nowhere(io.RawIOBase):
    """Takes a file in and keeps nothing of it: what somebody sends who has not been let in."""

    def writable(self) -> bool:
        """It takes anything."""
        return True

    def readable(self) -> bool:
        """It gives nothing back."""
        return True

    def seekable(self) -> bool:
        """There is only one place."""
        return True

    def write(self, content: "ReadableBuffer") -> int:
        """Gone."""
        return memoryview(content).nbytes

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Still at the beginning."""
        return 0

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Nothing."""
        return 0


class Parts(ImmutableMultiDict[str, str]):
    """What an address or a form holds; a part that is missing is only missing.

    Werkzeug makes an error of each and drops it again: a list asks for forty that few addresses have.
    """

    def get(self, key: str, default: Any = None, type: Callable[[str], Any] = str) -> Any:  # type: ignore[override]
        """The first value of this name, made a `type`; `default` where there is none, or it cannot be made."""
        return super().get(key, default, type) if key in self else default


class BodyInMemory(Request):
    """A request whose uploaded files never touch the disk in clear (design, decision 10); the limits keep that safe.

    `receive` makes what a file is written into; what it made is closed with the request.
    """

    parameter_storage_class = Parts
    receive: Callable[[], io.RawIOBase | BytesIO] = BytesIO

    def _get_file_stream(
        self,
        total_content_length: int | None,
        content_type: str | None,
        filename: str | None = None,
        content_length: int | None = None,
    ) -> IO[bytes]:
        stream = self.receive()
        self.__dict__.setdefault("received", []).append(stream)
        return cast(IO[bytes], stream)

    def close(self) -> None:
        """Close every file, one that broke off included."""
        for stream in self.__dict__.pop("received", ()):
            stream.close()
        super().close()


def allow(request: Request, body_bytes: int) -> None:
    """Lets this one request carry up to `body_bytes`, in a file or in fields."""
    request.max_content_length = body_bytes
    request.max_form_memory_size = body_bytes


def allow_files(request: Request, body_bytes: int, receive: Callable[[], io.RawIOBase]) -> None:
    """Lets it carry up to `body_bytes` in files, each written into what `receive` makes; its fields stay small."""
    request.max_content_length = body_bytes
    request.__dict__["receive"] = receive


def init_app(app: Flask) -> None:
    """Sets the limits of every page; one that takes more declares so (`gate.page`)."""
    app.request_class = BodyInMemory
    app.config["MAX_CONTENT_LENGTH"] = FORM_BYTES
    app.config["MAX_FORM_MEMORY_SIZE"] = FORM_BYTES
    app.config["MAX_FORM_PARTS"] = FORM_PARTS
