"""The virus scanner: clamd is sent a file piece by piece (INSTREAM), over TCP or a socket of this machine."""

import socket
from collections.abc import Iterable
from dataclasses import dataclass

from compliance.scanner_addresses import ScannerAddress

SECONDS = 120
_LONGEST_ANSWER = 4096


class Unreachable(Exception):
    """The scanner could not be asked, or gave no verdict (a limit of clamd's own included): the file waits."""


@dataclass(frozen=True, slots=True)
class Scanner:
    """A clamd at an address."""

    address: ScannerAddress

    def finds_virus(self, content: Iterable[bytes]) -> bool:
        """What it says of the whole content; Unreachable where it says nothing."""
        try:
            with self._connected() as clamd:
                clamd.sendall(b"zINSTREAM\0")
                for piece in content:
                    clamd.sendall(len(piece).to_bytes(4, "big") + piece)
                clamd.sendall(bytes(4))
                return _verdict(_answer(clamd))
        except OSError as error:
            raise Unreachable(str(error)) from error

    def _connected(self) -> socket.socket:
        if not self.address.path:
            return socket.create_connection((self.address.host, self.address.port), timeout=SECONDS)
        clamd = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        clamd.settimeout(SECONDS)
        try:
            clamd.connect(self.address.path)
        except OSError:
            clamd.close()
            raise
        return clamd


def _answer(clamd: socket.socket) -> str:
    answer = b""
    while len(answer) < _LONGEST_ANSWER and not answer.endswith(b"\0"):
        piece = clamd.recv(_LONGEST_ANSWER)
        if not piece:
            break
        answer += piece
    return answer.rstrip(b"\0\n").decode(errors="replace")


def _verdict(answer: str) -> bool:
    if answer.endswith(" FOUND"):
        return True
    if answer.endswith(" OK"):
        return False
    raise Unreachable(answer)
