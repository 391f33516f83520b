"""The vault: sealed while it arrives, kept once, opened only whole, rewrapped without a touch."""

import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from compliance.evidence.problems import AlreadyKept, Damaged, Missing
from compliance.evidence.sealing import CHUNK, Digest
from compliance.evidence.vaults import Sealed, Vault
from tests.evidence.vaults import content_of, vault_in

LATER = datetime.now(UTC) + timedelta(days=2)


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    return vault_in(tmp_path)


def blob_of(folder: Path) -> Path:
    (found,) = (folder / "evidence").rglob("*.sealed")
    return found


def test_a_file_is_kept_and_opened_again(vault: Vault) -> None:
    content = content_of(2 * CHUNK + 3)
    sealed = vault.seal(content)
    assert b"".join(vault.verified(sealed)) == content
    assert not vault.lacks(sealed)
    assert list(vault.files(LATER)) == [sealed.id]


def test_what_comes_in_is_read_back_before_it_is_kept(vault: Vault) -> None:
    with vault.receive() as intake:
        intake.write(b"first ")
        intake.write(b"second")
        intake.seek(0)
        assert intake.read() == b"first second"
        intake.seek(-6, io.SEEK_END)
        assert (intake.read(3), intake.tell()) == (b"sec", 9)
        sealed = intake.keep()
    assert b"".join(vault.verified(sealed)) == b"first second"


def test_what_is_not_kept_leaves_nothing(vault: Vault, tmp_path: Path) -> None:
    for read in (False, True):
        intake = vault.receive()
        intake.write(content_of(2 * CHUNK))
        if read:
            intake.seek(0)
        intake.close()
        intake.close()
        assert [path for path in (tmp_path / "evidence").rglob("*") if path.is_file()] == []


def test_an_empty_file_is_never_written(vault: Vault, tmp_path: Path) -> None:
    with vault.receive() as intake:
        intake.seek(0)
        assert (intake.read(), intake.tell(), intake.digest.size) == (b"", 0, 0)
    assert not (tmp_path / "evidence").exists()


def test_nothing_is_given_out_of_a_file_whose_last_byte_is_wrong(vault: Vault, tmp_path: Path) -> None:
    sealed = vault.seal(content_of(2 * CHUNK))
    blob = bytearray(blob_of(tmp_path).read_bytes())
    blob[-1] ^= 1
    blob_of(tmp_path).write_bytes(blob)
    with pytest.raises(Damaged):
        vault.verified(sealed)


def test_the_row_of_another_file_opens_nothing(vault: Vault) -> None:
    mine, theirs = vault.seal(b"mine"), vault.seal(b"theirs")
    forged = (
        replace(mine, id=theirs.id),
        replace(mine, key=theirs.key),
        replace(mine, digest=theirs.digest),
        replace(mine, digest=Digest(9, mine.digest.sha256)),
    )
    for each in forged:
        with pytest.raises(Damaged):
            vault.verified(each)


def test_the_bytes_of_another_file_are_not_taken_for_its_own(vault: Vault, tmp_path: Path) -> None:
    mine, theirs = vault.seal(b"mine"), vault.seal(b"that")
    paths = {path.stem: path for path in (tmp_path / "evidence").rglob("*.sealed")}
    paths[mine.id.hex].write_bytes(paths[theirs.id.hex].read_bytes())
    with pytest.raises(Damaged):
        vault.verified(mine)


def test_a_file_that_is_gone_or_shorter_is_told_without_reading_it(vault: Vault, tmp_path: Path) -> None:
    sealed = vault.seal(b"content")
    blob = blob_of(tmp_path)
    blob.write_bytes(blob.read_bytes()[:-1])
    assert vault.lacks(sealed)
    vault.delete(sealed.id)
    vault.delete(sealed.id)
    assert vault.lacks(sealed)
    with pytest.raises(Missing):
        vault.open(sealed)


def test_a_new_key_touches_no_file(vault: Vault, tmp_path: Path) -> None:
    sealed = vault.seal(b"content")
    blob, at = blob_of(tmp_path), blob_of(tmp_path).stat().st_mtime_ns
    vault.ring.add()
    again = vault.rewrap(sealed)
    assert (again.key.id, again.digest, again.id) == ("0002", sealed.digest, sealed.id)
    (tmp_path / "keys" / "evidence-0001.key").unlink()
    assert b"".join(vault.verified(again)) == b"content"
    assert blob.stat().st_mtime_ns == at


def test_nothing_is_overwritten(vault: Vault, tmp_path: Path) -> None:
    name = uuid4().hex
    first, second = vault.backend.draft(name), vault.backend.draft(name)
    first.write(b"first")
    second.write(b"second")
    first.finish()
    with pytest.raises(AlreadyKept):
        second.finish()
    assert blob_of(tmp_path).read_bytes() == b"first"
    assert len([path for path in (tmp_path / "evidence").rglob("*") if path.is_file()]) == 1


def test_drafts_that_were_left_are_dropped_when_they_are_old(vault: Vault) -> None:
    with vault.receive() as left:
        left.write(content_of(2 * CHUNK))
        dropped = vault.drop_drafts(datetime.now(UTC) - timedelta(hours=1)), vault.drop_drafts(LATER)
    assert dropped == (0, 1)
    assert list(vault.files(LATER)) == []


def test_without_its_key_a_file_is_erased(vault: Vault) -> None:
    sealed = vault.seal(b"content")
    erased = Sealed(sealed.id, replace(sealed.key, wrapped=b""), sealed.digest)
    with pytest.raises(Damaged):
        vault.open(erased)
