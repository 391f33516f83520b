"""A vault in a folder of its own, and content to put into it."""

from pathlib import Path

from compliance.evidence.folders import Folder
from compliance.evidence.keyrings import KeyRing
from compliance.evidence.vaults import Vault


def vault_in(folder: Path) -> Vault:
    """An empty vault with its first key."""
    ring = KeyRing(folder / "keys")
    ring.add()
    return Vault(Folder(folder / "evidence"), ring)


def content_of(size: int) -> bytes:
    """So many bytes, no two chunks of which are alike."""
    return b"".join(number.to_bytes(8, "big") for number in range(-(-size // 8)))[:size]
