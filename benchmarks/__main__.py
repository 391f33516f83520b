"""`make bench`: every measurement, printed with its ratio to the control; `BENCH_JSON=FILE` writes them as JSON too."""

import json
import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import asdict
from pathlib import Path

from benchmarks import buckets, pages, plannings, practice_wards, refreshes, starting, trail_writes, vaults
from benchmarks.figures import Figure, control

MEASUREMENTS: tuple[Callable[[], Iterable[Figure]], ...] = (
    starting.measure,
    plannings.measure,
    refreshes.measure,
    practice_wards.measure,
    trail_writes.measure,
    vaults.measure,
    buckets.measure,
    pages.measure,
)
"""One function per subject; each gives its figures."""


def line(figure: Figure, unit_of_work: float) -> str:
    """A figure as a line: value, unit, ratio to the control where it is a time, and whether it keeps its aim."""
    ratio = f"{figure.value / unit_of_work:10.1f} × control" if figure.unit == "s" else ""
    aim = "" if figure.aim is None else f"aim {'≥' if figure.at_least else '≤'} {figure.aim:g} {figure.unit}"
    verdict = "" if figure.keeps_its_aim() else "MISSED"
    return f"{figure.name:48}{figure.value:14,.4g} {figure.unit:16}{ratio:22}{aim:24}{verdict}".rstrip()


def main() -> int:
    """0 when every figure keeps its aim, 1 otherwise."""
    unit_of_work = control()
    print(line(Figure("control (plain Python)", unit_of_work, "s"), unit_of_work), flush=True)
    figures = []
    for measure in MEASUREMENTS:
        for figure in measure():
            print(line(figure, unit_of_work), flush=True)
            figures.append(figure)
    if target := os.environ.get("BENCH_JSON"):
        written = {"control_seconds": unit_of_work, "figures": [asdict(figure) for figure in figures]}
        Path(target).write_text(json.dumps(written, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0 if all(figure.keeps_its_aim() for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
