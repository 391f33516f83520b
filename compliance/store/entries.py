"""The content of a trail entry: codes, ids and salted hashes, in the one byte form that its leaf hash is taken over."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from hmac import digest
from typing import Any
from uuid import UUID

from compliance.store.actors import Actor, code
from compliance.store.merkle import leaf_hash

FORM = "trail-entry/1"
SALT_BYTES = 32
Values = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Event:
    """What is to be recorded: `action` done to the `subject` of this `kind`, its values before and after, by field.

    Values are hashed, never written. Raises ValueError where action, kind or a field's name is no code.
    """

    action: str
    kind: str
    subject: UUID
    before: Values | None = None
    after: Values | None = None

    def __post_init__(self) -> None:
        for text in (self.action, self.kind, *(self.before or ()), *(self.after or ())):
            code(text)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the trail as it stands in the table; `before` and `after` are JSON objects of field → hash in hex."""

    seq: int
    at: datetime
    actor_kind: str
    actor: str
    action: str
    kind: str
    subject: UUID
    before: str
    after: str

    def leaf(self) -> bytes:
        """The leaf hash over every column, as canonical JSON in UTF-8, the instant in UTC to the microsecond."""
        at = self.at.astimezone(UTC).isoformat(timespec="microseconds")
        told = (self.actor_kind, self.actor, self.action, self.kind, str(self.subject), self.before, self.after)
        return leaf_hash(canonical([FORM, self.seq, at, *told]))


def entry_read(row: Any) -> Entry:
    """The entry that a row of the trail says, whether it was read whole or column by column."""
    who = (row.actor_kind, row.actor)
    return Entry(row.seq, row.at, *who, row.action, row.kind, row.subject, row.before, row.after)


def entry_of(event: Event, seq: int, at: datetime, actor: Actor, salt: bytes) -> Entry:
    """The entry that records `event` at position `seq`."""
    before, after = salted(event.before, salt), salted(event.after, salt)
    return Entry(seq, at, actor.kind.value, actor.id, event.action, event.kind, event.subject, before, after)


def salted(values: Values | None, salt: bytes) -> str:
    """A JSON object of field → HMAC-SHA256 of field and value in hex: equal values show as equal within one entry."""
    return canonical({name: salted_hash(name, value, salt) for name, value in (values or {}).items()}).decode()


def salted_hash(name: str, value: object, salt: bytes) -> str:
    """The hash of one field's value, in hex; whoever lacks the salt cannot find the value by trying."""
    return digest(salt, canonical([name, value]), "sha256").hex()


def recorded(told: str) -> Mapping[str, str]:
    """The hashes of an entry's `before` or `after` by field; none where somebody spoiled it: its leaf says so."""
    try:
        hashes = json.loads(told)
    except (TypeError, ValueError):
        return {}
    return hashes if isinstance(hashes, dict) else {}


def canonical(value: object) -> bytes:
    """The one JSON form of a value: keys sorted, no spaces, UTF-8; TypeError for what has no such form."""
    return _CANONICAL.encode(value).encode()


def _plain(value: object) -> object:
    match value:
        case datetime():
            return value.astimezone(UTC).isoformat(timespec="microseconds")
        case date():
            return value.isoformat()
        case UUID() | Decimal():
            return str(value)
        case Enum():
            return value.value
        case bytes():
            return value.hex()
        case Mapping():
            return dict(value)
        case set() | frozenset():
            return sorted(value, key=canonical)
        case _:
            raise TypeError(f"the trail has no form for a {type(value).__name__}")


_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain)
