"""Digests of rules: what was read, not how the file was laid out, so a comment or an order of keys changes nothing."""

import json
from dataclasses import fields, is_dataclass
from datetime import date
from hashlib import sha256


def content_digest(*parts: object) -> str:
    """SHA-256 (64 hex digits) over the canonical JSON of dataclasses and plain values; `digest` fields are left out."""
    canonical = json.dumps([_plain(part) for part in parts], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(canonical.encode()).hexdigest()


def _plain(value: object) -> object:
    if is_dataclass(value):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value) if f.name != "digest"}
    if isinstance(value, dict):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, frozenset):
        return sorted(str(_plain(inner)) for inner in value)
    if isinstance(value, tuple | list):
        return [_plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, date) else value
