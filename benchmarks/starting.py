"""How long the console program takes before it does anything."""

import subprocess
import sys
from collections.abc import Iterator

from benchmarks.figures import Figure, seconds


def measure() -> Iterator[Figure]:
    """The interpreter alone, and `compliance --help` beyond it."""
    interpreter = seconds(lambda: _run("pass"))
    yield Figure("start of the interpreter", interpreter, "s")
    asked = seconds(lambda: _run("from compliance.cli import main; main(['--help'])"))
    yield Figure("compliance --help beyond the interpreter", asked - interpreter, "s", aim=0.5)


def _run(program: str) -> None:
    subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)
