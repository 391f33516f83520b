"""An ordinary year of a contract, from its conclusion to the visit, and the years of a work one after the other."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from compliance.demo import crews, endings, handlings, requests, visits
from compliance.demo.chronicles import Chronicle
from compliance.demo.lives import Life, Manner, Setting, year_days
from compliance.domain.calendar import IsClosed, next_open_day
from compliance.domain.facts import Employment, Method
from compliance.services.contracts import Attachment, ConcludeContract
from compliance.store.models.contracts import AttachmentKind


@dataclass(frozen=True, slots=True)
class Times:
    """What every life needs to know of the practice ward: its chronicle, the closed days, its three fiscal years."""

    chronicle: Chronicle
    is_closed: IsClosed
    years: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """What sets one year apart: the inspection (None: not made), its findings, the manner, an end before the year's."""

    method: Method | None = Method.ON_SITE
    lapses: int = 0
    manner: Manner | None = None
    ends_on: date | None = None


Term = tuple[date, date]


def conclude(
    times: Times, setting: Setting, year: int, number: str, before: Life | None = None, term: Term | None = None
) -> Life:
    """The contract of a fiscal year, or of a shorter term in it, concluded on its first day."""
    start, end = term or year_days(year)
    dice = times.chronicle.dice(f"{number}")
    concluded = ConcludeContract(
        outsourcing_id=setting.outsourcing,
        contractor_id=setting.contractor,
        number=number,
        edition_id=setting.edition,
        concluded_on=start,
        start_on=start,
        end_on=end,
        collects=setting.collects,
        predecessor_id=None if before is None else before.contract,
        attachments=tuple(Attachment(kind=kind, stated=True, stated_on=start) for kind in AttachmentKind),
    )
    contract = times.chronicle.enter(start, concluded)
    handling_from = next_open_day(min(start + timedelta(days=dice.randint(7, 21)), end), times.is_closed)
    return Life(times.chronicle, dice, times.is_closed, setting, year, contract, number, start, end, handling_from)


def ordinary(times: Times, setting: Setting, year: int, number: str, before: Life | None, course: Course) -> Life:
    """A year as most of them go."""
    life = conclude(times, setting, year, number, before)
    life.own_manner = course.manner
    life.end = course.ends_on or life.end
    handlings.name_place(life)
    if before is None:
        crews.first_list(life, setting.crew)
    else:
        crews.carried_over(life, before)
        endings.move(before, life)
    crews.teach_all(life, _taught_on(life))
    handlings.first_handover(life)
    for quarter in (1, 2, 3, 4):
        handlings.quarterly_report(life, quarter)
    _staff_turns_over(life)
    requests.self_check(life)
    _inspect(life, course)
    return life


def line(
    times: Times, setting: Setting, numbers: Sequence[str], courses: Sequence[Course], years: Sequence[int]
) -> list[Life]:
    """A work renewed year after year at one contractor; the number of each year's contract, and how the year goes."""
    lives: list[Life] = []
    for year, number, course in zip(years, numbers, courses, strict=True):
        lives.append(ordinary(times, setting, year, number, lives[-1] if lives else None, course))
    return lives


def _taught_on(life: Life) -> date:
    """Before handling begins, or some weeks after it."""
    on = life.in_time(life.handling_from, early=5)
    return max(on, life.day(life.start, 1))


def _staff_turns_over(life: Life) -> None:
    """In summer somebody joins, in autumn somebody leaves."""
    for _ in range(life.dice.choice((0, 1, 1, 2))):
        on = life.day(date(life.year, 7, 1), 0, 70)
        employment = Employment.DISPATCHED if life.setting.business.staffing else Employment.OWN
        worker = crews.join(life, on, employment)
        if life.keeps():
            crews.teach(life, worker, life.back(on, life.dice.randint(0, 4)))
    handlers = life.crew[1:-1]
    if handlers and life.dice.random() < 0.5:
        crews.leave(life, life.dice.choice(handlers), life.day(date(life.year, 9, 15), 0, 60))


def _inspect(life: Life, course: Course) -> None:
    planned = visits.plan(life)
    if course.method is None:
        return
    visit_on = min(life.day(date(life.year, 9, 1), 0, 150), life.back(life.end, 20))
    visits.announce(life, planned, visit_on)
    for finding in visits.visit(life, planned, visit_on, course.method, lapses=course.lapses):
        visits.correct(life, finding, visit_on)
