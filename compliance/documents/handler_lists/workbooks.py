"""Reads workbooks in a child process with limits of time and memory, so that no file harms the server."""

import json
from subprocess import TimeoutExpired

from compliance.children import run_child
from compliance.documents.handler_lists.refusals import refusal
from compliance.documents.handler_lists.sheets import Book, Row, Sheet

SECONDS = 30
"""Of the clock; the child ends itself after ten of the processor's."""

_CHILD = "compliance.documents.handler_lists.unpacking"


def read_workbook(data: bytes, name: str) -> Book:
    """The sheets of an xlsx, xls or ods file; NotAHandlerList where it is damaged, locked, or takes too much."""
    try:
        done = run_child(_CHILD, data, SECONDS, PYTHONIOENCODING="utf-8", RUST_BACKTRACE="0")
    except TimeoutExpired as late:
        raise refusal("too_much", name) from late
    if done.returncode != 0:
        raise refusal(_code(done.returncode, done.stdout.decode("utf-8", "replace")), name)
    return _book(json.loads(done.stdout))


def _code(returned: int, error: str) -> str:
    """Ended by a signal: out of memory or of time. Else it is named what went wrong."""
    if error == "PasswordError":
        return "password"
    return "too_much" if returned < 0 or error == "MemoryError" else "broken"


def _book(read: dict[str, list[dict[str, list[tuple[int, list[str]]]]]]) -> Book:
    sheets = (
        Sheet(str(each["name"]), tuple(Row(number, tuple(cells)) for number, cells in each["rows"]), bool(each["more"]))
        for each in read["sheets"]
    )
    return Book(tuple(sheets), tuple(map(str, read["hidden"])), tuple(map(str, read["formulas"])))
