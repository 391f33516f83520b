"""The practice ward written down: its works, their contractors, and the years of every contract."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from compliance.demo import contractors, works_of_paper
from compliance.demo.chronicles import Chronicle
from compliance.demo.lives import BUSY, CARELESS, DILIGENT, ORDINARY, Life, Manner, Setting
from compliance.demo.works import Work, measures, registration
from compliance.demo.works_of_health import HEALTH_WORKS
from compliance.demo.works_of_offices import OFFICE_WORKS
from compliance.demo.years import Course, Times, line
from compliance.domain.calendar import IsClosed, fiscal_year_of
from compliance.domain.facts import Method
from compliance.services.outsourcings import PutInCharge, ReportMeasures

YEARS = 3


@dataclass(frozen=True, slots=True)
class Ground:
    """What stands before the chronicle begins: sections by name, the paper's edition, outsourcing and measures.

    `pledging` is an edition that asks for pledges, where the shelf has one.
    """

    sections: Mapping[str, UUID]
    edition: str
    paper: UUID
    paper_measures: tuple[str, ...]
    pledging: str | None = None


@dataclass(slots=True)
class Ward:
    """The practice ward: its chronicle; contractors by code, works by title, each contractor's contracts by code."""

    times: Times
    ground: Ground
    contractors: dict[str, UUID] = field(default_factory=dict)
    works: dict[str, UUID] = field(default_factory=dict)
    lives: dict[str, list[Life]] = field(default_factory=dict)


def years_until(day: date) -> tuple[int, ...]:
    """The fiscal years told of: the one at hand and the two before it."""
    last = fiscal_year_of(day)
    return tuple(range(last - YEARS + 1, last + 1))


def beginning(day: date) -> date:
    """The first day of the first of them."""
    return date(years_until(day)[0], 4, 1)


def first_day(ward: Ward) -> date:
    """The day the chronicle begins."""
    return date(ward.times.years[0], 4, 1)


def practice_ward(ground: Ground, seed: str, day: date, is_closed: IsClosed) -> Ward:
    """Everything that happens in the practice ward made for this day: its past and, unrecorded yet, its near future."""
    times = Times(Chronicle(seed), is_closed, years_until(day))
    ward = Ward(times, ground)
    _register_contractors(ward)
    _clinics(ward)
    for place, work in enumerate((*HEALTH_WORKS, *OFFICE_WORKS)):
        _work(ward, work, place)
    return ward


def _register_contractors(ward: Ward) -> None:
    businesses = {**contractors.CLINICS, **contractors.COMPANIES}
    for number, (code, business) in enumerate(businesses.items(), start=1):
        command = contractors.registration(business, number)
        ward.contractors[code] = ward.times.chronicle.enter(first_day(ward), command)


_CLINIC_COURSES: Mapping[str, tuple[Manner, tuple[Course, ...]]] = {
    "hinata": (DILIGENT, (Course(), Course(), Course(Method.VIDEO))),
    "komorebi": (ORDINARY, (Course(lapses=1), Course(Method.VIDEO), Course(lapses=1))),
    "kakubashi": (CARELESS, (Course(lapses=2), Course(None), Course(lapses=2))),
    "tsukimi": (BUSY, (Course(Method.PAPERS), Course(lapses=1), Course())),
}


def _clinics(ward: Ward) -> None:
    for place, (code, (manner, courses)) in enumerate(_CLINIC_COURSES.items(), start=1):
        setting = Setting(
            outsourcing=ward.ground.paper,
            contractor=ward.contractors[code],
            business=contractors.CLINICS[code],
            edition=ward.ground.edition,
            section=works_of_paper.SECTION,
            issued=works_of_paper.ISSUED,
            place=works_of_paper.PLACE,
            media=works_of_paper.MEDIA,
            collects=True,
            measures=ward.ground.paper_measures,
            crew=4 + 2 * place,
            manner=manner,
        )
        ward.lives[code] = line(ward.times, setting, _numbers(ward, "健づ", place), courses, ward.times.years)


_COURSES: Mapping[str, tuple[Manner, tuple[Course, ...]]] = {
    "mihon-printing": (DILIGENT, (Course(lapses=1), Course(), Course())),
    "reiji-contact": (ORDINARY, (Course(), Course(Method.VIDEO), Course(lapses=1))),
    "kaku-systems": (DILIGENT, (Course(), Course(), Course())),
    "mihon-data": (CARELESS, (Course(lapses=1), Course(lapses=2), Course(lapses=2))),
    "reiji-kitchen": (BUSY, (Course(), Course(Method.PHOTOGRAPHS), Course(lapses=1))),
    "mihon-gakudo": (ORDINARY, (Course(lapses=1), Course(), Course())),
    "reiji-care": (ORDINARY, (Course(), Course(lapses=1), Course())),
    "kaku-recycle": (DILIGENT, (Course(), Course(None), Course())),
    "mihon-library": (BUSY, (Course(Method.PAPERS), Course(), Course(lapses=1))),
    "reiji-kenshin": (ORDINARY, (Course(), Course(lapses=1), Course())),
    "kaku-madoguchi": (BUSY, (Course(lapses=1), Course(), Course())),
    "mihon-mail": (ORDINARY, (Course(), Course())),
}


def _work(ward: Ward, work: Work, place: int) -> None:
    outsourcing = register_work(ward, work)
    for code in work.contractors:
        manner, courses = _COURSES[code]
        setting = Setting(
            outsourcing=outsourcing,
            contractor=ward.contractors[code],
            business=contractors.COMPANIES[code],
            edition=ward.ground.edition,
            section=work.sections[0],
            issued=work.issued,
            place=work.place,
            media=work.media,
            collects=work.collects,
            measures=tuple(m.key for m in measures(work) if m.key.startswith("contractor.")),
            crew=6 + place,
            manner=manner,
        )
        years = ward.times.years[: len(courses)]
        numbers = _numbers(ward, "委", 100 + place)[: len(courses)]
        ward.lives[code] = line(ward.times, setting, numbers, _ending_early(code, courses, years), years)


def _ending_early(code: str, courses: Sequence[Course], years: Sequence[int]) -> Sequence[Course]:
    """The sending by mail ends before its last year does."""
    if code != "mihon-mail":
        return courses
    return (*courses[:-1], replace(courses[-1], ends_on=date(years[-1], 11, 28)))


def register_work(ward: Ward, work: Work) -> UUID:
    """The work with its sections in charge and its measures, as the council had them."""
    chronicle = ward.times.chronicle
    on, since = first_day(ward), date(work.since, 4, 1)
    outsourcing = chronicle.enter(on, registration(work))
    for place, name in enumerate(work.sections):
        in_charge = PutInCharge(
            outsourcing_id=outsourcing, section_id=ward.ground.sections[name], from_on=since, leads=place == 0
        )
        chronicle.enter(on, in_charge)
    chronicle.enter(on, ReportMeasures(outsourcing_id=outsourcing, happened_on=since, measures=measures(work)))
    ward.works[work.title] = outsourcing
    return outsourcing


def _numbers(ward: Ward, letters: str, place: int) -> tuple[str, ...]:
    """Contract numbers: the year of Reiwa, the letters of the section, a running number."""
    return tuple(f"{year - 2018}{letters}第{place:03d}号" for year in ward.times.years)
