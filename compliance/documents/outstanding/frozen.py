"""The outstanding report as plain JSON and back, so that a paper once frozen can be set again, byte for byte."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime
from enum import Enum
from typing import Any
from uuid import UUID

from compliance.documents.outstanding.reports import Head, Meeting, Named, PolicyLine, Row
from compliance.domain.obligations import Basis, Party, Status

Json = dict[str, Any]


def head_json(head: Head) -> Json:
    """The head of a report."""
    return _plain_fields(asdict(head))


def row_json(row: Row) -> Json:
    """One row of a report."""
    return _plain_fields(asdict(row))


def head_of(told: Mapping[str, Any]) -> Head:
    """The reverse of `head_json`."""
    meeting = told["meeting"]
    read = {
        "as_of": date.fromisoformat(told["as_of"]),
        "prepared_at": datetime.fromisoformat(told["prepared_at"]),
        "prepared_on": date.fromisoformat(told["prepared_on"]),
        "meeting": meeting and Meeting(**{**meeting, "held_on": _day(meeting["held_on"])}),
        "policies": tuple(
            PolicyLine(**{**line, "effective_on": date.fromisoformat(line["effective_on"])})
            for line in told["policies"]
        ),
    }
    return Head(**{**told, **read})


def row_of(told: Mapping[str, Any]) -> Row:
    """The reverse of `row_json`."""
    read = {
        "obligation": UUID(told["obligation"]),
        "contract": UUID(told["contract"]),
        "contractor": Named(**told["contractor"]),
        "section": Named(**told["section"]),
        "item": Named(**told["item"]),
        "party": Party(told["party"]),
        "raised_on": date.fromisoformat(told["raised_on"]),
        "due_on": _day(told["due_on"]),
        "basis": Basis(told["basis"]),
        "status": Status(told["status"]),
        "met_on": _day(told["met_on"]),
    }
    return Row(**{**told, **read})


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _plain_fields(told: Mapping[str, Any]) -> Json:
    return {name: _plain(each) for name, each in told.items()}


def _plain(value: Any) -> Any:
    match value:
        case Mapping():
            return _plain_fields(value)
        case tuple() | list():
            return [_plain(each) for each in value]
        case date():
            return value.isoformat()
        case UUID():
            return str(value)
        case Enum():
            return value.value
        case _:
            return value
