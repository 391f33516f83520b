"""Files as responses: always saved, never shown inside our own pages."""

from collections.abc import Iterator
from urllib.parse import quote

from flask import Response


def file_response(content: bytes, media_type: str, name: str) -> Response:
    """The file under its name, in any script (RFC 5987)."""
    return attached(Response(content, mimetype=media_type), name)


def streamed_file(content: Iterator[bytes], size: int, media_type: str, name: str) -> Response:
    """The same of a file of `size` bytes that is not held in memory."""
    response = Response(content, mimetype=media_type)
    response.content_length = size
    return attached(response, name)


def attached(response: Response, name: str) -> Response:
    """The response as a file to be saved under a name."""
    plain = name.encode("ascii", "replace").decode().replace("?", "_").replace('"', "_")
    response.headers["Content-Disposition"] = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name)}"
    response.headers["Content-Security-Policy"] = "sandbox"
    return response
