"""Has a file judged in a child process that is given its bytes through a pipe, piece by piece, as it asks for them."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import BoundedSemaphore, Timer
from typing import IO, BinaryIO

from compliance.evidence.judging import HEAD, PLACE
from compliance.evidence.kinds import Kind, Objection, Objectionable

SECONDS = 180
_CHILD = "compliance.evidence.judging"
_PACKAGE_PARENT = Path(__file__).resolve().parents[2]
_AT_ONCE = BoundedSemaphore(2)
"""Each child may take a gigabyte: no more than two of them, however many send files."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the file is, and whether something else is to be kept in its place: what `rewrite` was given."""

    kind: Kind
    rewritten: bool


def inspect(file: BinaryIO, size: int, name: str, rewrite: Callable[[bytes], object]) -> Verdict:
    """Judge a file; `rewrite` is given the pieces of what is kept in its place. Objectionable where it is refused.

    A child that fails, hangs or grows has met a file that nobody should open: BROKEN.
    """
    with _AT_ONCE, _child() as child:
        if child.stdin is None or child.stdout is None:
            raise ChildProcessError(_CHILD)
        job = json.dumps({"name": name, "size": size}).encode() + b"\n"
        try:
            return _converse(_Pipes(child.stdin, child.stdout), job, file, rewrite)
        except (BrokenPipeError, EOFError) as error:
            raise Objectionable(Objection.BROKEN) from error


@dataclass(frozen=True, slots=True)
class _Pipes:
    """To the child and back from it."""

    to: IO[bytes]
    back: IO[bytes]

    def message(self) -> tuple[bytes, bytes]:
        """The next message: letter and content. EOFError where the child is gone."""
        letter, length = HEAD.unpack(_exactly(self.back, HEAD.size))
        return letter, _exactly(self.back, length)

    def send(self, content: bytes) -> None:
        """Bytes for the child."""
        self.to.write(content)
        self.to.flush()


def _converse(pipes: _Pipes, job: bytes, file: BinaryIO, rewrite: Callable[[bytes], object]) -> Verdict:
    pipes.send(job)
    rewritten = False
    while True:
        letter, content = pipes.message()
        if letter == b"V":
            return _verdict(json.loads(content), rewritten=rewritten)
        if letter == b"W":
            rewritten = True
            rewrite(content)
            continue
        place, length = PLACE.unpack(content)
        file.seek(place)
        pipes.send(_exactly(file, length))


def _exactly(source: IO[bytes], length: int) -> bytes:
    """So many bytes, of a source that may give them in several pieces; EOFError where it ends before."""
    pieces: list[bytes] = []
    while length:
        piece = source.read(length)
        if not piece:
            raise EOFError
        pieces.append(piece)
        length -= len(piece)
    return b"".join(pieces)


def _verdict(said: dict[str, str], *, rewritten: bool) -> Verdict:
    if "objection" in said:
        raise Objectionable(Objection(said["objection"]))
    return Verdict(Kind(said["kind"]), rewritten)


@contextmanager
def _child() -> "Iterator[subprocess.Popen[bytes]]":
    child = subprocess.Popen(  # noqa: S603  # our own module under our own interpreter, no shell
        [sys.executable, "-m", _CHILD],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(_PACKAGE_PARENT), "PYTHONDONTWRITEBYTECODE": "1"},
    )
    late = Timer(SECONDS, child.kill)
    late.start()
    try:
        yield child
    finally:
        late.cancel()
        child.kill()
        child.communicate()
