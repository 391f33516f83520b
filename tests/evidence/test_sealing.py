"""The sealed form: what goes in comes out, and nothing that was altered does."""

import io
from hashlib import sha256
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compliance.evidence.problems import Damaged
from compliance.evidence.sealing import CHUNK, HEADER_BYTES, TAG_BYTES, Digest, Opened, Sealer, sealed_size
from tests.evidence.vaults import content_of

KEY, FILE = bytes(range(32)), uuid4()
SIZES = (0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 5)
PIECE = CHUNK + TAG_BYTES


def opened(blob: bytes, key: bytes = KEY, file: UUID = FILE) -> Opened:
    return Opened(io.BytesIO(blob), key, file)


def seal(content: bytes, key: bytes = KEY, file: UUID = FILE) -> bytes:
    kept = io.BytesIO()
    sealer = Sealer(kept.write, key, file)
    for begin in range(0, len(content), 300_000):
        sealer.add(content[begin : begin + 300_000])
    digest = sealer.finish()
    assert digest == Digest(len(content), sha256(content).hexdigest())
    return kept.getvalue()


@pytest.mark.parametrize("size", SIZES)
def test_what_is_sealed_is_opened_as_it_was(size: int) -> None:
    content = content_of(size)
    blob = seal(content)
    assert len(blob) == sealed_size(size)
    assert opened(blob).verify() == Digest(size, sha256(content).hexdigest())
    assert io.BufferedReader(opened(blob)).read() == content


def test_nothing_of_the_content_is_to_be_seen() -> None:
    assert b"canary" not in seal(b"canary" * 1000)
    assert seal(b"canary")[HEADER_BYTES:] != seal(b"canary")[HEADER_BYTES:]


_CONTENT = content_of(3 * CHUNK + 99)
_BLOB = seal(_CONTENT)


@settings(max_examples=20)
@given(st.integers(0, 3 * CHUNK + 200), st.integers(0, CHUNK + 10))
def test_it_is_read_anywhere(begin: int, length: int) -> None:
    reader = io.BufferedReader(opened(_BLOB))
    reader.seek(begin)
    assert reader.read(length) == _CONTENT[begin : begin + length]


@settings(max_examples=20)
@given(st.integers(0, len(_BLOB) - 1), st.integers(0, 7))
def test_a_bit_that_was_flipped_is_noticed(place: int, bit: int) -> None:
    blob = bytearray(_BLOB)
    blob[place] ^= 1 << bit
    with pytest.raises(Damaged):
        opened(bytes(blob)).verify()


@settings(max_examples=20)
@given(st.integers(0, len(_BLOB) - 1))
def test_a_file_that_was_cut_short_is_noticed(length: int) -> None:
    with pytest.raises(Damaged):
        opened(_BLOB[:length]).verify()


@pytest.mark.parametrize(
    "pieces",
    [(0, 1, 2), (0, 1), (0, 2, 1, 3), (1, 0, 2, 3), (0, 1, 2, 3, 3), (0, 1, 1, 3), (3,)],
    ids=str,
)
def test_chunks_left_out_or_in_another_order_are_noticed(pieces: tuple[int, ...]) -> None:
    body = _BLOB[HEADER_BYTES:]
    chunks = [body[begin : begin + PIECE] for begin in range(0, len(body), PIECE)]
    with pytest.raises(Damaged):
        opened(_BLOB[:HEADER_BYTES] + b"".join(chunks[piece] for piece in pieces)).verify()


def test_neither_another_key_nor_another_file_opens_it() -> None:
    for key, file in ((bytes(32), FILE), (KEY, uuid4())):
        with pytest.raises(Damaged):
            opened(seal(b"content"), key, file).verify()


def test_a_chunk_of_another_file_under_the_same_key_is_noticed() -> None:
    mine, theirs = seal(_CONTENT), seal(_CONTENT, file=uuid4())
    mixed = mine[: HEADER_BYTES + PIECE] + theirs[HEADER_BYTES + PIECE :]
    with pytest.raises(Damaged):
        opened(mixed).verify()


@pytest.mark.parametrize("blob", [b"", b"KJV1", b"KJV1" + bytes(32), b"%PDF" + bytes(200), _CONTENT[:500]])
def test_what_was_never_sealed_is_refused_at_once(blob: bytes) -> None:
    with pytest.raises(Damaged):
        opened(blob)
