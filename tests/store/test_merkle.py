"""The tree of RFC 6962: the test vectors its implementations share, and what must hold for every tree."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from compliance.store.merkle import (
    EMPTY_ROOT,
    Frontier,
    Subtree,
    consistency_proof,
    inclusion_proof,
    leaf_hash,
    node_hash,
    root_of,
    verify_consistency,
    verify_inclusion,
)

# The eight inputs and nine roots of Certificate Transparency's reference tests (for 0 to 8 leaves).
INPUTS = [
    bytes.fromhex(text)
    for text in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
LEAVES = [leaf_hash(text) for text in INPUTS]

leaf_lists = st.lists(st.binary(max_size=4).map(leaf_hash), min_size=1, max_size=70)


def subtree_of(leaves: Sequence[bytes]) -> Subtree:
    """A `Subtree` over leaf hashes held in memory."""
    return lambda start, stop: root_of(leaves[start:stop])


def recursive_root(leaves: list[bytes]) -> bytes:
    """The definition of section 2.1, word for word: slow, and independent of the frontier."""
    if not leaves:
        return EMPTY_ROOT
    if len(leaves) == 1:
        return leaves[0]
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return node_hash(recursive_root(leaves[:split]), recursive_root(leaves[split:]))


def test_roots_are_those_of_the_reference_vectors() -> None:
    assert [root_of(LEAVES[:size]).hex() for size in range(9)] == ROOTS


def test_an_inclusion_proof_is_that_of_the_reference_vectors() -> None:
    proof = inclusion_proof(5, 8, subtree_of(LEAVES))
    assert [node.hex() for node in proof] == [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ]


def test_a_consistency_proof_is_that_of_the_reference_vectors() -> None:
    proof = consistency_proof(6, 8, subtree_of(LEAVES))
    assert [node.hex() for node in proof] == [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ]


@given(leaf_lists)
def test_appending_gives_the_root_of_the_definition(leaves: list[bytes]) -> None:
    assert root_of(leaves) == recursive_root(leaves)


@given(leaf_lists)
def test_a_frontier_survives_being_stored(leaves: list[bytes]) -> None:
    frontier = Frontier()
    for leaf in leaves:
        frontier = Frontier.from_bytes(frontier.size, frontier.to_bytes()).append(leaf)
    assert frontier.root() == recursive_root(leaves)


@given(leaf_lists, st.data())
def test_every_leaf_proves_its_place_and_no_other(leaves: list[bytes], data: st.DataObject) -> None:
    size, root = len(leaves), root_of(leaves)
    index = data.draw(st.integers(0, size - 1))
    proof = inclusion_proof(index, size, subtree_of(leaves))
    assert verify_inclusion(leaves[index], index, size, proof, root)
    assert not verify_inclusion(leaf_hash(b"never appended"), index, size, proof, root)
    assert not verify_inclusion(leaves[index], size, size, proof, root)
    assert not verify_inclusion(leaves[index], index, size, (*proof, root), root)


@given(leaf_lists, st.data())
def test_every_beginning_proves_itself(leaves: list[bytes], data: st.DataObject) -> None:
    second = len(leaves)
    first = data.draw(st.integers(1, second))
    old, new = root_of(leaves[:first]), root_of(leaves)
    proof = consistency_proof(first, second, subtree_of(leaves))
    assert verify_consistency(first, second, old, new, proof)
    assert not verify_consistency(first, second, leaf_hash(b"other history"), new, proof)
    assert not verify_consistency(first, second, old, leaf_hash(b"other history"), proof)
    assert not verify_consistency(first, second, old, new, (*proof, old))


@given(leaf_lists, st.data())
def test_a_proof_with_one_bit_turned_proves_nothing(leaves: list[bytes], data: st.DataObject) -> None:
    size, root = len(leaves), root_of(leaves)
    index = data.draw(st.integers(0, size - 1))
    proof = list(inclusion_proof(index, size, subtree_of(leaves)))
    if proof:
        turned = data.draw(st.integers(0, len(proof) - 1))
        proof[turned] = bytes([proof[turned][0] ^ 1]) + proof[turned][1:]
        assert not verify_inclusion(leaves[index], index, size, proof, root)
