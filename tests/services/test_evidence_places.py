"""The services over a bucket: keys rotated, strays swept, faults named; and the files moved from place to place."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from compliance.bucket_addresses import BucketAddress
from compliance.clock import FixedClock
from compliance.evidence.buckets import Bucket
from compliance.evidence.outages import VaultUnusable
from compliance.evidence.vaults import Vault
from compliance.services.desk import Desk
from compliance.services.evidence import erase_evidence, vault_of
from compliance.services.evidence_moves import Moved, move
from compliance.services.key_rotations import begin_rotation, rotate
from compliance.services.vault_checks import first_bad_file, sweep_strays
from compliance.store.database import Database
from compliance.store.progress import silent
from tests.buckets import S3Server
from tests.evidence.vaults import BehindBucket, BehindFolder, vault_over
from tests.services.test_evidence import content_of, keep
from tests.services.wards import OFFICER, Ward, small_ward


@pytest.fixture
def behind(s3_server: S3Server) -> BehindBucket:
    return BehindBucket(s3_server, s3_server.new_bucket())


@pytest.fixture
def ward(sqlite_database: Database, behind: BehindBucket, tmp_path: Path) -> Ward:
    made = small_ward(sqlite_database)
    return replace(made, desk=replace(made.desk, vault=vault_over(behind.backend, tmp_path)))


def bad_file(desk: Desk, *, whole: bool) -> str | None:
    fault = first_bad_file(desk, whole=whole)
    return None if fault is None else fault.row


def test_keys_are_rotated_and_no_object_is_touched(ward: Ward, behind: BehindBucket, tmp_path: Path) -> None:
    pieces = [keep(ward, bytes([number]) * 99) for number in range(3)]
    before = {name: behind.written(name) for name in behind.all()}
    assert begin_rotation(ward.desk) == "0002"
    assert rotate(ward.desk, OFFICER, silent) == 3
    (tmp_path / "keys" / "evidence-0001.key").unlink()
    assert [content_of(ward, piece) for piece in pieces] == [bytes([number]) * 99 for number in range(3)]
    assert {name: behind.written(name) for name in behind.all()} == before


def test_what_no_row_needs_is_swept_from_the_bucket_after_a_day(ward: Ward, behind: BehindBucket) -> None:
    kept, erased = keep(ward, b"kept"), keep(ward, b"erased")
    vault_of(ward.desk).seal(b"stray")
    behind.backend.draft("ab" * 16).write(bytes(9 << 20))
    erase_evidence(ward.desk, OFFICER, erased, "保存期間の満了")
    now = datetime.now(UTC)
    assert sweep_strays(replace(ward.desk, clock=FixedClock(now + timedelta(hours=23)))) == 0
    assert sweep_strays(replace(ward.desk, clock=FixedClock(now + timedelta(hours=25)))) == 3
    assert (set(behind.all()), behind.unfinished()) == ({kept.file.hex}, 0)


def test_an_object_that_is_altered_or_gone_is_a_fault_and_a_server_that_is_away_is_none(
    ward: Ward, behind: BehindBucket, s3_server: S3Server
) -> None:
    piece = keep(ward)
    blob = behind.all()[piece.file.hex]
    behind.write(piece.file.hex, blob[:-1] + bytes([blob[-1] ^ 1]))
    assert bad_file(ward.desk, whole=False) is None
    assert bad_file(ward.desk, whole=True) == str(piece.file)
    behind.backend.delete(piece.file.hex)
    assert bad_file(ward.desk, whole=False) == str(piece.file)
    away = BucketAddress("http://127.0.0.1:1", behind.bucket, "ward", s3_server.folder / "secret")
    with pytest.raises(VaultUnusable):
        bad_file(replace(ward.desk, vault=Vault(Bucket(away), vault_of(ward.desk).ring)), whole=False)


def test_the_files_go_to_a_folder_and_back_and_each_is_proved(ward: Ward, behind: BehindBucket, tmp_path: Path) -> None:
    pieces = [keep(ward, bytes([number]) * 99) for number in range(3)]
    erase_evidence(ward.desk, OFFICER, pieces.pop(), "保存期間の満了")
    bucket, folder = vault_of(ward.desk), BehindFolder(tmp_path / "evidence")
    there = Vault(folder.backend, bucket.ring)
    told = list[tuple[int, int]]()
    assert move(ward.desk, bucket, there, lambda *two: told.append(two)) == Moved(copied=2, standing=0, faults=())
    assert told == [(99, 198), (198, 198)]
    assert move(ward.desk, bucket, there, silent) == Moved(copied=0, standing=2, faults=())
    assert folder.all() == {name: blob for name, blob in behind.all().items() if name in folder.all()}
    there_only = replace(ward, desk=replace(ward.desk, vault=there))
    assert [content_of(there_only, piece) for piece in pieces] == [bytes([number]) * 99 for number in range(2)]
    first, second = pieces
    behind.backend.delete(first.file.hex)
    folder.write(second.file.hex, b"another")
    moved = move(ward.desk, there, bucket, silent)
    assert (moved.copied, moved.standing, moved.faults) == (1, 1, ())
    moved = move(ward.desk, bucket, there, silent)
    assert [fault.row for fault in moved.faults] == [str(second.file)]


def test_what_does_not_hold_is_not_copied(ward: Ward, behind: BehindBucket, tmp_path: Path) -> None:
    piece, bucket, folder = keep(ward), vault_of(ward.desk), BehindFolder(tmp_path / "evidence")
    behind.write(piece.file.hex, b"another")
    moved = move(ward.desk, bucket, Vault(folder.backend, bucket.ring), silent)
    assert ([fault.row for fault in moved.faults], folder.all()) == ([str(piece.file)], {})
