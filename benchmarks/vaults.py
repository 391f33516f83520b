"""A file of 1 GB, sealed while it comes and read back, beside the same bytes written plain and brought to the disk."""

import io
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter, process_time
from typing import IO, cast

from werkzeug.formparser import MultiPartParser

from benchmarks.figures import Figure, peak_megabytes
from compliance.evidence.folders import Folder
from compliance.evidence.keyrings import KeyRing
from compliance.evidence.vaults import Intake, Vault

FILE_BYTES = 1_000_000_000
PIECE = os.urandom(1 << 16)
"""As much as the form parser hands on at once."""
ROUNDS = 3
_EDGE = b"--edge"
_HEAD = _EDGE + b'\r\nContent-Disposition: form-data; name="f"; filename="f.pdf"\r\n\r\n'

Taken = tuple[float, float]
"""Seconds by the clock, and of this process alone."""


def measure() -> Iterable[Figure]:
    """Plain and sealed in turn, so that what else the machine does falls on both; each in the shortest of its runs."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as child:
        yield from child.submit(_figures).result()


def _figures() -> list[Figure]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ring = KeyRing(folder / "keys")
        ring.add()
        vault = Vault(Folder(folder / "sealed"), ring)
        vault.seal(b"what is imported only when it is needed")
        idle = peak_megabytes()
        runs = [(timed(lambda: _plain(folder / "plain")), *_round(vault)) for _ in range(ROUNDS)]
        plain, sealed, opened, parsed = (_shortest(each) for each in zip(*runs, strict=True))
        return [
            Figure("1 GB written plain, to the disk", plain[0], "s"),
            Figure("1 GB sealed while it comes, to the disk", sealed[0], "s"),
            Figure("1 GB sealed against plain, by the clock", sealed[0] / plain[0], "×", aim=3),
            Figure("1 GB sealed against plain, processor alone", sealed[1] / plain[1], "×"),
            Figure("1 GB out of a form and sealed, to the disk", parsed[0], "s"),
            Figure("1 GB opened and verified to the last byte", opened[0], "s"),
            Figure("memory above idle, of all of it", peak_megabytes() - idle, "MB", aim=100),
        ]


def _round(vault: Vault) -> Iterator[Taken]:
    """Sealed, read back, and sealed out of a form."""
    with vault.receive() as intake:
        yield timed(lambda: write_all(intake))
        yield timed(lambda: read_all(intake))
    with vault.receive() as intake:
        yield timed(lambda: _parsed(intake))


def timed(work: Callable[[], object]) -> Taken:
    """What it takes."""
    begin, used = perf_counter(), process_time()
    work()
    return perf_counter() - begin, process_time() - used


def _shortest(runs: Iterable[Taken]) -> Taken:
    by_the_clock, alone = zip(*runs, strict=True)
    return min(by_the_clock), min(alone)


def pieces() -> Iterator[bytes]:
    """The file, as it comes."""
    for _ in range(FILE_BYTES // len(PIECE)):
        yield PIECE


def _plain(path: Path) -> None:
    with path.open("wb", buffering=0) as file:
        for piece in pieces():
            file.write(piece)
        os.fsync(file.fileno())
    path.unlink()


def write_all(intake: Intake) -> None:
    """Seal all of it, to the place that it is kept in."""
    for piece in pieces():
        intake.write(piece)
    intake.seek(0)


def read_all(intake: Intake) -> None:
    """Open and verify all of it."""
    place = bytearray(len(PIECE))
    while intake.readinto(place):
        pass


class _Form(io.RawIOBase):
    """The body of a form with one file, as it comes out of the network."""

    def __init__(self) -> None:
        self._coming = iter((_HEAD, *pieces(), b"\r\n" + _EDGE + b"--\r\n"))

    def read(self, _size: int = -1) -> bytes:
        """The next piece; nothing at the end."""
        return next(self._coming, b"")


def _parsed(intake: Intake) -> None:
    def stream(*_about: object, **_more: object) -> IO[bytes]:
        return cast(IO[bytes], intake)

    MultiPartParser(stream).parse(cast(IO[bytes], _Form()), _EDGE.removeprefix(b"--"), None)
    intake.seek(0)
