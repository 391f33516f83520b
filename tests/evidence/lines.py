"""Lines to an S3 server that break, and servers that are unfit: what a network and a purchase may come to."""

import socket
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

from compliance.bucket_addresses import BucketAddress

PIECE = 1 << 16


@dataclass
class Line:
    """What comes through it, in bytes of either direction, until it is cut for good; None: it holds."""

    sent: int | None = None
    answered: int | None = None

    @property
    def is_cut(self) -> bool:
        """Whether nothing comes through any more."""
        return 0 in (self.sent, self.answered)

    def passes(self, direction: str, number: int) -> bool:
        """Count them; False once there are too many."""
        left: int | None = getattr(self, direction)
        if left is not None:
            setattr(self, direction, max(0, left - number))
        return not self.is_cut


class _Call(socketserver.BaseRequestHandler):
    def handle(self) -> None:
        line: Line = self.server.line  # type: ignore[attr-defined]
        if line.is_cut:
            return
        with socket.create_connection(self.server.target) as far:  # type: ignore[attr-defined]
            back = threading.Thread(target=_pass_on, args=(line, "answered", far, self.request))
            back.start()
            _pass_on(line, "sent", self.request, far)
            back.join()


def _pass_on(line: Line, direction: str, source: socket.socket, to: socket.socket) -> None:
    with suppress(OSError):
        while (piece := source.recv(PIECE)) and line.passes(direction, len(piece)):
            to.sendall(piece)
    for end in (source, to):
        with suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)


class _NearEnd(socketserver.ThreadingTCPServer):
    daemon_threads = True

    def __init__(self, line: Line, address: BucketAddress) -> None:
        super().__init__(("127.0.0.1", 0), _Call)
        far = urlsplit(address.endpoint)
        self.line, self.target = line, (far.hostname, far.port)


@contextmanager
def breaking(address: BucketAddress, line: Line) -> Iterator[BucketAddress]:
    """The bucket, at the near end of the line."""
    with _NearEnd(line, address) as server, _serving(server):
        yield replace(address, endpoint=f"http://127.0.0.1:{server.server_address[1]}")


class _Unfit(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        settings = "VersioningConfiguration", "<Status>Enabled</Status>"
        if self.path.endswith("object-lock"):
            settings = "ObjectLockConfiguration", "<ObjectLockEnabled>Enabled</ObjectLockEnabled>"
        self._say(200, f"<{settings[0]}>{settings[1]}</{settings[0]}>")

    def do_PUT(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        code: str = self.server.code  # type: ignore[attr-defined]
        self._say(400 if code else 200, f"<Error><Code>{code}</Code></Error>" if code else "")

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""

    def _say(self, status: int, body: str) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body.encode())


@contextmanager
def unfit(address: BucketAddress, code: str = "") -> Iterator[BucketAddress]:
    """The bucket of a server that says it keeps versions, and takes whatever is put; or answers that with a code."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Unfit) as server:
        server.code = code  # type: ignore[attr-defined]
        with _serving(server):
            yield replace(address, endpoint=f"http://127.0.0.1:{server.server_port}")


@contextmanager
def _serving(server: socketserver.BaseServer) -> Iterator[None]:
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    try:
        yield
    finally:
        server.shutdown()
