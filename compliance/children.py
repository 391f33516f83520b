"""Child processes that run a module of this package: memory, time and crashes stay out of the server."""

import os
import subprocess
import sys
from pathlib import Path

_PACKAGE_PARENT = Path(__file__).resolve().parents[1]


def command_of(module: str) -> list[str]:
    """What starts the module under the interpreter that runs here."""
    return [sys.executable, "-m", module]


def environment(**more: str) -> dict[str, str]:
    """In which a child finds the package wherever it is started; `more` is set besides."""
    return {**os.environ, "PYTHONPATH": str(_PACKAGE_PARENT), **more}


def run_child(module: str, sent: bytes, seconds: float, **more: str) -> "subprocess.CompletedProcess[bytes]":
    """The module, given these bytes on standard input, once it has ended.

    subprocess.TimeoutExpired where it has not ended after so many `seconds`; it is killed then.
    """
    return subprocess.run(  # noqa: S603  # our own module under our own interpreter, no shell
        command_of(module),
        input=sent,
        capture_output=True,
        timeout=seconds,
        env=environment(**more),
        check=False,
    )
