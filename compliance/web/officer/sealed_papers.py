"""Carries an uploaded paper from its review to its saving inside the page, sealed: no file is kept in between."""

from base64 import b64decode, b64encode
from uuid import UUID

from itsdangerous import BadSignature, URLSafeSerializer


class BrokenSeal(Exception):
    """What came back is not what was shown to this account."""


def seal(key: bytes, account: UUID, name: str, data: bytes) -> str:
    """The paper as text for a hidden field, bound to the account that reviews it."""
    return _serializer(key, account).dumps({"name": name, "data": b64encode(data).decode("ascii")})


def unseal(key: bytes, account: UUID, text: str) -> tuple[str, bytes]:
    """Name and bytes of the paper; BrokenSeal where a single sign differs, or another account sealed it."""
    try:
        content = _serializer(key, account).loads(text)
    except BadSignature as broken:
        raise BrokenSeal from broken
    return content["name"], b64decode(content["data"])


def _serializer(key: bytes, account: UUID) -> URLSafeSerializer:
    return URLSafeSerializer(key, salt=f"reviewed paper of {account.hex}")
