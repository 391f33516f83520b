"""The virus scanner of the office as one address: `tcp://host:3310`, `unix:///run/clamav/clamd.ctl`."""

from dataclasses import dataclass
from urllib.parse import urlsplit

_PORT = 3310


@dataclass(frozen=True, slots=True)
class ScannerAddress:
    """A host and port; or, where `path` is not empty, a socket of this machine."""

    host: str
    port: int
    path: str = ""


def scanner_address(url: str) -> ScannerAddress:
    """What the setting says; ValueError where it cannot be used."""
    parts = urlsplit(url)
    if parts.scheme == "unix" and parts.path and not parts.netloc:
        return ScannerAddress("", 0, parts.path)
    if parts.scheme == "tcp" and parts.hostname and not parts.path.strip("/"):
        return ScannerAddress(parts.hostname, parts.port or _PORT)
    raise ValueError(url)
