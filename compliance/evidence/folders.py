"""Sealed files in a folder of this machine: written beside their name, brought to the disk, and only then named."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from compliance.evidence.backends import path_of
from compliance.evidence.outages import Outage, VaultUnusable, outage_of_system
from compliance.evidence.problems import AlreadyKept, Missing

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_SUFFIX, _DRAFT = ".sealed", ".draft"


class FolderDraft:
    """One file that is being written. Its folder is made with it, open to its owner alone."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._draft = path.with_name(f"{path.stem}-{secrets.token_hex(4)}{_DRAFT}")
        with _using(path.parent):
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            opened = os.open(self._draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        self._file = os.fdopen(opened, "wb", buffering=0)

    def write(self, content: "ReadableBuffer") -> None:
        """The next bytes, all of them."""
        view = memoryview(content)
        with _using(self._path.parent):
            while view:
                view = view[self._file.write(view) :]

    def finish(self) -> None:
        """On the disk before it has its name, and its name on the disk before this returns."""
        with _using(self._path.parent):
            os.fsync(self._file.fileno())
            self._file.close()
            try:
                os.link(self._draft, self._path)
            except FileExistsError:
                raise AlreadyKept(self._path.name) from None
            finally:
                self._draft.unlink()
            _to_disk(self._path.parent)

    def abandon(self) -> None:
        """Nothing of it is left; nothing happens where it was finished."""
        self._file.close()
        self._draft.unlink(missing_ok=True)


class Folder:
    """A folder of sealed files, in subfolders by the first two signs of their names."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def check(self) -> None:
        """That it is there, or can be made, and can be written to."""
        with _using(self._root):
            self._root.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not os.access(self._root, os.R_OK | os.W_OK | os.X_OK):
            raise VaultUnusable(Outage.UNWRITABLE, str(self._root))

    def draft(self, name: str) -> FolderDraft:
        """Begin to write a file."""
        return FolderDraft(self._path(name))

    def open(self, name: str) -> BinaryIO:
        """The file; Missing where there is none."""
        with _using(self._root):
            try:
                return self._path(name).open("rb")
            except FileNotFoundError:
                raise Missing(name) from None

    def size(self, name: str) -> int | None:
        """Its size in bytes; None where there is none."""
        with _using(self._root):
            try:
                return self._path(name).stat().st_size
            except FileNotFoundError:
                return None

    def delete(self, name: str) -> None:
        """Take it away; nothing where there is none."""
        self._path(name).unlink(missing_ok=True)

    def names(self, before: datetime) -> Iterator[str]:
        """What was finished before an instant."""
        return (path.stem for path in self._older(_SUFFIX, before))

    def drop_drafts(self, before: datetime) -> int:
        """Throw away what was begun before an instant and never finished; how many."""
        left = list(self._older(_DRAFT, before))
        for path in left:
            path.unlink(missing_ok=True)
        return len(left)

    def _older(self, suffix: str, before: datetime) -> Iterator[Path]:
        for path in self._root.glob(f"??/*{suffix}"):
            if path.stat().st_mtime < before.timestamp():
                yield path

    def _path(self, name: str) -> Path:
        return self._root / path_of(name)


@contextmanager
def _using(folder: Path) -> Iterator[None]:
    """VaultUnusable in the place of what the system says."""
    try:
        yield
    except OSError as error:
        raise VaultUnusable(outage_of_system(error), str(folder), error.strerror or "") from error


def _to_disk(folder: Path) -> None:
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
