"""The runner as a child of the server: started with it, started again when it dies, ended with it."""

import os
import subprocess
import sys
import time

from gunicorn.arbiter import Arbiter

from compliance.config import Config, RunnerStart

_AGAIN_AFTER = 15.0
_LONGEST_END = 60.0


class RunnerChild:
    """The child, if the configuration asks for one; its memory is its own, and it ends with the server."""

    def __init__(self, config: Config) -> None:
        self._owner = os.getpid()
        self._wanted = config.runner is RunnerStart.WITH_SERVE
        self._child: subprocess.Popen[bytes] | None = None
        self._started = -_AGAIN_AFTER

    def keep(self) -> None:
        """Start it where it does not run, but not more often than every 15 seconds."""
        alive = self._child is not None and self._child.poll() is None
        if not self._wanted or alive or time.monotonic() - self._started < _AGAIN_AFTER:
            return
        self._started = time.monotonic()
        self._child = subprocess.Popen([sys.executable, "-m", "compliance.cli", "run", "--as-child"])

    def end(self) -> None:
        """Have it finish what it is at; where that takes too long, it is ended, and its work is done another time."""
        if self._child is None or os.getpid() != self._owner:  # a worker that leaves by the same way ends nothing
            return
        self._child.terminate()
        try:
            self._child.wait(_LONGEST_END)
        except subprocess.TimeoutExpired:
            self._child.kill()


class Overseer(Arbiter):
    """gunicorn's master, which also looks after the runner at each of its turns."""

    child: RunnerChild

    def manage_workers(self) -> None:
        """The workers, then the runner."""
        super().manage_workers()
        self.child.keep()
