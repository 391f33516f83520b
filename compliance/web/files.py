"""Files as responses: always saved, never shown inside our own pages."""

from urllib.parse import quote

from flask import Response


def file_response(content: bytes, media_type: str, name: str) -> Response:
    """The file under its name, in any script (RFC 5987)."""
    response = Response(content, mimetype=media_type)
    plain = name.encode("ascii", "replace").decode().replace("?", "_").replace('"', "_")
    response.headers["Content-Disposition"] = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name)}"
    response.headers["Content-Security-Policy"] = "sandbox"
    return response
