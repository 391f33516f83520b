"""The ring of keys that the files' own keys are wrapped in: several by their ids, the newest of which is current."""

import re
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from compliance.evidence.problems import Damaged, KeyMissing
from compliance.keys import create_key, read_key

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_FILE = re.compile(r"evidence-([0-9]{4,})\.key")
_NONCE_BYTES = 12


@dataclass(frozen=True, slots=True)
class WrappedKey:
    """A file's own key, sealed under the key `id` of the ring."""

    id: str
    wrapped: bytes


class KeyRing:
    """The keys in a folder, `evidence-0001.key` and so on. Read when needed, so that a new one counts at once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def ids(self) -> tuple[str, ...]:
        """The ids of the keys that are there, the oldest first."""
        names = (_FILE.fullmatch(path.name) for path in self._folder.glob("evidence-*.key"))
        return tuple(sorted((found[1] for found in names if found), key=int))

    def current(self) -> str:
        """The id of the key that new files come under; KeyMissing where there is none."""
        ids = self.ids()
        if not ids:
            raise KeyMissing("evidence-0001.key")
        return ids[-1]

    def add(self) -> str:
        """Make the next key, which is current from now on, and return its id."""
        ids = self.ids()
        number = f"{int(ids[-1]) + 1 if ids else 1:04}"
        create_key(self._folder, _name(number))
        return number

    def wrap(self, key: bytes, context: bytes) -> WrappedKey:
        """The key under the current one, bound to `context`."""
        id = self.current()
        nonce = secrets.token_bytes(_NONCE_BYTES)
        return WrappedKey(id, nonce + self._cipher(id).encrypt(nonce, key, context))

    def unwrap(self, key: WrappedKey, context: bytes) -> bytes:
        """The key itself; Damaged where it, its context or the ring's key is another, KeyMissing where that is gone."""
        from cryptography.exceptions import InvalidTag

        nonce, sealed = key.wrapped[:_NONCE_BYTES], key.wrapped[_NONCE_BYTES:]
        try:
            return self._cipher(key.id).decrypt(nonce, sealed, context)
        except (InvalidTag, ValueError):
            raise Damaged(f"({key.id})") from None

    def _cipher(self, id: str) -> "AESGCM":
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # takes a fifth of a second to import

        if id not in self.ids():
            raise KeyMissing(_name(id))
        return AESGCM(read_key(self._folder, _name(id)))


def _name(id: str) -> str:
    return f"evidence-{id}.key"
