"""A small server that speaks clamd's protocol on a free port: what holds the word for a virus is infected."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from compliance.evidence.scanners import Scanner
from compliance.scanner_addresses import ScannerAddress

VIRUS = b"a virus for tests"


class _Stream(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        assert self.rfile.read(10) == b"zINSTREAM\0"
        content = b""
        while length := int.from_bytes(self.rfile.read(4), "big"):
            content += self.rfile.read(length)
        self.wfile.write(self.server.answer(content))  # type: ignore[attr-defined]


class _Clamd(socketserver.ThreadingTCPServer):
    daemon_threads = True

    def __init__(self, fixed: bytes | None) -> None:
        super().__init__(("127.0.0.1", 0), _Stream)
        self.fixed = fixed

    def answer(self, content: bytes) -> bytes:
        if self.fixed is not None:
            return self.fixed
        return b"stream: Test.Virus FOUND\0" if VIRUS in content else b"stream: OK\0"


@contextmanager
def running_clamd(fixed: bytes | None = None) -> Iterator[Scanner]:
    """A client of it; with `fixed` it answers that whatever it is sent."""
    with _Clamd(fixed) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        try:
            yield Scanner(ScannerAddress("127.0.0.1", server.server_address[1]))
        finally:
            server.shutdown()
