"""How long one write makes its contract's obligations wait: derived again and compared, in the same transaction."""

from collections.abc import Iterator
from time import process_time
from uuid import UUID

from benchmarks.figures import Figure
from benchmarks.wards import BENCH, empty_desk
from compliance.demo.chronicles import Chronicle
from compliance.demo.contractors import CLINICS, registration
from compliance.demo.lives import DILIGENT, Setting
from compliance.demo.loading import edition_of_paper
from compliance.demo.recorder import record_days
from compliance.demo.works import registration as work_registration
from compliance.demo.works_of_health import HEALTH_WORKS
from compliance.demo.works_of_paper import PAPER
from compliance.demo.years import Course, Times, ordinary
from compliance.documents.council_paper import read_paper_file
from compliance.domain.calendar import fiscal_year_of
from compliance.services.desk import Desk
from compliance.services.integrity import rebuild
from compliance.services.recording import enter
from compliance.services.status_requests import RequestStatus
from compliance.store import changes, projection

AIMS = {25: 0.015, 250: None, 2000: 0.300}
"""Seconds, by the number of handlers."""

RUNS = 7


def measure() -> Iterator[Figure]:
    """The refresh after one request for a report, at contracts of several sizes."""
    for handlers, aim in AIMS.items():
        with empty_desk() as desk:
            contract = _contract(desk, handlers)
            yield Figure(f"refresh after a write, {handlers} handlers", _refresh(desk, contract), "s", aim)


def _contract(desk: Desk, handlers: int) -> UUID:
    """A year of one contract with so many people, recorded and derived."""
    chronicle, year, work = Chronicle("bench"), fiscal_year_of(desk.today()) - 1, HEALTH_WORKS[0]
    times = Times(chronicle, desk.shelf.is_closed, (year,))
    began = desk.today().replace(year=year - 1)
    setting = Setting(
        outsourcing=chronicle.enter(began, work_registration(work)),
        contractor=chronicle.enter(began, registration(CLINICS["hinata"], 1)),
        business=CLINICS["hinata"],
        edition=edition_of_paper(desk, read_paper_file(PAPER.read_bytes(), PAPER.name)).id,
        section="健康づくり課",
        issued=work.issued,
        place=work.place,
        media=work.media,
        collects=True,
        measures=(),
        crew=handlers,
        manner=DILIGENT,
    )
    life = ordinary(times, setting, year, "1号", None, Course())
    record_days(desk, chronicle, desk.today(), _silent)
    rebuild(desk, BENCH, _silent)
    return life.contract


def _refresh(desk: Desk, contract: UUID) -> float:
    taken = []
    for _ in range(RUNS):
        with changes.change(desk.database, BENCH, desk.clock.now()) as change:
            enter(change, desk.shelf, RequestStatus(contract_id=contract, happened_on=desk.today()))
            change.session.flush()
            begin = process_time()
            projection.refresh(change, [contract], desk.shelf)
            taken.append(process_time() - begin)
    return min(taken)


def _silent(done: int, total: int) -> None:
    """Nobody watches."""
