"""Child processes that read foreign files: given the bytes through a pipe, piece by piece, as they ask for them."""

import json
import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Timer
from typing import IO, Any, BinaryIO

from compliance.children import command_of, environment
from compliance.evidence.judging import HEAD, PLACE
from compliance.evidence.kinds import Objection, Objectionable

SECONDS = 180


def converse(
    module: str, job: Mapping[str, object], file: BinaryIO, take: Callable[[bytes], object]
) -> Mapping[str, Any]:
    """What the child `module` says of a file; `take` is given the pieces of what it makes of it.

    Objectionable where it refuses the file. A child that fails, hangs or grows has met a file that nobody should open:
    BROKEN.
    """
    with _child(module) as child:
        if child.stdin is None or child.stdout is None:
            raise ChildProcessError(module)
        try:
            said = _answer(_Pipes(child.stdin, child.stdout), json.dumps(job).encode() + b"\n", file, take)
        except (BrokenPipeError, EOFError) as error:
            raise Objectionable(Objection.BROKEN) from error
    if "objection" in said:
        raise Objectionable(Objection(said["objection"]))
    return said


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


def _answer(pipes: _Pipes, job: bytes, file: BinaryIO, take: Callable[[bytes], object]) -> dict[str, Any]:
    pipes.send(job)
    while True:
        letter, content = pipes.message()
        if letter == b"V":
            said: dict[str, Any] = json.loads(content)
            return said
        if letter == b"W":
            take(content)
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


@contextmanager
def _child(module: str) -> "Iterator[subprocess.Popen[bytes]]":
    child = subprocess.Popen(  # noqa: S603  # our own module under our own interpreter, no shell
        command_of(module),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment(PYTHONDONTWRITEBYTECODE="1"),
    )
    late = Timer(SECONDS, child.kill)
    late.start()
    try:
        yield child
    finally:
        late.cancel()
        child.kill()
        child.communicate()
