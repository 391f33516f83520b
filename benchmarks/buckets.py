"""A file of 1 GB, sealed into a bucket of a real S3 server of this machine, beside the same bytes put there plain."""

import sys
import tempfile
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from uuid import uuid4

from benchmarks.figures import Figure, peak_megabytes, seconds
from benchmarks.vaults import pieces, read_all, timed, write_all
from compliance.bucket_addresses import BucketAddress
from compliance.config import CannotStart
from compliance.evidence.backends import Backend
from compliance.evidence.keyrings import KeyRing
from compliance.evidence.object_clients import refuse_without_parts
from compliance.evidence.places import bucket_of
from compliance.evidence.vaults import Vault
from tests.buckets import NoServer, running_server

SMALL = bytes(200_000)
"""A paper, scanned."""


def measure() -> Iterable[Figure]:
    """In a process of its own, so that its memory is its own; it says so where there is nothing to measure on."""
    try:
        refuse_without_parts()
        with running_server() as server, ProcessPoolExecutor(1, mp_context=get_context("spawn")) as child:
            yield from child.submit(_figures, server.new_bucket()).result()
    except (CannotStart, NoServer) as reason:
        print(f"S3: skipped, {reason}", file=sys.stderr)


def _figures(address: BucketAddress) -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        place, ring = bucket_of(address), KeyRing(Path(folder))
        ring.add()
        vault = Vault(place, ring)
        kept = vault.seal(SMALL)
        small = (seconds(lambda: vault.seal(SMALL)), seconds(lambda: b"".join(vault.verified(kept))))
        idle = peak_megabytes()
        plain = timed(lambda: _plain(place))
        with vault.receive() as intake:
            sealed, opened = timed(lambda: write_all(intake)), timed(lambda: read_all(intake))
        return [
            Figure("200 kB sealed into a bucket", small[0], "s"),
            Figure("200 kB opened out of a bucket", small[1], "s"),
            Figure("1 GB put plain into a bucket", plain[0], "s"),
            Figure("1 GB sealed into a bucket while it comes", sealed[0], "s"),
            Figure("1 GB into a bucket, sealed against plain", sealed[0] / plain[0], "×", aim=3),
            Figure("1 GB into a bucket, our processor alone", sealed[1] / plain[1], "×"),
            Figure("1 GB out of a bucket, verified to the last byte", opened[0], "s"),
            Figure("memory above idle, of a bucket", peak_megabytes() - idle, "MB", aim=100),
        ]


def _plain(place: Backend) -> None:
    draft = place.draft(uuid4().hex)
    for piece in pieces():
        draft.write(piece)
    draft.finish()
