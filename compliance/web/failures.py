"""Failures that are shown without their inside: the log tells them under a number, which the page gives."""

import logging
import secrets

_log = logging.getLogger(__name__)


def logged(error: Exception) -> str:
    """The number under which the log tells what happened."""
    number = secrets.token_hex(4).upper()
    _log.error("failure %s", number, exc_info=error)
    return number
