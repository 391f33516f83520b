"""The pages of an ordinary morning, on wards of three sizes, in November and on 1 April, beside a control page."""

import os
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from statistics import median
from typing import NamedTuple
from uuid import UUID

from benchmarks.figures import Figure
from benchmarks.page_servers import PageServer, served
from benchmarks.page_wards import PageWard, page_ward
from benchmarks.served import CONTROL

DAYS = (date(2026, 11, 20), date(2027, 4, 1))
SIZES = tuple(int(size) for size in os.environ.get("BENCH_PAGE_WARDS", "100,2000,20000").split(","))
"""Contracts of each ward; fewer than 20,000 are measured quicker, and then the growth is not known."""

LOGINS = {"section officer": "kenko", "privacy office": "hogo"}
AIMS = {"today": 5.0, "obligations": 5.0, "contract": 6.0}
"""Times the control, at 2,000 contracts."""

GROWTH, STATEMENTS, MEGABYTES = 2.0, 15.0, 250.0
RUNS = 15
Ratios = dict[tuple[date, str], float]


class Asked(NamedTuple):
    """One page for one person."""

    page: str
    who: str
    path: str

    def __str__(self) -> str:
        return f"{self.page}, {self.who}"


def measure() -> Iterator[Figure]:
    """Each page's ratio to the control and its queries; the growth of the largest ward over 2,000; the memory."""
    measured: dict[int, Ratios] = {}
    for size in SIZES:
        measured[size] = {}
        for day in DAYS:
            yield from _of_ward(page_ward(day, size), measured[size])
    if {2000, 20000} <= measured.keys():
        for (day, page), ratio in measured[20000].items():
            grown = ratio / measured[2000][day, page]
            yield Figure(f"{page}, {day:%d %b}: 20,000 over 2,000", grown, "times", GROWTH)


def _of_ward(ward: PageWard, ratios: Ratios) -> Iterator[Figure]:
    place = f"{ward.contracts} contracts, {ward.day:%d %b}"
    with served(ward) as server:
        unit, pages = _times(server, _asked(ward))
        for asked, (seconds, statements) in pages.items():
            ratios[ward.day, str(asked)] = ratio = seconds / unit
            yield Figure(f"{asked}, {place}", ratio, "× control page", AIMS[asked.page])
            yield Figure(f"{asked}, {place}: queries", statements, "statements", STATEMENTS)
        yield Figure(f"control page, {place}", unit, "s")
        yield Figure(f"memory of the server, {place}", server.megabytes(), "MB", MEGABYTES)


def _times(server: PageServer, pages: Sequence[Asked]) -> tuple[float, dict[Asked, tuple[float, int]]]:
    """The median seconds of the control, and of each page with its statements: all of them in turn, several times."""
    cookies = {who: server.sign_in(login) for who, login in LOGINS.items()}
    unit: list[float] = []
    taken: dict[Asked, list[tuple[float, int]]] = defaultdict(list)
    for _ in range(RUNS):
        for asked in pages:
            unit.append(server.timed(CONTROL, "")[0])
            taken[asked].append(server.timed(asked.path, cookies[asked.who]))
    told = {asked: (median(s for s, _ in several), several[-1][1]) for asked, several in taken.items()}
    return median(unit), told


def _asked(ward: PageWard) -> Sequence[Asked]:
    paths = {"today": "/today", "obligations": "/obligations", "contract": f"/contracts/{_contract(ward)}"}
    return [Asked(page, who, path) for page, path in paths.items() for who in LOGINS]


def _contract(ward: PageWard) -> UUID:
    """The section officer's contract with the most obligations: the same one at every size."""
    with sqlite3.connect(f"file:{ward.folder}/compliance.sqlite3?mode=ro", uri=True) as database:
        ((found,),) = database.execute(
            """SELECT contract_id FROM obligation WHERE section_id IN
            (SELECT posting.section_id FROM posting JOIN account ON account.id = posting.account_id WHERE login = ?)
            AND contract_id IN (SELECT id FROM contract WHERE number NOT LIKE '%/%')
            GROUP BY contract_id ORDER BY count(*) DESC, contract_id LIMIT 1""",
            (LOGINS["section officer"],),
        )
    return UUID(found)
