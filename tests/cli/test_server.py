"""The real server: it greets when it listens, answers, and ends when told to."""

import os
import signal
import socket
import subprocess
import sys
from http.client import HTTPConnection
from pathlib import Path

ROOT = Path(__file__).parents[2]
PATIENCE = 180.0
"""Seconds that a loaded machine is given."""
PROGRAM = """
import os
from compliance.cli.server import Server
from compliance.config import Config

def make(config):
    def application(environ, start_response):
        start_response("200 OK", [("Content-Type", "text/plain; charset=utf-8")])
        return ["甲".encode()]
    return application

Server(Config.from_environ(os.environ), make, "READY").run()
"""


def test_it_greets_answers_and_ends(tmp_path: Path) -> None:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port = trial.getsockname()[1]
    environ = {**os.environ, "COMPLIANCE_BIND": f"127.0.0.1:{port}", "HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM], stdout=subprocess.PIPE, text=True, env=environ, cwd=tmp_path
    ) as server:
        assert server.stdout is not None
        try:
            assert server.stdout.readline() == "READY\n"
            connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
            connection.request("GET", "/")
            assert connection.getresponse().read().decode() == "甲"
            connection.close()
        finally:
            server.send_signal(signal.SIGTERM)
            assert server.wait(timeout=PATIENCE) == 0
    assert list(tmp_path.iterdir()) == [], "the server left something behind"
