"""The child process that judges one file: it asks its parent for the bytes it wants, and can write to no disk.

Run by `inspections`, never imported by the server: memory, time and crashes of the libraries that read foreign files
stay here. On standard output, each message begins with its letter and its length: `R` asks for a place and a number of
bytes (which come on standard input), `W` is a piece of what is to be kept instead, `V` the verdict, which is the last.
"""

import io
import json
import resource
import struct
import sys
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, BinaryIO

from compliance.evidence.contents import judge, rewritten
from compliance.evidence.kinds import Objection, Objectionable

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

HEAD, PLACE = struct.Struct(">cI"), struct.Struct(">QI")
MEMORY = 1 << 30
SECONDS = 90
_BUFFER = 1 << 18


class Asked(io.RawIOBase):
    """The parent's file, asked for piece by piece."""

    def __init__(self, size: int, to: BinaryIO, back: BinaryIO) -> None:
        super().__init__()
        self._size, self._to, self._back, self._at = size, to, back, 0

    def readable(self) -> bool:
        """It is there to be read."""
        return True

    def seekable(self) -> bool:
        """In any order."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place."""
        begin = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        self._at = max(0, begin + offset)
        return self._at

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """As much as is asked for and there."""
        room = memoryview(buffer).cast("B")
        wanted = max(0, min(len(room), self._size - self._at))
        if wanted:
            say(self._to, b"R", PLACE.pack(self._at, wanted))
            room[:wanted] = self._back.read(wanted)
            self._at += wanted
        return wanted


def say(to: BinaryIO, letter: bytes, content: bytes) -> None:
    """One message."""
    to.write(HEAD.pack(letter, len(content)) + content)
    to.flush()


def keep(to: BinaryIO, content: bytes) -> None:
    """What is to be kept or shown instead, in pieces."""
    for begin in range(0, len(content), _BUFFER):
        say(to, b"W", content[begin : begin + _BUFFER])


def conclude(to: BinaryIO, work: Callable[[], Mapping[str, object]]) -> None:
    """The verdict that `work` comes to, or what it met that nobody should open; the last message."""
    try:
        verdict = work()
    except Objectionable as found:
        verdict = {"objection": found.objection.value}
    except MemoryError:
        verdict = {"objection": Objection.BOMB.value}
    say(to, b"V", json.dumps(verdict).encode())


def asked_for(to: BinaryIO, back: BinaryIO) -> tuple[dict[str, Any], io.BufferedReader]:
    """The job that the first line describes, and its file."""
    job = json.loads(back.readline())
    return job, io.BufferedReader(Asked(job["size"], to, back), _BUFFER)


def bound() -> None:
    """From here on neither memory nor time without end, no core dump, and no byte into any file."""
    for limit, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limit, (most, most))


def main() -> None:
    """Judge the file that the first line describes: its name and its size."""
    bound()
    to = sys.stdout.buffer
    job, file = asked_for(to, sys.stdin.buffer)

    def judged() -> Mapping[str, object]:
        kind = judge(file, job["name"])
        for piece in rewritten(file, kind):
            keep(to, piece)
        return {"kind": kind.value}

    conclude(to, judged)


if __name__ == "__main__":
    main()
