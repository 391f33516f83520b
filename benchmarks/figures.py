"""What a measurement is, and how it is taken: the best of several runs, beside a control of the machine."""

import gc
import resource
from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter, process_time


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured value with its unit; `aim` is the bound it should keep, `at_least` whether more is better."""

    name: str
    value: float
    unit: str
    aim: float | None = None
    at_least: bool = False

    def keeps_its_aim(self) -> bool:
        """Whether the bound is kept; true where there is none."""
        if self.aim is None:
            return True
        return self.value >= self.aim if self.at_least else self.value <= self.aim


def seconds(work: Callable[[], object], runs: int = 5) -> float:
    """The shortest of `runs` runs, in seconds: whatever else the machine does can only lengthen one."""
    taken = []
    for _ in range(runs):
        gc.collect()
        begin = perf_counter()
        work()
        taken.append(perf_counter() - begin)
    return min(taken)


def cpu_seconds(work: Callable[[], object], runs: int = 5) -> float:
    """The same on one core's clock: for work that waits for nothing, on a machine that has other work to do."""
    taken = []
    for _ in range(runs):
        gc.collect()
        begin = process_time()
        work()
        taken.append(process_time() - begin)
    return min(taken)


def peak_megabytes() -> float:
    """The most memory that this process has ever held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def control() -> float:
    """Seconds that a fixed piece of plain Python takes here: two machines compare by the ratio of a figure to it."""
    return cpu_seconds(_plain_work)


def _plain_work() -> int:
    counts: dict[int, int] = {}
    for number in range(300_000):
        counts[number % 1009] = counts.get(number % 1009, 0) + number
    return sum(counts.values())
