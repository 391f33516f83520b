"""The codes of invitations: worked out from a key of this deployment, so that no table and no mail has to keep them."""

import hmac
from dataclasses import dataclass, field
from hashlib import sha256
from unicodedata import normalize
from uuid import UUID

from compliance.services.given_passwords import LETTERS

_GROUPS, _OF_A_GROUP, _BITS = 4, 5, 5
"""100 bits in letters that are not taken for one another on paper."""


@dataclass(frozen=True, slots=True)
class Codes:
    """What makes the code of an invitation, and the address at which it is opened."""

    key: bytes = field(repr=False)
    url: str

    def code(self, invitation: UUID) -> str:
        """Twenty letters in groups of five, always the same for one invitation and one key."""
        digest = hmac.digest(self.key, b"invitation " + invitation.bytes, "sha256")
        number = int.from_bytes(digest)
        letters = [LETTERS[number >> (place * _BITS) & (len(LETTERS) - 1)] for place in range(_GROUPS * _OF_A_GROUP)]
        return "-".join("".join(letters[at : at + _OF_A_GROUP]) for at in range(0, len(letters), _OF_A_GROUP))

    def fits(self, invitation: UUID, kept: str) -> bool:
        """Whether the code is still the one that was sent: not where the key was replaced since."""
        return code_hash(self.code(invitation)) == kept

    def address(self, invitation: UUID) -> str:
        """Where the invited person begins."""
        return f"{self.url}/invitations/{self.code(invitation)}"


def code_hash(code: str) -> str:
    """What is kept of a code, however it was typed: width, capitals, spaces and hyphens do not matter."""
    typed = normalize("NFKC", code).lower()
    return sha256("".join(letter for letter in typed if letter in LETTERS).encode()).hexdigest()
