"""A body that is too large: its files are thrown away as they come in, and the text beside them is kept."""

from collections.abc import Iterator

from flask import Request
from werkzeug.sansio.multipart import Data, Epilogue, Event, Field, MultipartDecoder, NeedData
from werkzeug.wsgi import get_input_stream

from compliance.web.bodies import FORM_BYTES

DRAINED = 64_000_000
"""Bytes read to their end: a browser that is cut off while it sends shows an error of its own, and no page of ours."""

_CHUNK = 64_000


def rescued_fields(request: Request) -> list[tuple[str, str]]:
    """The fields of a form whose body was refused for its size; none where it is no form of parts.

    Nothing of a file stays in memory, and of text no more than an ordinary form may carry.
    """
    boundary = request.mimetype_params.get("boundary", "")
    if request.mimetype != "multipart/form-data" or not boundary or (request.content_length or 0) > DRAINED:
        return []
    try:
        return list(_fields(request, MultipartDecoder(boundary.encode())))
    except ValueError:  # not the parts it says it has
        return []


def _fields(request: Request, decoder: MultipartDecoder) -> Iterator[tuple[str, str]]:
    name, text, kept = None, b"", 0
    for event in _events(request, decoder):
        if not isinstance(event, Data):
            name, text = event.name if isinstance(event, Field) else None, b""
        elif name is not None and kept + len(event.data) <= FORM_BYTES:
            text, kept = text + event.data, kept + len(event.data)
            if not event.more_data:
                yield name, text.decode(errors="replace")


def _events(request: Request, decoder: MultipartDecoder) -> Iterator[Event]:
    stream = get_input_stream(request.environ, max_content_length=None)
    for _turn in range(DRAINED // _CHUNK):
        chunk = stream.read(_CHUNK)
        if not chunk:
            return
        decoder.receive_data(chunk)
        while not isinstance(event := decoder.next_event(), NeedData | Epilogue):
            yield event
