"""Keys: made once, readable by their owner only, and never replaced."""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from compliance.config import CannotStart
from compliance.keys import KEY_BYTES, SESSION_KEY, create_key, read_key


def test_a_new_key_is_for_its_owner_only(tmp_path: Path) -> None:
    folder = tmp_path / "keys"
    assert create_key(folder, SESSION_KEY)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / SESSION_KEY).stat().st_mode) == 0o600
    assert len(read_key(folder, SESSION_KEY)) == KEY_BYTES
    assert [path.name for path in folder.iterdir()] == [SESSION_KEY]


def test_a_key_is_never_replaced(tmp_path: Path) -> None:
    create_key(tmp_path, SESSION_KEY)
    first = read_key(tmp_path, SESSION_KEY)
    assert not create_key(tmp_path, SESSION_KEY)
    assert read_key(tmp_path, SESSION_KEY) == first


def test_of_several_starts_at_once_one_makes_the_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda _: create_key(tmp_path, SESSION_KEY), range(8)))
    assert made.count(True) == 1
    assert [path.name for path in tmp_path.iterdir()] == [SESSION_KEY]


def test_a_missing_key_stops_the_start(tmp_path: Path) -> None:
    with pytest.raises(CannotStart, match="--new-keys"):
        read_key(tmp_path, SESSION_KEY)


def test_a_key_that_others_can_read_stops_the_start(tmp_path: Path) -> None:
    create_key(tmp_path, SESSION_KEY)
    (tmp_path / SESSION_KEY).chmod(0o640)
    with pytest.raises(CannotStart, match="chmod 600"):
        read_key(tmp_path, SESSION_KEY)


def test_a_damaged_key_stops_the_start(tmp_path: Path) -> None:
    create_key(tmp_path, SESSION_KEY)
    (tmp_path / SESSION_KEY).write_bytes(b"short")
    with pytest.raises(CannotStart, match="damaged"):
        read_key(tmp_path, SESSION_KEY)
