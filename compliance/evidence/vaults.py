"""The vault: files come in sealed under a key of their own, and go out only when every byte of them holds."""

import io
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from compliance.evidence.backends import Backend, Draft
from compliance.evidence.keyrings import KeyRing, WrappedKey
from compliance.evidence.outages import VaultUnusable
from compliance.evidence.problems import Damaged
from compliance.evidence.sealing import CHUNK, Digest, Opened, Sealer, sealed_size

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer, WriteableBuffer

KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class Sealed:
    """What must be remembered of a file to open it again: without `key` it is erased, wherever its bytes still lie."""

    id: UUID
    key: WrappedKey
    digest: Digest

    @property
    def context(self) -> bytes:
        """What its key is bound to: the id, the digest and the size of what was sealed."""
        return self.id.bytes + bytes.fromhex(self.digest.sha256) + self.digest.size.to_bytes(8, "big")


class Intake(io.RawIOBase):
    """A file on its way in: what is written is sealed at once, and may be read again after the first `seek`.

    Closed without `keep`, nothing of it is left. Its key is in memory only until `keep` wraps it. Where its place fails
    while it comes, the rest goes nowhere, so that what is sent beside it can still be read; `refuse_lost`, reading and
    keeping tell it.
    """

    def __init__(self, backend: Backend, ring: KeyRing) -> None:
        super().__init__()
        self.file, self.digest = uuid4(), Digest(0, "")
        self._backend, self._ring, self._key = backend, ring, secrets.token_bytes(KEY_BYTES)
        self._draft: Draft | None = None
        self._sealer: Sealer | None = None
        self._opened: Opened | None = None
        self._lost: VaultUnusable | None = None
        self._whole = self._kept = False

    def writable(self) -> bool:
        """Until it is read."""
        return self._opened is None

    def readable(self) -> bool:
        """Once it is written."""
        return True

    def seekable(self) -> bool:
        """Once it is written."""
        return True

    def write(self, content: "ReadableBuffer") -> int:
        """Seal the next bytes."""
        with self._losing():
            if self._sealer is None and self._lost is None:
                self._draft = self._backend.draft(self.file.hex)
                self._sealer = Sealer(self._draft.write, self._key, self.file)
            if self._sealer is not None:
                self._sealer.add(content)
        return memoryview(content).nbytes

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """The first one ends the writing."""
        opened = self._read()
        return 0 if opened is None else opened.seek(offset, whence)

    def tell(self) -> int:
        """The place in the plain content."""
        opened = self._read()
        return 0 if opened is None else opened.tell()

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """What was written, opened again; nothing of an empty file."""
        opened = self._read()
        self.refuse_lost()
        return 0 if opened is None else opened.readinto(buffer)

    def refuse_lost(self) -> None:
        """VaultUnusable where the place of the file failed while it came in."""
        if self._lost is not None:
            raise self._lost

    def keep(self) -> Sealed:
        """Keep the sealed file, whatever becomes of its row: one that never gets any is swept away later."""
        self._read()
        self.refuse_lost()
        kept = Sealed(self.file, WrappedKey("", b""), self.digest)
        wrapped = self._ring.wrap(self._key, kept.context)
        self._kept = True
        return replace(kept, key=wrapped)

    def close(self) -> None:
        """What was not kept is thrown away."""
        if self.closed:
            return
        if self._opened is not None:
            self._opened.close()
        if not self._kept:
            self._throw_away()
        super().close()

    def _read(self) -> Opened | None:
        if self._opened is None and self._sealer is not None and self._draft is not None:
            with self._losing():
                self.digest = self._sealer.finish()
                self._draft.finish()
                self._whole = True
                self._opened = Opened(self._backend.open(self.file.hex), self._key, self.file)
        return self._opened

    @contextmanager
    def _losing(self) -> Iterator[None]:
        try:
            yield
        except VaultUnusable as lost:
            self._lost = lost
            self._throw_away()

    def _throw_away(self) -> None:
        """What a place that fails cannot throw away now is swept later."""
        if self._draft is not None:
            with suppress(VaultUnusable):
                self._draft.abandon()
                if self._whole:
                    self._backend.delete(self.file.hex)
        self._draft = self._sealer = None


class Vault:
    """The sealed files of a deployment: `backend` keeps their bytes, `ring` what their keys are wrapped in."""

    def __init__(self, backend: Backend, ring: KeyRing) -> None:
        self.backend, self.ring = backend, ring

    def receive(self) -> Intake:
        """An empty file to write into."""
        return Intake(self.backend, self.ring)

    def seal(self, content: bytes) -> Sealed:
        """A small file that is held in memory, sealed and kept."""
        with self.receive() as intake:
            intake.write(content)
            return intake.keep()

    def open(self, sealed: Sealed) -> Opened:
        """The file for reading; Missing, KeyMissing or Damaged where it cannot be opened."""
        key = self.key_of(sealed)
        return Opened(self.backend.open(sealed.id.hex), key, sealed.id)

    def checked(self, sealed: Sealed) -> Opened:
        """The file for reading, after its last chunk was verified; to be closed by whoever asked."""
        opened = self.open(sealed)
        try:
            if opened.verify() != sealed.digest:
                raise Damaged(sealed.id)
        except BaseException:
            opened.close()
            raise
        return opened

    def verified(self, sealed: Sealed) -> Iterator[bytes]:
        """The plain content in chunks, given out only after the last one was verified (which this call does)."""
        return _chunks(self.checked(sealed))

    def key_of(self, sealed: Sealed) -> bytes:
        """What opens the file; KeyMissing or Damaged where that cannot be opened itself. Reads none of the file."""
        return self.ring.unwrap(sealed.key, sealed.context)

    def lacks(self, sealed: Sealed) -> bool:
        """Whether its bytes are gone or are not as many as they must be; reads none of them."""
        return self.backend.size(sealed.id.hex) != sealed_size(sealed.digest.size)

    def rewrap(self, sealed: Sealed) -> Sealed:
        """The same file with its key under the ring's current one; no byte of the file is touched."""
        return replace(sealed, key=self.ring.wrap(self.key_of(sealed), sealed.context))

    def files(self, before: datetime) -> Iterator[UUID]:
        """The ids of what was sealed before an instant."""
        return (UUID(hex=name) for name in self.backend.names(before))

    def delete(self, file: UUID) -> None:
        """Take the bytes of a file away."""
        self.backend.delete(file.hex)

    def drop_drafts(self, before: datetime) -> int:
        """Throw away what was begun before an instant and never finished; how many."""
        return self.backend.drop_drafts(before)


def _chunks(opened: Opened) -> Iterator[bytes]:
    with opened:
        while chunk := opened.read(CHUNK):
            yield chunk
