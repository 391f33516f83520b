"""The sealed form of a file: AES-256-GCM in chunks of 1 MiB, bound to its id, to their order and to the last of them.

`KJV1` and a salt of 32 bytes; then each chunk with its tag. Chunk n is sealed under the nonce `0…0 | n | last`, with
the header as associated data, by a key that HKDF derives from the file's own key, the salt and the file's id. So no
chunk can be altered, exchanged with one of another file, left out or cut off without being noticed.
"""

import hashlib
import io
import secrets
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO
from uuid import UUID

from compliance.evidence.problems import Damaged

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer, WriteableBuffer
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

MAGIC = b"KJV1"
SALT_BYTES = 32
HEADER_BYTES = len(MAGIC) + SALT_BYTES
CHUNK = 1 << 20
TAG_BYTES = 16
KEPT_CHUNKS = 4
"""How many opened chunks a reader holds: whoever jumps about in a file stays within a few of them."""

_PURPOSE = b"compliance/evidence/body/1/"


@dataclass(frozen=True, slots=True)
class Digest:
    """What a file is known by: its size in bytes and its SHA-256 in hex, both of the plain content."""

    size: int
    sha256: str


class Sealer:
    """Seals what is written and passes it on to `write`, one chunk at a time.

    It holds one chunk and its sealed form, in the same two places from first to last: fresh memory for each chunk
    would cost more than its cipher. What `write` is given is only there until it returns.
    """

    def __init__(self, write: Callable[["ReadableBuffer"], object], key: bytes, file: UUID) -> None:
        self._write, self._header = write, MAGIC + secrets.token_bytes(SALT_BYTES)
        self._cipher = _cipher(key, self._header, file)
        self._chunk, self._sealed = memoryview(bytearray(CHUNK)), memoryview(bytearray(CHUNK + TAG_BYTES))
        self._filled = self._number = self._size = 0
        self._hash = hashlib.sha256()
        self._write(self._header)

    def add(self, content: "ReadableBuffer") -> None:
        """The next bytes of the file."""
        view = memoryview(content).cast("B")
        self._hash.update(view)
        self._size += len(view)
        while view:
            if self._filled == CHUNK:
                self._seal(last=False)
            piece = view[: CHUNK - self._filled]
            self._chunk[self._filled : self._filled + len(piece)] = piece
            self._filled += len(piece)
            view = view[len(piece) :]

    def finish(self) -> Digest:
        """Seal what is left as the last chunk."""
        self._seal(last=True)
        return Digest(self._size, self._hash.hexdigest())

    def _seal(self, *, last: bool) -> None:
        plain, sealed = self._chunk[: self._filled], self._sealed[: self._filled + TAG_BYTES]
        self._cipher.encrypt_into(_nonce(self._number, last=last), plain, self._header, sealed)
        self._write(sealed)
        self._number += 1
        self._filled = 0


class Opened(io.RawIOBase):
    """A sealed file, read as if it were plain: anywhere, each chunk verified before a byte of it is given out.

    Damaged where a chunk does not hold. That the whole file holds is known only after `verify`.
    """

    def __init__(self, source: BinaryIO, key: bytes, file: UUID) -> None:
        super().__init__()
        self._source, self._file = source, file
        self._header = source.read(HEADER_BYTES)
        body = source.seek(0, io.SEEK_END) - HEADER_BYTES
        if not self._header.startswith(MAGIC) or body < TAG_BYTES:
            raise Damaged(file)
        self._last = (body - 1) // (CHUNK + TAG_BYTES)
        self.size = body - (self._last + 1) * TAG_BYTES
        self._cipher = _cipher(key, self._header, file)
        self._chunks: OrderedDict[int, bytes] = OrderedDict()
        self._at = 0

    def readable(self) -> bool:
        """It is there to be read."""
        return True

    def seekable(self) -> bool:
        """In any order."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place in the plain content."""
        begin = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self.size}[whence]
        self._at = max(0, begin + offset)
        return self._at

    def tell(self) -> int:
        """The place in the plain content."""
        return self._at

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """As much as the chunk at this place still has."""
        room = memoryview(buffer).cast("B")
        if self._at >= self.size or not len(room):
            return 0
        number, inside = divmod(self._at, CHUNK)
        piece = memoryview(self._chunk(number))[inside : inside + len(room)]
        room[: len(piece)] = piece
        self._at += len(piece)
        return len(piece)

    def verify(self) -> Digest:
        """Open every chunk to the last and forget it again; Damaged where one does not hold."""
        found = hashlib.sha256()
        for number in range(self._last + 1):
            found.update(self._open(number))
        return Digest(self.size, found.hexdigest())

    def close(self) -> None:
        """Close what it reads from."""
        self._source.close()
        super().close()

    def _chunk(self, number: int) -> bytes:
        if number not in self._chunks:
            self._chunks[number] = self._open(number)
            if len(self._chunks) > KEPT_CHUNKS:
                self._chunks.popitem(last=False)
        self._chunks.move_to_end(number)
        return self._chunks[number]

    def _open(self, number: int) -> bytes:
        from cryptography.exceptions import InvalidTag

        self._source.seek(HEADER_BYTES + number * (CHUNK + TAG_BYTES))
        sealed = self._source.read(CHUNK + TAG_BYTES)
        try:
            return self._cipher.decrypt(_nonce(number, last=number == self._last), sealed, self._header)
        except InvalidTag:
            raise Damaged(self._file) from None


def sealed_size(size: int) -> int:
    """How many bytes a plain file of `size` bytes takes when sealed."""
    chunks = max(1, -(-size // CHUNK))
    return HEADER_BYTES + size + chunks * TAG_BYTES


def _cipher(key: bytes, header: bytes, file: UUID) -> "AESGCM":
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # takes a fifth of a second to import
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    salt = header[len(MAGIC) :]
    return AESGCM(HKDF(SHA256(), 32, salt, _PURPOSE + file.bytes).derive(key))


def _nonce(number: int, *, last: bool) -> bytes:
    return bytes(7) + number.to_bytes(4, "big") + bytes([last])
