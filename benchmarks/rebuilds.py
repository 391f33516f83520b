"""The whole projection written anew, and the memory it takes."""

from collections.abc import Iterator
from time import process_time

from benchmarks.figures import Figure, peak_megabytes
from benchmarks.wards import BENCH, MeasuredWard
from compliance.services.integrity import rebuild

SECONDS_FOR = (2000, 60.0)
"""The aim: so many contracts in so many seconds."""

MEGABYTES = 1024.0


def measure(ward: MeasuredWard) -> Iterator[Figure]:
    """Filling, rebuilding, and the peak of this process until then; the aims shrink with the ward."""
    contracts = ward.sizes.contracts
    share = contracts / SECONDS_FOR[0]
    size = f"{contracts} contracts, {ward.sizes.designations} people"
    yield Figure(f"filling, {size}", ward.filled_in, "s", aim=300.0 * max(share, 0.1))
    begin = process_time()
    rebuild(ward.desk, BENCH, _silent)
    taken = process_time() - begin
    yield Figure(f"rebuild, {size}", taken, "s", aim=SECONDS_FOR[1] * max(share, 0.1))
    yield Figure(f"rebuild, each of {ward.sizes.obligations} obligations", taken / ward.sizes.obligations * 1e6, "µs")
    yield Figure("peak of memory after it", peak_megabytes(), "MB", aim=MEGABYTES)


def _silent(done: int, total: int) -> None:
    """Nobody watches."""
