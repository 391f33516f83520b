"""The server: gunicorn with threads, told everything by the configuration, and by nothing else."""

import gc
import socket
from collections.abc import Callable
from wsgiref.types import WSGIApplication

import click
from gunicorn.app.base import BaseApplication

from compliance.cli.runner_children import Overseer, RunnerChild
from compliance.config import CannotStart, Config
from compliance.domain.errors import Explanation, Words


class Server(BaseApplication):
    """gunicorn for one configuration; `load` makes the application inside each worker process."""

    def __init__(self, config: Config, load: Callable[[Config], WSGIApplication], greeting: str) -> None:
        self.config = config
        self.make = load
        self.greeting = greeting
        super().__init__()

    def load_config(self) -> None:
        """What gunicorn is told: its own files and variables are not read."""
        for name, value in self._settings().items():
            self.cfg.set(name, value)

    def load(self) -> WSGIApplication:  # type: ignore[override]  # its stub insists on taking ASGI as well
        """The application of one worker.

        What it is made of lasts as long as the process: nothing of it is looked through for garbage after a request.
        """
        application = self.make(self.config)
        gc.freeze()
        return application

    def run(self) -> None:
        """Serve until told to stop, with the runner beside."""
        overseer = Overseer(self)
        overseer.child = RunnerChild(self.config)
        try:
            overseer.run()
        finally:
            overseer.child.end()

    def _settings(self) -> dict[str, object]:
        return {
            "bind": self.config.address,
            "worker_class": "gthread",
            "workers": self.config.workers,
            "threads": self.config.threads,
            "control_socket_disable": True,
            "loglevel": "warning",
            "proc_name": "compliance",
            "when_ready": lambda _: click.echo(self.greeting),
        }


def refuse_taken_address(config: Config) -> None:
    """`CannotStart` when nothing can listen on the address: another program has it, or it is not this machine's."""
    host, port = config.bind
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError as problem:
            raise _unusable_address(config.address, problem.strerror or str(problem)) from None


def _unusable_address(address: str, reason: str) -> CannotStart:
    return CannotStart(
        Explanation(
            Words(f"{address} で待ち受けられません。", f"The program cannot listen on {address}."),
            Words(
                f"理由：{reason}。ほかのプログラム（すでに起動したこのプログラムなど）が使っているかもしれません。",
                f"Reason: {reason}. Another program has it, perhaps an earlier start of this one.",
            ),
            Words(
                "そのプログラムを終えるか、別のポートを指定してください。例：COMPLIANCE_BIND=127.0.0.1:8001 make run",
                "End that program, or name another port: COMPLIANCE_BIND=127.0.0.1:8001 make run",
            ),
        )
    )
