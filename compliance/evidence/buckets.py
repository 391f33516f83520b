"""Sealed files in a bucket of an S3 server: sent in parts while they come, there for readers once they are whole."""

import io
import secrets
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, BinaryIO

from compliance.bucket_addresses import BucketAddress
from compliance.evidence.backends import path_of
from compliance.evidence.objects import Absent, Objects, Piece, Standing, Upload
from compliance.evidence.outages import Outage, VaultUnusable
from compliance.evidence.problems import AlreadyKept, Missing

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer, WriteableBuffer

PART = 8 << 20
"""Bytes that are sent at once; what is smaller is sent whole."""
NEAREST, FURTHEST = 2 << 20, 8 << 20
"""Bytes that are fetched at once: at first, and once somebody reads on and on."""
_FOLDER = "evidence/"
_PROBE = "probe"


class BucketDraft:
    """One file that is being sent. At most one part of it is in memory."""

    def __init__(self, objects: Objects, name: str) -> None:
        self._objects, self._name, self._mark = objects, name, secrets.token_hex(8)
        self._waiting = bytearray()
        self._upload: Upload | None = None
        self._parts: list[str] = []

    def write(self, content: "ReadableBuffer") -> None:
        """The next bytes; sent when they make a part."""
        self._waiting += memoryview(content)
        while len(self._waiting) >= PART:
            self._send(PART)

    def finish(self) -> None:
        """There for readers, and on the server's medium, as soon as it has answered."""
        try:
            self._put_or_complete()
        except Standing:
            self.abandon()
            raise AlreadyKept(self._name) from None

    def abandon(self) -> None:
        """Nothing of it is left; what the server cannot throw away now is swept later."""
        if self._upload is not None:
            with suppress(VaultUnusable, Absent):
                self._objects.abort(self._upload)
            self._upload = None

    def _put_or_complete(self) -> None:
        if self._upload is None:
            self._objects.put(_key(self._name), bytes(self._waiting), self._mark)
            return
        if self._waiting:
            self._send(len(self._waiting))
        self._objects.complete(self._upload, self._parts, self._mark)
        self._upload = None

    def _send(self, length: int) -> None:
        if self._upload is None:
            self._upload = self._objects.begin(_key(self._name), self._mark)
        self._parts.append(self._objects.send(self._upload, len(self._parts) + 1, bytes(self._waiting[:length])))
        del self._waiting[:length]


class BucketFile(io.RawIOBase):
    """A file of the bucket, fetched a window at a time: a larger one each time that somebody reads on."""

    def __init__(self, objects: Objects, name: str) -> None:
        super().__init__()
        self._objects, self._key, self._ahead = objects, _key(name), NEAREST
        self._begin = self._at = 0
        self._window = self._fetched(0)

    def readable(self) -> bool:
        """It is there to be read."""
        return True

    def seekable(self) -> bool:
        """In any order."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place; nothing is fetched."""
        begin = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._window.size}[whence]
        self._at = max(0, begin + offset)
        return self._at

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """As much as the window at this place still has."""
        room = memoryview(buffer).cast("B")
        if self._at >= self._window.size or not len(room):
            return 0
        if not self._begin <= self._at < self._end:
            self._ahead = min(2 * self._ahead, FURTHEST) if self._at == self._end else NEAREST
            self._window = self._fetched(self._at)
            self._begin = self._at
        piece = memoryview(self._window.content)[self._at - self._begin :][: len(room)]
        room[: len(piece)] = piece
        self._at += len(piece)
        return len(piece)

    @property
    def _end(self) -> int:
        return self._begin + len(self._window.content)

    def _fetched(self, begin: int) -> Piece:
        try:
            return self._objects.read(self._key, begin, self._ahead)
        except Absent:
            raise Missing(self._key) from None


class Bucket:
    """The sealed files of a bucket, under the same paths as in a folder."""

    def __init__(self, address: BucketAddress) -> None:
        self._address, self._objects = address, Objects(address)

    def check(self) -> None:
        """That it answers, lets itself be written to, brings back what is deleted, and overwrites nothing."""
        if not self._objects.keeps_versions():
            raise self._unusable(Outage.NO_VERSIONS)
        if not self._objects.has_lock():
            raise self._unusable(Outage.NO_LOCK)
        if not self._heeds_what_stands():
            raise self._unusable(Outage.OVERWRITES)

    def draft(self, name: str) -> BucketDraft:
        """Begin to send a file."""
        return BucketDraft(self._objects, name)

    def open(self, name: str) -> BinaryIO:
        """The file; Missing where there is none."""
        return io.BufferedReader(BucketFile(self._objects, name))

    def size(self, name: str) -> int | None:
        """Its size in bytes; None where there is none."""
        try:
            return self._objects.size(_key(name))
        except Absent:
            return None

    def delete(self, name: str) -> None:
        """Take it away from readers; nothing where there is none."""
        if self.size(name) is not None:
            self._objects.delete(_key(name))

    def names(self, before: datetime) -> Iterator[str]:
        """What was finished before an instant."""
        return (PurePosixPath(key).stem for key in self._objects.keys(_FOLDER, before))

    def drop_drafts(self, before: datetime) -> int:
        """Throw away what was begun before an instant and never finished; how many."""
        left = list(self._objects.uploads(_FOLDER, before))
        for upload in left:
            with suppress(Absent):
                self._objects.abort(upload)
        return len(left)

    def _heeds_what_stands(self) -> bool:
        """Whether one of two writes to the same place is refused; at every start but the first, the first of them."""
        for _turn in range(2):
            try:
                self._objects.put(_PROBE, b"", secrets.token_hex(8))
            except Standing:
                return True
        return False

    def _unusable(self, outage: Outage) -> VaultUnusable:
        return VaultUnusable(outage, str(self._address))


def _key(name: str) -> str:
    return _FOLDER + path_of(name)
