"""The ring: several keys, the newest current, each opening only what it wrapped, in the context it was wrapped for."""

import shutil
import stat
from pathlib import Path

import pytest

from compliance.config import CannotStart
from compliance.evidence.keyrings import KeyRing, WrappedKey
from compliance.evidence.problems import Damaged, KeyMissing

KEY = bytes(range(32))


def test_the_newest_key_is_current_and_the_older_ones_still_open(tmp_path: Path) -> None:
    ring = KeyRing(tmp_path)
    assert ring.add() == "0001"
    first = ring.wrap(KEY, b"context")
    assert (ring.add(), ring.current(), ring.ids()) == ("0002", "0002", ("0001", "0002"))
    assert ring.wrap(KEY, b"context").id == "0002"
    assert ring.unwrap(first, b"context") == KEY
    assert {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()} == {0o600}


def test_wrapping_twice_gives_two_texts(tmp_path: Path) -> None:
    ring = KeyRing(tmp_path)
    ring.add()
    assert ring.wrap(KEY, b"").wrapped != ring.wrap(KEY, b"").wrapped


def test_another_context_or_another_text_is_refused(tmp_path: Path) -> None:
    ring = KeyRing(tmp_path)
    ring.add()
    wrapped = ring.wrap(KEY, b"context")
    with pytest.raises(Damaged):
        ring.unwrap(wrapped, b"another")
    for text in (b"", b"short", wrapped.wrapped[:-1], wrapped.wrapped[:-1] + bytes([wrapped.wrapped[-1] ^ 1])):
        with pytest.raises(Damaged):
            ring.unwrap(WrappedKey(wrapped.id, text), b"context")


def test_a_key_of_the_same_id_that_is_another_opens_nothing(tmp_path: Path) -> None:
    ring, other = KeyRing(tmp_path / "a"), KeyRing(tmp_path / "b")
    ring.add()
    other.add()
    wrapped = ring.wrap(KEY, b"")
    shutil.copy(tmp_path / "b" / "evidence-0001.key", tmp_path / "a")
    with pytest.raises(Damaged):
        ring.unwrap(wrapped, b"")


def test_a_key_that_is_gone_is_named(tmp_path: Path) -> None:
    ring = KeyRing(tmp_path)
    with pytest.raises(KeyMissing, match="evidence-0001"):
        ring.wrap(KEY, b"")
    ring.add()
    for id in ("0009", "../session"):
        with pytest.raises(KeyMissing):
            ring.unwrap(WrappedKey(id, bytes(60)), b"")


def test_a_key_that_others_can_read_is_not_used(tmp_path: Path) -> None:
    ring = KeyRing(tmp_path)
    ring.add()
    (tmp_path / "evidence-0001.key").chmod(0o644)
    with pytest.raises(CannotStart):
        ring.wrap(KEY, b"")
