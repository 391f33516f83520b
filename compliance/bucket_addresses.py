"""The bucket of an S3 server that the evidence lies in: its address, and where its secret and its authority are."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from compliance.domain.errors import Words

ENDPOINT, BUCKET, REGION = "COMPLIANCE_S3_ENDPOINT", "COMPLIANCE_S3_BUCKET", "COMPLIANCE_S3_REGION"
ACCESS_KEY, SECRET_FILE = "COMPLIANCE_S3_ACCESS_KEY", "COMPLIANCE_S3_SECRET_FILE"
CA_FILE = "COMPLIANCE_S3_CA_FILE"
DEFAULT_REGION = "us-east-1"
"""What servers of one's own call theirs, as a rule."""

_WHOLE = (ENDPOINT, BUCKET, ACCESS_KEY, SECRET_FILE)
_BUCKET = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")


@dataclass(frozen=True, slots=True)
class BucketAddress:
    """One bucket of one server; `secret` is the file that holds the secret, `authority` the one that vouches for it."""

    endpoint: str
    bucket: str
    access_key: str
    secret: Path
    region: str = DEFAULT_REGION
    authority: Path | None = None

    def __str__(self) -> str:
        """Server and bucket as people are told of them."""
        return f"{self.endpoint}/{self.bucket}"


class UnfitAddress(ValueError):
    """One of the settings cannot be used: its name, why, and what to do."""

    def __init__(self, setting: str, why: Words, mend: Words) -> None:
        super().__init__(setting)
        self.setting, self.why, self.mend = setting, why, mend


def bucket_address(given: Mapping[str, str]) -> BucketAddress | None:
    """What the settings say; None where they name no bucket, UnfitAddress where they cannot be used."""
    if not any(given.get(name) for name in (*_WHOLE, REGION, CA_FILE)):
        return None
    _refuse_half_given(given)
    authority = given.get(CA_FILE)
    return BucketAddress(
        endpoint=_endpoint(given[ENDPOINT]),
        bucket=_bucket(given[BUCKET]),
        access_key=given[ACCESS_KEY],
        secret=_path(given[SECRET_FILE]),
        region=given.get(REGION, DEFAULT_REGION),
        authority=None if authority is None else _path(authority),
    )


def _refuse_half_given(given: Mapping[str, str]) -> None:
    for name in _WHOLE:
        if not given.get(name):
            raise UnfitAddress(
                name,
                Words("S3 を使うには、ほかの設定とそろえて指定します。", "S3 needs it beside the other settings."),
                Words(f"{'、'.join(_WHOLE)} を指定してください。", f"Set {', '.join(_WHOLE)}."),
            )


def _endpoint(url: str) -> str:
    if _names_a_server(url.rstrip("/")):
        return url.rstrip("/")
    raise UnfitAddress(
        ENDPOINT,
        Words(
            "http:// か https:// で始まり、ホスト名かポートで終わるアドレスです（バケット名は付けません）。",
            "It begins with http:// or https:// and ends with the host or its port, without the bucket.",
        ),
        Words(
            f"例：{ENDPOINT}=https://s3.example.lg.jp:9000", f"For example: {ENDPOINT}=https://s3.example.lg.jp:9000"
        ),
    )


def _names_a_server(url: str) -> bool:
    try:
        parts, port = urlsplit(url), urlsplit(url).port
    except ValueError:  # a bracket left open, or a port that is no number
        return False
    alone = not (parts.path or parts.query or parts.fragment or parts.username)
    return parts.scheme in ("http", "https") and bool(parts.hostname) and port != 0 and alone


def _bucket(name: str) -> str:
    if _BUCKET.fullmatch(name):
        return name
    raise UnfitAddress(
        BUCKET,
        Words(
            "半角の小文字・数字・ピリオド・ハイフンで、3〜63文字です。",
            "It has 3 to 63 small letters, digits, full stops and hyphens.",
        ),
        Words(f"例：{BUCKET}=compliance-evidence", f"For example: {BUCKET}=compliance-evidence"),
    )


def _path(name: str) -> Path:
    return Path(name).expanduser().absolute()
