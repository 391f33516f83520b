"""A server over one ward in a process of its own, and a browser that makes a new connection for every page."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from time import perf_counter
from urllib.parse import urlencode

from bs4 import BeautifulSoup

from benchmarks.page_wards import PageWard, environ_of
from benchmarks.served import CONTROL, STATEMENTS
from compliance.passwords import PRACTICE_PASSWORD


class PageServer:
    """The server's process and how it is asked: a new connection each time."""

    def __init__(self, port: int, process: "subprocess.Popen[bytes]") -> None:
        self._port, self._process = port, process

    def timed(self, path: str, cookie: str) -> tuple[float, int]:
        """Seconds from the connection to the last byte, and how many statements it took; RuntimeError unless 200."""
        begin = perf_counter()
        response, _body = self._ask("GET", path, cookie)
        taken = perf_counter() - begin
        if response.status != 200:
            raise RuntimeError(f"{path} answers {response.status}, not 200")
        return taken, int(response.headers[STATEMENTS])

    def sign_in(self, login: str) -> str:
        """The cookie of a new session."""
        response, body = self._ask("GET", "/sign-in", "")
        before = _cookie(response)
        form = BeautifulSoup(body, "html.parser").select_one("main form[method=post]")
        hidden = form.select("input[type=hidden][name]") if form else []
        fields = {str(field["name"]): str(field.get("value", "")) for field in hidden}
        fields |= {"login": login, "password": PRACTICE_PASSWORD}
        answer, _ = self._ask("POST", "/sign-in", before, urlencode(fields))
        if answer.status != 302:
            raise RuntimeError(f"{login} could not sign in: {answer.status}")
        return _cookie(answer)

    def wait(self) -> None:
        """Until it answers; RuntimeError after a minute."""
        for _ in range(600):
            try:
                self._ask("GET", CONTROL, "")
            except OSError:
                time.sleep(0.1)
            else:
                return
        raise RuntimeError("the server does not answer")

    def megabytes(self) -> float:
        """What the server's processes hold now: gunicorn's master and its workers."""
        return sum(_resident(pid) for pid in (self._process.pid, *_children(self._process.pid)))

    def _ask(self, method: str, path: str, cookie: str, body: str | None = None) -> tuple[HTTPResponse, bytes]:
        connection = HTTPConnection("127.0.0.1", self._port, timeout=120)
        headers = {"Cookie": cookie, "Connection": "close"}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            return response, response.read()
        finally:
            connection.close()


@contextmanager
def served(ward: PageWard) -> Iterator[PageServer]:
    """The server of this ward while the block runs."""
    port = _free_port()
    command = [sys.executable, "-m", "benchmarks.served", ward.day.isoformat()]
    process = subprocess.Popen(command, env={**os.environ, **environ_of(ward, port)})
    try:
        server = PageServer(port, process)
        server.wait()
        yield server
    finally:
        process.terminate()
        process.wait(60)


def _free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def _cookie(response: HTTPResponse) -> str:
    return response.headers["Set-Cookie"].partition(";")[0]


def _children(pid: int) -> Sequence[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
    return [int(child) for child in children.split()]


def _resident(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    kilobytes = next(line for line in status if line.startswith("VmRSS"))
    return int(kilobytes.split()[1]) / 1024
