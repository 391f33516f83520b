"""A folder that is full or cannot be written to: told in words, and nothing is left in it."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from compliance.evidence.folders import Folder
from compliance.evidence.outages import Outage, VaultUnusable
from compliance.evidence.sealing import CHUNK
from tests.evidence.vaults import BehindFolder, content_of, vault_in


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """No file of this process may grow beyond it."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_what_does_not_find_room_is_lost_and_told_when_it_is_asked_for(tmp_path: Path) -> None:
    with vault_in(tmp_path).receive() as intake:
        with room_for(2 * CHUNK):
            assert intake.write(content_of(5 * CHUNK)) == 5 * CHUNK
        assert intake.seek(0) == 0
        with pytest.raises(VaultUnusable) as caught:
            intake.keep()
    assert caught.value.outage is Outage.FULL
    behind = BehindFolder(tmp_path / "evidence")
    assert (behind.all(), behind.unfinished()) == ({}, 0)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for path in (tmp_path / "file", tmp_path / "file" / "evidence", Path("/proc/sys/evidence")):
        with pytest.raises(VaultUnusable) as caught:
            Folder(path).check()
        assert caught.value.outage is Outage.UNWRITABLE
        assert str(path) in caught.value.explanation.what.ja
