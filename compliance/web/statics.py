"""Static files under addresses that change with their content: kept by the browser, never out of date."""

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from flask import Flask, Response, request

_FOR_GOOD = "private, max-age=31536000, immutable"


def init_app(app: Flask) -> None:
    """Adds the digest of each file to its address; what is asked for by its digest need not be asked for again."""
    folder = Path(app.static_folder or "")

    @cache
    def digest(name: str) -> str | None:
        file = folder / name
        return sha256(file.read_bytes()).hexdigest()[:12] if file.is_file() else None

    @app.url_defaults
    def add_digest(endpoint: str, values: dict[str, Any]) -> None:
        if endpoint == "static" and "filename" in values:
            values.setdefault("v", digest(values["filename"]))

    @app.after_request
    def keep(response: Response) -> Response:
        if request.endpoint == "static" and "v" in request.args and response.status_code == 200:
            response.headers["Cache-Control"] = _FOR_GOOD
        return response
