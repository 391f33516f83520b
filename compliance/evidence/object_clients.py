"""The client of an S3 server, as the configuration and nothing else tells it: patient for so long, and no longer."""

from importlib.util import find_spec
from typing import TYPE_CHECKING

from compliance.bucket_addresses import SECRET_FILE, BucketAddress
from compliance.config import CannotStart
from compliance.domain.errors import Explanation, Words
from compliance.secret_files import read_secret

if TYPE_CHECKING:
    from types_boto3_s3 import S3Client

CONNECT_SECONDS = 5
ANSWER_SECONDS = 30
"""How long the server may be silent in the middle of an answer."""
ATTEMPTS = 3
CONNECTIONS = 16


def refuse_without_parts() -> None:
    """`CannotStart` where the library that speaks S3 is not installed; it is no part of an ordinary installation."""
    if find_spec("boto3") is None:
        raise CannotStart(
            Explanation(
                Words("確認資料を S3 に置けません。", "The evidence cannot be kept in S3."),
                Words("S3 を使うための部品（boto3）が入っていません。", "The part that speaks S3 (boto3) is missing."),
                Words(
                    ".venv/bin/pip install --require-hashes -r requirements-s3.txt を行ってください。",
                    "Run: .venv/bin/pip install --require-hashes -r requirements-s3.txt",
                ),
            )
        )


def client_of(address: BucketAddress) -> "S3Client":
    """A client, for any number of threads; it asks nothing before its first request.

    Checksums are the MD5 that every server knows, in a header that the caller gives: those that the library would add
    by itself come behind the content, which not every server takes.
    """
    from boto3.session import Session
    from botocore.config import Config

    return Session().client(
        "s3",
        endpoint_url=address.endpoint,
        region_name=address.region,
        aws_access_key_id=address.access_key,
        aws_secret_access_key=read_secret(address.secret, SECRET_FILE),
        verify=True if address.authority is None else str(address.authority),
        config=Config(
            connect_timeout=CONNECT_SECONDS,
            read_timeout=ANSWER_SECONDS,
            retries={"mode": "standard", "total_max_attempts": ATTEMPTS},
            max_pool_connections=CONNECTIONS,
            proxies={},
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
            s3={"addressing_style": "path"},
        ),
    )
