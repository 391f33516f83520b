"""Vaults in places of their own, what lies in those as somebody sees who looks behind the vault, and content."""

from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import Protocol

from compliance.bucket_addresses import BucketAddress
from compliance.evidence.backends import Backend
from compliance.evidence.buckets import Bucket
from compliance.evidence.folders import Folder
from compliance.evidence.keyrings import KeyRing
from compliance.evidence.vaults import Vault
from tests.buckets import S3Server


class Behind(Protocol):
    """A place of sealed files, looked at and tampered with past the vault."""

    @property
    def backend(self) -> Backend:
        """The place itself."""

    def all(self) -> Mapping[str, bytes]:
        """The files of a vault by their names."""

    def write(self, name: str, content: bytes) -> None:
        """Other bytes in the place of a file's."""

    def written(self, name: str) -> object:
        """What changes with every write of it."""

    def unfinished(self) -> int:
        """How many files were begun and neither finished nor thrown away."""


class BehindFolder:
    """A folder."""

    def __init__(self, folder: Path) -> None:
        self._folder, self.backend = folder, Folder(folder)

    def all(self) -> Mapping[str, bytes]:
        return {path.stem: path.read_bytes() for path in self._folder.rglob("*.sealed")}

    def write(self, name: str, content: bytes) -> None:
        self._path(name).write_bytes(content)

    def written(self, name: str) -> object:
        return self._path(name).stat().st_mtime_ns

    def unfinished(self) -> int:
        return sum(path.is_file() and path.suffix != ".sealed" for path in self._folder.rglob("*"))

    def _path(self, name: str) -> Path:
        return self._folder / name[:2] / f"{name}.sealed"


class BehindBucket:
    """A bucket of a real server."""

    def __init__(self, server: S3Server, address: BucketAddress) -> None:
        self._client, self.bucket, self.backend = server.client, address.bucket, Bucket(address)

    def all(self) -> Mapping[str, bytes]:
        listed = self._client.list_objects_v2(Bucket=self.bucket, Prefix="evidence/").get("Contents", [])
        return {Path(each["Key"]).stem: self._read(each["Key"]) for each in listed}

    def write(self, name: str, content: bytes) -> None:
        self._client.put_object(Bucket=self.bucket, Key=self._key(name), Body=content)

    def written(self, name: str) -> object:
        return self._client.head_object(Bucket=self.bucket, Key=self._key(name))["VersionId"]

    def unfinished(self) -> int:
        return len(self._client.list_multipart_uploads(Bucket=self.bucket).get("Uploads", []))

    def _read(self, key: str) -> bytes:
        with self._client.get_object(Bucket=self.bucket, Key=key)["Body"] as body:
            return body.read()

    def _key(self, name: str) -> str:
        return f"evidence/{name[:2]}/{name}.sealed"


def vault_over(backend: Backend, folder: Path) -> Vault:
    """An empty vault with its first key, in the folder `keys`."""
    ring = KeyRing(folder / "keys")
    ring.add()
    return Vault(backend, ring)


def vault_in(folder: Path) -> Vault:
    """One whose files lie in a folder."""
    return vault_over(Folder(folder / "evidence"), folder)


def content_of(size: int) -> bytes:
    """So many bytes, no two chunks of which are alike."""
    return Random(size).randbytes(size)
