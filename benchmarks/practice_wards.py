"""Everything that is measured on a filled ward: the practice ward as it is, and a larger one."""

from collections.abc import Iterator

from benchmarks import derivations, rebuilds, reports, tallies
from benchmarks.figures import Figure
from benchmarks.wards import CONTRACTS, filled_ward


def measure() -> Iterator[Figure]:
    """At the practice ward's own size, then at `BENCH_CONTRACTS`: the growth is the difference."""
    with filled_ward(1) as ward:
        yield from derivations.measure(ward)
        yield from rebuilds.measure(ward)
        yield from reports.measure(ward)
    with filled_ward(CONTRACTS) as ward:
        yield from derivations.measure(ward)
        yield from rebuilds.measure(ward)
        yield from tallies.measure(ward)
        yield from reports.measure(ward)
