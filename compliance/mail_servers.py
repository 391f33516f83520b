"""The mail server of the office as one address: `smtp://host:25`, `smtp+starttls://user:password@host`, `smtps://host`."""

from dataclasses import dataclass
from email.errors import MessageError
from email.headerregistry import Address
from urllib.parse import unquote, urlsplit

_PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where mails are handed over, and the address they come from; `scheme` is one of the three of this module."""

    scheme: str
    host: str
    port: int
    user: str
    password: str
    sender: str

    def __repr__(self) -> str:
        return f"MailServer({self.scheme}://{self.host}:{self.port}, sender={self.sender!r})"


def mail_server(url: str, sender: str) -> MailServer:
    """What the two settings say; ValueError where one of them cannot be used."""
    parts = urlsplit(url)
    if parts.scheme not in _PORTS or not parts.hostname or parts.path.strip("/") or parts.query:
        raise ValueError(url)
    if sender.count("@") != 1 or not sender.isascii() or not sender.isprintable() or " " in sender:
        raise ValueError(sender)
    port = parts.port or _PORTS[parts.scheme]
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    return MailServer(parts.scheme, parts.hostname, port, user, password, sender)


def mail_address(typed: str, shown: str = "") -> Address:
    """An address as a mail carries it; ValueError where it is none: the library has half a dozen errors for that."""
    try:
        return Address(shown, addr_spec=typed)
    except (MessageError, LookupError, AttributeError) as odd:
        raise ValueError(f"not an address: {typed!r}") from odd
