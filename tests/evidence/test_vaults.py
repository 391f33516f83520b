"""The vault over each of its places: sealed while it arrives, kept once, opened only whole, rewrapped without a touch."""

import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from compliance.evidence.buckets import PART
from compliance.evidence.problems import AlreadyKept, Damaged, Missing
from compliance.evidence.sealing import CHUNK, Digest
from compliance.evidence.vaults import Sealed, Vault
from tests.evidence.vaults import Behind, content_of

LATER = datetime.now(UTC) + timedelta(days=2)
LARGE = PART + 2 * CHUNK
"""Enough for a bucket to take it in parts and to give it back in several windows."""


def test_its_place_can_be_used(behind: Behind) -> None:
    for _again in range(2):
        behind.backend.check()
    assert behind.all() == {}


@pytest.mark.parametrize("size", [3, 2 * CHUNK + 3, LARGE], ids=["small", "chunks", "parts"])
def test_a_file_is_kept_and_opened_again(vault: Vault, behind: Behind, size: int) -> None:
    content = content_of(size)
    sealed = vault.seal(content)
    assert b"".join(vault.verified(sealed)) == content
    assert not vault.lacks(sealed)
    assert list(vault.files(LATER)) == [sealed.id]
    assert list(vault.files(datetime.now(UTC) - timedelta(hours=1))) == []
    assert behind.unfinished() == 0


def test_a_large_file_is_read_at_any_place(vault: Vault) -> None:
    content = content_of(LARGE)
    with io.BufferedReader(vault.open(vault.seal(content))) as opened:
        for place in (LARGE - 5, 3, PART, CHUNK - 2, PART - 1, 0):
            opened.seek(place)
            assert opened.read(9) == content[place : place + 9]


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


@pytest.mark.parametrize("read", [False, True], ids=["broken off", "refused"])
def test_what_is_not_kept_leaves_nothing(vault: Vault, behind: Behind, read: bool) -> None:
    intake = vault.receive()
    intake.write(content_of(LARGE))
    assert behind.all() == {}
    if read:
        intake.seek(0)
    intake.close()
    intake.close()
    assert (behind.all(), behind.unfinished()) == ({}, 0)


def test_an_empty_file_is_never_written(vault: Vault, behind: Behind) -> None:
    with vault.receive() as intake:
        intake.seek(0)
        assert (intake.read(), intake.tell(), intake.digest.size) == (b"", 0, 0)
    assert (behind.all(), behind.unfinished()) == ({}, 0)


def test_nothing_is_given_out_of_a_file_whose_last_byte_is_wrong(vault: Vault, behind: Behind) -> None:
    sealed = vault.seal(content_of(2 * CHUNK))
    blob = behind.all()[sealed.id.hex]
    for altered in (blob[:-1] + bytes([blob[-1] ^ 1]), blob[:-1], blob[:40], b""):
        behind.write(sealed.id.hex, altered)
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


def test_the_bytes_of_another_file_are_not_taken_for_its_own(vault: Vault, behind: Behind) -> None:
    mine, theirs = vault.seal(b"mine"), vault.seal(b"that")
    behind.write(mine.id.hex, behind.all()[theirs.id.hex])
    with pytest.raises(Damaged):
        vault.verified(mine)


def test_a_file_that_is_gone_or_shorter_is_told_without_reading_it(vault: Vault, behind: Behind) -> None:
    sealed = vault.seal(b"content")
    behind.write(sealed.id.hex, behind.all()[sealed.id.hex][:-1])
    assert vault.lacks(sealed)
    vault.delete(sealed.id)
    vault.delete(sealed.id)
    assert vault.lacks(sealed)
    with pytest.raises(Missing):
        vault.open(sealed)


def test_a_new_key_touches_no_file(vault: Vault, behind: Behind, tmp_path: Path) -> None:
    sealed = vault.seal(b"content")
    at = behind.written(sealed.id.hex)
    vault.ring.add()
    again = vault.rewrap(sealed)
    assert (again.key.id, again.digest, again.id) == ("0002", sealed.digest, sealed.id)
    (tmp_path / "keys" / "evidence-0001.key").unlink()
    assert b"".join(vault.verified(again)) == b"content"
    assert behind.written(sealed.id.hex) == at


@pytest.mark.parametrize("content", [b"first", content_of(LARGE)], ids=["whole", "in parts"])
def test_nothing_is_overwritten(vault: Vault, behind: Behind, content: bytes) -> None:
    name = uuid4().hex
    first, second = vault.backend.draft(name), vault.backend.draft(name)
    first.write(content)
    second.write(content[::-1])
    first.finish()
    with pytest.raises(AlreadyKept):
        second.finish()
    assert (behind.all(), behind.unfinished()) == ({name: content}, 0)


def test_drafts_that_were_left_are_dropped_when_they_are_old(vault: Vault, behind: Behind) -> None:
    with vault.receive() as left:
        left.write(content_of(LARGE))
        assert behind.unfinished() == 1
        dropped = vault.drop_drafts(datetime.now(UTC) - timedelta(hours=1)), vault.drop_drafts(LATER)
    assert dropped == (0, 1)
    assert (behind.all(), behind.unfinished()) == ({}, 0)


def test_without_its_key_a_file_is_erased(vault: Vault) -> None:
    sealed = vault.seal(b"content")
    erased = Sealed(sealed.id, replace(sealed.key, wrapped=b""), sealed.digest)
    with pytest.raises(Damaged):
        vault.open(erased)
