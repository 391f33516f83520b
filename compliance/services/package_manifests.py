"""The manifest of an offline package (package.json): what the ward gave out, signed: nothing else comes back."""

import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any
from uuid import UUID

from compliance.domain.errors import Refused
from compliance.services.package_refusals import not_loaded
from compliance.store.entries import canonical

FORM = "compliance-package/1"


@dataclass(frozen=True, slots=True)
class Signer:
    """Signs what is given out: HMAC-SHA256 under a key worked out from one of this deployment."""

    key: bytes = field(repr=False)

    def signature(self, told: Mapping[str, Any]) -> str:
        """In hex."""
        own = hmac.digest(self.key, b"offline package", "sha256")
        return hmac.digest(own, canonical(told), "sha256").hex()


@dataclass(frozen=True, slots=True)
class Manifest:
    """What was given out: for which contract, and SHA-256 (hex) of each file then.

    `requests` are to be answered, `people` stand on the education sheet, both in the order of its rows.

    `trail` is the leaf of the trail's first entry (hex): it tells one database from another.
    """

    package: UUID
    trail: str
    contract: UUID
    requests: tuple[UUID, ...]
    files: Mapping[str, str]
    people: tuple[UUID, ...] = ()

    def written(self, signer: Signer) -> bytes:
        """As the file holds it."""
        told = self._told()
        return json.dumps({**told, "signature": signer.signature(told)}, ensure_ascii=False, indent=1).encode()

    def _told(self) -> dict[str, Any]:
        return {
            "form": FORM,
            "package": str(self.package),
            "trail": self.trail,
            "contract": str(self.contract),
            "requests": [str(each) for each in self.requests],
            "files": dict(self.files),
            "people": [str(each) for each in self.people],
        }


def digest(content: bytes) -> str:
    """SHA-256 in hex."""
    return sha256(content).hexdigest()


def read_manifest(written: bytes, signer: Signer, trail: str) -> Manifest:
    """What a package says of itself; Refused where it is of another trail, or is not as it was given out."""
    try:
        told = json.loads(written)
        signature = told.pop("signature")
        manifest = Manifest(
            UUID(told["package"]),
            told["trail"],
            UUID(told["contract"]),
            tuple(UUID(each) for each in told["requests"]),
            dict(told["files"]),
            tuple(UUID(each) for each in told["people"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise _tampered() from error
    if manifest.trail != trail:
        raise _foreign()
    if told.get("form") != FORM or not hmac.compare_digest(signer.signature(told), str(signature)):
        raise _tampered()
    return manifest


def _foreign() -> Refused:
    return not_loaded(
        "ほかの区か、ほかの環境で作られたものです。",
        "It was made by another ward or another deployment.",
        ("提出先を確かめてください。", "Check to whom it was to be handed in."),
    )


def _tampered() -> Refused:
    return not_loaded(
        "package.json が、区が作ったときから変わっています。",
        "Its package.json is not as the ward made it.",
        ("新しいパッケージを作って渡し直してください。", "Make a new package and give it out again."),
    )
