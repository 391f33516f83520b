"""The requests to an S3 server that the vault needs: each is answered, refused, or ends in words for people."""

from base64 import b64encode
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import cached_property
from hashlib import md5
from typing import TYPE_CHECKING, NamedTuple

from compliance.bucket_addresses import BucketAddress
from compliance.evidence.object_clients import client_of, refuse_without_parts
from compliance.evidence.outages import Outage, VaultUnusable, outage_of_code

if TYPE_CHECKING:
    from types_boto3_s3 import S3Client

_MARK = "draft"
_ANY = "*"
_ABSENT = frozenset({"NoSuchKey", "NoSuchUpload", "404"})
_STANDING = frozenset({"PreconditionFailed", "412"})
_PAST_THE_END = "InvalidRange"


class Absent(Exception):
    """There is no such object, or no such upload."""


class Standing(Exception):
    """An object of that key stands already."""


class Piece(NamedTuple):
    """A piece of an object, and the size of the whole in bytes."""

    content: bytes
    size: int


class Upload(NamedTuple):
    """An upload in parts that is not finished."""

    key: str
    id: str


class Objects:
    """The objects of one bucket. Nothing is overwritten: to put one where one stands is Standing.

    Any request: VaultUnusable where the server or the bucket cannot be used, after a few attempts.
    """

    def __init__(self, address: BucketAddress) -> None:
        refuse_without_parts()
        self._address = address

    def keeps_versions(self) -> bool:
        """Whether what is deleted or overwritten can be brought back."""
        with self._asking():
            return self._client.get_bucket_versioning(Bucket=self._address.bucket).get("Status") == "Enabled"

    def has_lock(self) -> bool:
        """Whether nobody can stop that."""
        from botocore.exceptions import ClientError

        with self._asking():
            try:
                told = self._client.get_object_lock_configuration(Bucket=self._address.bucket)
            except ClientError as error:
                if _code(error) == "ObjectLockConfigurationNotFoundError":
                    return False
                raise
            return told["ObjectLockConfiguration"].get("ObjectLockEnabled") == "Enabled"

    def put(self, key: str, content: bytes, mark: str) -> None:
        """A whole object; `mark` tells our own, which a request that was sent twice meets, from somebody else's."""
        try:
            with self._asking():
                self._client.put_object(
                    Bucket=self._address.bucket,
                    Key=key,
                    Body=content,
                    ContentMD5=_md5(content),
                    ContentType="application/octet-stream",
                    IfNoneMatch=_ANY,
                    Metadata={_MARK: mark},
                )
        except Standing:
            self._refuse_others(key, mark)

    def begin(self, key: str, mark: str) -> Upload:
        """Begin an object that is put together of parts."""
        with self._asking():
            begun = self._client.create_multipart_upload(
                Bucket=self._address.bucket,
                Key=key,
                ContentType="application/octet-stream",
                Metadata={_MARK: mark},
            )
        return Upload(key, begun["UploadId"])

    def send(self, upload: Upload, number: int, content: bytes) -> str:
        """Part `number`, from 1 on; what the server calls it."""
        with self._asking():
            return self._client.upload_part(
                Bucket=self._address.bucket,
                Key=upload.key,
                UploadId=upload.id,
                PartNumber=number,
                Body=content,
                ContentMD5=_md5(content),
            )["ETag"]

    def complete(self, upload: Upload, parts: Sequence[str], mark: str) -> None:
        """Make the object of its parts: from now on it is there for readers."""
        try:
            with self._asking():
                self._client.complete_multipart_upload(
                    Bucket=self._address.bucket,
                    Key=upload.key,
                    UploadId=upload.id,
                    IfNoneMatch=_ANY,
                    MultipartUpload={"Parts": [{"ETag": tag, "PartNumber": n} for n, tag in enumerate(parts, 1)]},
                )
        except (Standing, Absent):
            self._refuse_others(upload.key, mark)

    def abort(self, upload: Upload) -> None:
        """Throw away the parts; Absent where there is no such upload any more."""
        with self._asking():
            self._client.abort_multipart_upload(Bucket=self._address.bucket, Key=upload.key, UploadId=upload.id)

    def read(self, key: str, begin: int, length: int) -> Piece:
        """So many bytes from a place on, fewer at the end; Absent."""
        from botocore.exceptions import ClientError

        wanted = f"bytes={begin}-{begin + length - 1}"
        with self._asking():
            try:
                answer = self._client.get_object(Bucket=self._address.bucket, Key=key, Range=wanted)
            except ClientError as error:
                if _code(error) == _PAST_THE_END:
                    return Piece(b"", 0)
                raise
            with answer["Body"] as body:
                content = body.read()
        size = answer["ContentRange"].rpartition("/")[2]
        return Piece(content, int(size))

    def size(self, key: str) -> int:
        """In bytes; Absent."""
        with self._asking():
            return self._client.head_object(Bucket=self._address.bucket, Key=key)["ContentLength"]

    def delete(self, key: str) -> None:
        """Take it away from readers; the bucket still has its versions until its own rules let them go."""
        with self._asking():
            self._client.delete_object(Bucket=self._address.bucket, Key=key)

    def keys(self, prefix: str, before: datetime) -> Iterator[str]:
        """Those of the objects that were finished before an instant."""
        with self._asking():
            for page in self._client.get_paginator("list_objects_v2").paginate(
                Bucket=self._address.bucket, Prefix=prefix
            ):
                yield from (each["Key"] for each in page.get("Contents", ()) if each["LastModified"] < before)

    def uploads(self, prefix: str, before: datetime) -> Iterator[Upload]:
        """Those that were begun before an instant and not finished."""
        with self._asking():
            for page in self._client.get_paginator("list_multipart_uploads").paginate(
                Bucket=self._address.bucket, Prefix=prefix
            ):
                for each in page.get("Uploads", ()):
                    if each["Initiated"] < before:
                        yield Upload(each["Key"], each["UploadId"])

    def _refuse_others(self, key: str, mark: str) -> None:
        """Standing, unless the object is the very one that was just put."""
        with self._asking():
            kept = self._client.head_object(Bucket=self._address.bucket, Key=key)["Metadata"].get(_MARK)
        if kept != mark:
            raise Standing(key)

    @cached_property
    def _client(self) -> "S3Client":
        """Made at the first request: the library takes most of a second to import."""
        return client_of(self._address)

    @contextmanager
    def _asking(self) -> Iterator[None]:
        """Absent, Standing or VaultUnusable in the place of what the library raises."""
        from botocore.exceptions import BotoCoreError, ClientError, SSLError
        from urllib3.exceptions import HTTPError  # a content that breaks off half-way raises this

        try:
            yield
        except ClientError as error:
            raise self._refusal(_code(error), str(error)) from error
        except SSLError as error:
            raise VaultUnusable(Outage.UNTRUSTED, str(self._address), str(error)) from error
        except (BotoCoreError, HTTPError) as error:
            raise VaultUnusable(Outage.UNREACHABLE, str(self._address), str(error)) from error

    def _refusal(self, code: str, said: str) -> Exception:
        if code in _ABSENT:
            return Absent(said)
        if code in _STANDING:
            return Standing(said)
        return VaultUnusable(outage_of_code(code), str(self._address), said)


def _code(error: Exception) -> str:
    response: dict[str, dict[str, str]] = getattr(error, "response", {})
    return str(response.get("Error", {}).get("Code", ""))


def _md5(content: bytes) -> str:
    """What a bucket with Object Lock asks for beside each content, and what its server checks it by."""
    return b64encode(md5(content, usedforsecurity=False).digest()).decode()
