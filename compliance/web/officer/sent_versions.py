"""The version that a correcting form was opened on."""

from flask import abort, request

from compliance.web.conflicts import VERSION


def sent_version() -> int:
    """The number the form carries; 400 for what is none."""
    text = request.form.get(VERSION, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else abort(400)
