"""The key that each rendered form carries, so that sending it twice does nothing twice (design, decision 11)."""

from hashlib import sha256
from uuid import UUID, uuid4

from flask import abort, request
from werkzeug.datastructures import FileStorage

from compliance.evidence.vaults import Intake
from compliance.store.idempotency import Request, body_digest
from compliance.web import stamps
from compliance.web.visitors import visitor

FIELD = "once"
KEYS = frozenset({FIELD, "csrf_token", stamps.FIELD})
"""The hidden fields that every form carries: they say nothing of what was typed."""


def fresh_key() -> str:
    """A key for one rendering of one form."""
    return uuid4().hex


def sent_form() -> Request:
    """This POST as the services know it: whose, on which route, under which key, with what; 400 without a key."""
    try:
        key = UUID(hex=request.form.get(FIELD, ""))
    except ValueError:
        abort(400)
    fields = [(name, value) for name, value in request.form.items(multi=True) if name not in KEYS]
    files = [(name, _digest(file)) for name, file in request.files.items(multi=True)]
    return Request(visitor().id, request.path, key, body_digest([*fields, *files]))


def _digest(file: FileStorage) -> str:
    """What a file is known by; of one that was sealed as it came in, this is known already."""
    if isinstance(file.stream, Intake):
        return file.stream.digest.sha256
    return sha256(file.stream.read()).hexdigest()
