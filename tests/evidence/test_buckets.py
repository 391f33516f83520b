"""A bucket that is unfit, out of reach or lost half-way: told in words, and nothing is left that anybody could read."""

import importlib.util
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context
from pathlib import Path

import pytest

from benchmarks.figures import peak_megabytes
from compliance.bucket_addresses import BucketAddress
from compliance.config import CannotStart
from compliance.evidence.buckets import PART, Bucket
from compliance.evidence.outages import Outage, VaultUnusable
from compliance.evidence.places import bucket_of
from compliance.evidence.sealing import CHUNK
from tests.buckets import S3Server
from tests.evidence.lines import Line, breaking, unfit
from tests.evidence.vaults import BehindBucket, content_of, vault_over

LATER = datetime.now(UTC) + timedelta(days=2)
LARGE = 2 * PART + 9


@pytest.fixture(scope="module")
def address(s3_server: S3Server) -> BucketAddress:
    return s3_server.new_bucket()


def outage_at(address: BucketAddress) -> Outage:
    with pytest.raises(VaultUnusable) as caught:
        Bucket(address).check()
    assert str(address) in caught.value.explanation.what.ja
    assert str(address) in caught.value.explanation.what.en
    return caught.value.outage


def wrong_secret(address: BucketAddress, folder: Path) -> BucketAddress:
    file = folder / "secret"
    file.touch(mode=0o600)
    file.write_text("another\n")
    return replace(address, secret=file)


@pytest.mark.parametrize(
    ("spoilt", "outage"),
    [
        (wrong_secret, Outage.FORBIDDEN),
        (lambda address, _: replace(address, access_key="nobody"), Outage.FORBIDDEN),
        (lambda address, _: replace(address, bucket="no-such-bucket"), Outage.NO_BUCKET),
        (lambda address, _: replace(address, endpoint="http://127.0.0.1:1"), Outage.UNREACHABLE),
    ],
    ids=["secret", "key", "bucket", "address"],
)
def test_what_is_set_wrong_is_told(
    address: BucketAddress, tmp_path: Path, spoilt: Callable[[BucketAddress, Path], BucketAddress], outage: Outage
) -> None:
    assert outage_at(spoilt(address, tmp_path)) is outage


def test_a_bucket_that_brings_nothing_back_is_refused(s3_server: S3Server) -> None:
    plain = s3_server.new_bucket(locked=False)
    assert outage_at(plain) is Outage.NO_VERSIONS
    s3_server.client.put_bucket_versioning(Bucket=plain.bucket, VersioningConfiguration={"Status": "Enabled"})
    assert outage_at(plain) is Outage.NO_LOCK


def test_a_certificate_holds_by_its_authority_alone(s3_server: S3Server, address: BucketAddress) -> None:
    over_tls = replace(address, endpoint=s3_server.tls)
    assert outage_at(over_tls) is Outage.UNTRUSTED
    Bucket(replace(over_tls, authority=s3_server.folder / "cert.pem")).check()


@pytest.mark.parametrize(
    ("code", "outage"),
    [
        ("", Outage.OVERWRITES),
        ("XMinioStorageFull", Outage.FULL),
        ("RequestTimeTooSkewed", Outage.CLOCK),
        ("OperationAborted", Outage.BUSY),
        ("Unheard", Outage.OTHER),
    ],
)
def test_what_an_unfit_server_says_is_told(address: BucketAddress, code: str, outage: Outage) -> None:
    with unfit(address, code) as elsewhere:
        assert outage_at(elsewhere) is outage


def test_what_breaks_off_while_it_comes_in_is_lost_without_a_word_until_it_is_asked_for(
    s3_server: S3Server, tmp_path: Path
) -> None:
    behind = BehindBucket(s3_server, s3_server.new_bucket())
    with breaking(s3_server.address(behind.bucket), Line(sent=PART + PART // 2)) as near:
        vault = vault_over(Bucket(near), tmp_path)
        with vault.receive() as intake:
            assert intake.write(content_of(LARGE)) == LARGE
            assert intake.write(b"more") == 4
            assert intake.seek(0) == 0
            for ask in (intake.refuse_lost, intake.read, intake.keep):
                with pytest.raises(VaultUnusable) as caught:
                    ask()
                assert caught.value.outage is Outage.UNREACHABLE
    assert (behind.all(), behind.unfinished()) == ({}, 1)
    assert (behind.backend.drop_drafts(LATER), behind.unfinished()) == (1, 0)


def test_nothing_is_given_out_of_a_file_that_breaks_off_while_it_is_read(
    address: BucketAddress, tmp_path: Path
) -> None:
    sealed = (vault := vault_over(Bucket(address), tmp_path)).seal(content_of(LARGE))
    with breaking(address, Line(answered=PART)) as near:
        vault.backend = Bucket(near)
        with pytest.raises(VaultUnusable) as caught:
            vault.verified(sealed)
    assert caught.value.outage is Outage.UNREACHABLE


@pytest.mark.parametrize("size", [9, LARGE], ids=["whole", "in parts"])
def test_a_request_that_was_answered_into_a_broken_line_meets_its_own_file(address: BucketAddress, size: int) -> None:
    draft = Bucket(address).draft(name := f"{size:032x}")
    draft.write(content_of(size))
    upload = draft._upload
    draft.finish()
    draft._upload = upload
    draft.finish()
    assert Bucket(address).size(name) == size


def megabytes_of_a_large_file(address: BucketAddress, folder: Path) -> float:
    """What a file of 300 MB takes on its way in and out, above what the first small one left."""
    vault = vault_over(Bucket(address), folder)
    vault.checked(vault.seal(b"what is imported only when it is needed")).close()
    idle = peak_megabytes()
    with vault.receive() as intake:
        for number in range(300):
            intake.write(bytes([number % 256]) * CHUNK)
        vault.checked(intake.keep()).close()
    return peak_megabytes() - idle


@pytest.mark.long
def test_memory_does_not_grow_with_the_file(address: BucketAddress, tmp_path: Path) -> None:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as child:
        assert child.submit(megabytes_of_a_large_file, address, tmp_path).result() < 60


def test_a_secret_that_others_can_read_or_that_is_none_is_refused(address: BucketAddress, tmp_path: Path) -> None:
    file = tmp_path / "secret"
    for content, mode in ((b"secret", 0o644), (b"", 0o600), (b"two lines\nof it", 0o600), (b"\xff", 0o600)):
        file.write_bytes(content)
        file.chmod(mode)
        with pytest.raises(CannotStart, match="COMPLIANCE_S3_SECRET_FILE"):
            Bucket(replace(address, secret=file)).check()
    with pytest.raises(CannotStart, match=r"No such file"):
        Bucket(replace(address, secret=tmp_path / "none")).check()


def test_without_the_part_that_speaks_s3_it_says_what_to_install(
    address: BucketAddress, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = importlib.util.find_spec
    monkeypatch.setattr(
        "compliance.evidence.object_clients.find_spec", lambda name: None if name == "boto3" else found(name)
    )
    with pytest.raises(CannotStart, match=r"requirements-s3\.txt"):
        bucket_of(address)
