"""Reasons as data: a code and its arguments, made into sentences by `compliance.wording`."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple
from uuid import UUID

Argument = str | int | date | UUID | None

_NEW = tuple.__new__  # fills a record at once; its own constructor takes twice as long
_NOTHING: Mapping[str, Argument] = MappingProxyType({})


class Reason(NamedTuple):
    """Why something is so: a code known to `wording`, and dates, counts and ids; never a name, never a sentence."""

    code: str
    arguments: Mapping[str, Argument] = _NOTHING

    def __hash__(self) -> int:
        return hash(self.code)


def because(code: str, **arguments: Argument) -> Reason:
    """A reason with its arguments by keyword: `because("concluded", on=day)`."""
    return _NEW(Reason, (code, arguments))
