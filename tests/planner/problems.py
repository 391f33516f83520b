"""Random small problems for hypothesis: tight enough that visits clash, with plans from before and locks by hand."""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from hypothesis import strategies as st

from compliance.planner.problems import (
    Contractor,
    Inspector,
    Period,
    Placed,
    Problem,
    Rules,
    Standing,
    Visit,
)

FIRST = date(2026, 4, 1)
DAYS = 35
SECTIONS = [UUID(int=900 + n) for n in range(3)]
FIRMS = [UUID(int=100 + n) for n in range(3)]
AREAS = {"east": 30, "west": 50}

days = st.integers(0, DAYS - 1).map(lambda n: FIRST + timedelta(days=n))
skills = st.frozensets(st.sampled_from(["computer", "clinic"]), max_size=1)
sections = st.frozensets(st.sampled_from(SECTIONS), max_size=2)
weekdays = st.frozensets(st.integers(0, 4), max_size=2)


@st.composite
def periods(draw: st.DrawFn) -> Period:
    first = draw(days)
    return Period(first, first + timedelta(days=draw(st.integers(0, 10))))


few_periods = st.lists(periods(), max_size=2).map(tuple)


@st.composite
def visits(draw: st.DrawFn, number: int) -> Visit:
    earliest = draw(days)
    return Visit(
        id=UUID(int=1 + number),
        contractor=draw(st.sampled_from(FIRMS)),
        contracts=(UUID(int=500 + number),),
        sections=draw(sections),
        area=draw(st.sampled_from([*AREAS])),
        earliest=earliest,
        latest=earliest + timedelta(days=draw(st.integers(0, DAYS))),
        points=draw(st.integers(0, 100)),
        crew=draw(st.sampled_from([1, 1, 2])),
        skills=draw(skills),
    )


@st.composite
def inspectors(draw: st.DrawFn, number: int) -> Inspector:
    return Inspector(
        id=UUID(int=700 + number),
        sections=draw(sections),
        skills=draw(skills),
        leave=draw(few_periods),
        per_week=draw(st.integers(0, 3)),
    )


@st.composite
def contractors(draw: st.DrawFn, id: UUID) -> Contractor:
    return Contractor(
        id=id,
        closed=draw(few_periods),
        closed_weekdays=draw(weekdays),
        wished=draw(few_periods),
        wished_weekdays=draw(weekdays),
    )


@st.composite
def standing(draw: st.DrawFn, visits: Sequence[Visit], inspectors: Sequence[Inspector]) -> tuple[Standing, ...]:
    """What somebody wrote down by hand, as it came: most of it breaks some rule."""
    chosen = draw(st.lists(st.sampled_from(visits), unique=True, max_size=4)) if visits and inspectors else []
    crews = st.lists(st.sampled_from([i.id for i in inspectors]), unique=True, max_size=2).map(tuple)
    return tuple(Standing(Placed(visit.id, draw(days), draw(crews)), draw(st.booleans())) for visit in chosen)


@st.composite
def problems(draw: st.DrawFn, *, stands: bool = True) -> Problem:
    to_visit = tuple(draw(visits(n)) for n in range(draw(st.integers(0, 10))))
    who = tuple(draw(inspectors(n)) for n in range(draw(st.integers(0, 3))))
    return Problem(
        asked_on=draw(days),
        first=FIRST,
        last=FIRST + timedelta(days=DAYS - 1),
        visits=to_visit,
        inspectors=who,
        contractors=tuple(draw(contractors(id)) for id in FIRMS[:2]),
        closed=frozenset(FIRST + timedelta(days=n) for n in range(DAYS) if (FIRST + timedelta(days=n)).weekday() > 4),
        freezes=draw(few_periods),
        areas=AREAS,
        standing=draw(standing(to_visit, who)) if stands else (),
        rules=Rules(
            notice_days=draw(st.integers(0, 14)), per_day=draw(st.integers(1, 3)), own_section=draw(st.booleans())
        ),
    )
