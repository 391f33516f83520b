"""The settings of the bucket: all of them or none, and each refusal names the one that is wrong."""

from pathlib import Path

import pytest

from compliance.bucket_addresses import BucketAddress
from compliance.config import CannotStart, Config

GIVEN = {
    "COMPLIANCE_S3_ENDPOINT": "https://s3.example.lg.jp:9000/",
    "COMPLIANCE_S3_BUCKET": "kojin-evidence",
    "COMPLIANCE_S3_ACCESS_KEY": "ward",
    "COMPLIANCE_S3_SECRET_FILE": "/srv/ward/s3.secret",
}


def test_without_them_there_is_no_bucket() -> None:
    assert Config.from_environ({}).bucket is None


def test_they_name_a_bucket_its_region_and_who_vouches_for_its_server() -> None:
    plain = BucketAddress(
        "https://s3.example.lg.jp:9000", "kojin-evidence", "ward", Path("/srv/ward/s3.secret"), "us-east-1", None
    )
    assert Config.from_environ(GIVEN).bucket == plain
    assert str(plain) == "https://s3.example.lg.jp:9000/kojin-evidence"
    further = {"COMPLIANCE_S3_REGION": "ap-northeast-1", "COMPLIANCE_S3_CA_FILE": "/srv/ward/ca.pem"}
    told = Config.from_environ(GIVEN | further).bucket
    assert told is not None
    assert (told.region, told.authority) == ("ap-northeast-1", Path("/srv/ward/ca.pem"))


@pytest.mark.parametrize(
    ("spoilt", "named"),
    [
        ({"COMPLIANCE_S3_BUCKET": ""}, "COMPLIANCE_S3_BUCKET"),
        ({"COMPLIANCE_S3_SECRET_FILE": ""}, "COMPLIANCE_S3_SECRET_FILE"),
        ({"COMPLIANCE_S3_BUCKET": "確認資料"}, "COMPLIANCE_S3_BUCKET"),
        ({"COMPLIANCE_S3_BUCKET": "Bucket"}, "COMPLIANCE_S3_BUCKET"),
        ({"COMPLIANCE_S3_ENDPOINT": "s3.example.lg.jp"}, "COMPLIANCE_S3_ENDPOINT"),
        ({"COMPLIANCE_S3_ENDPOINT": "https://s3.example.lg.jp/bucket"}, "COMPLIANCE_S3_ENDPOINT"),
        ({"COMPLIANCE_S3_ENDPOINT": "https://key@s3.example.lg.jp"}, "COMPLIANCE_S3_ENDPOINT"),
        ({"COMPLIANCE_S3_ENDPOINT": "https://[::1"}, "COMPLIANCE_S3_ENDPOINT"),
        ({"COMPLIANCE_S3_ENDPOINT": "https://s3.example.lg.jp:port"}, "COMPLIANCE_S3_ENDPOINT"),
    ],
)
def test_what_cannot_be_used_is_named(spoilt: dict[str, str], named: str) -> None:
    with pytest.raises(CannotStart) as caught:
        Config.from_environ(GIVEN | spoilt)
    assert named in caught.value.explanation.what.ja
    assert named in caught.value.explanation.what.en
