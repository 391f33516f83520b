"""Wards to plan: invented from a seed, of any size, with what makes a real one awkward."""

from datetime import date, timedelta
from random import Random
from uuid import UUID

from compliance.planner.problems import Contractor, Inspector, Period, Problem, Visit

YEAR = date(2026, 4, 1), date(2027, 3, 31)
COUNCIL = (
    Period(date(2026, 6, 8), date(2026, 6, 24)),
    Period(date(2026, 9, 14), date(2026, 10, 13)),
    Period(date(2026, 11, 27), date(2026, 12, 11)),
    Period(date(2027, 2, 15), date(2027, 3, 24)),
)
_VISITS_EACH = 37.5
"""Visits of one inspector: 300 are shared by 8."""


def ward(visits: int, seed: int) -> Problem:
    """So many visits of a fiscal year of some 240 open days, planned on 1 April by as many inspectors as that takes.

    One contractor in four has several visits, a tenth of the contracts end or begin within the year, one visit in six
    is of high risk and needs two, one in eight somebody who knows computers.
    """
    dice = Random(seed)
    sections = [UUID(int=900_000 + n) for n in range(12)]
    areas = {f"area {n}": 20 + 10 * n for n in range(10)}
    contractors = tuple(_contractor(dice, n) for n in range(max(1, visits * 2 // 3)))
    made = tuple(_visit(dice, n, dice.choice(contractors), sections, [*areas]) for n in range(visits))
    inspectors = tuple(_inspector(dice, n, sections) for n in range(max(2, round(visits / _VISITS_EACH))))
    return Problem(
        asked_on=YEAR[0],
        first=YEAR[0],
        last=YEAR[1],
        visits=made,
        inspectors=inspectors,
        contractors=contractors,
        closed=frozenset(_closed()),
        freezes=COUNCIL,
        areas=areas,
    )


def _closed() -> set[date]:
    days = [YEAR[0] + timedelta(days=n) for n in range((YEAR[1] - YEAR[0]).days + 1)]
    return {
        day for day in days if day.weekday() > 4 or (day.month, day.day) >= (12, 29) or (day.month, day.day) < (1, 4)
    }


def _contractor(dice: Random, number: int) -> Contractor:
    shut = YEAR[0] + timedelta(days=dice.randrange(350))
    summer = (Period(date(2026, 8, 10), date(2026, 8, 16)),) if dice.random() < 0.5 else ()
    return Contractor(
        id=UUID(int=100_000 + number),
        closed=(Period(shut, shut + timedelta(days=dice.randint(0, 9))), *summer),
        closed_weekdays=frozenset({dice.randrange(5)}) if dice.random() < 0.4 else frozenset(),
        wished=_wishes(dice),
        wished_weekdays=frozenset(dice.sample(range(5), 3)) if dice.random() < 0.2 else frozenset(),
    )


def _wishes(dice: Random) -> tuple[Period, ...]:
    if dice.random() < 0.7:
        return ()
    begins = YEAR[0] + timedelta(days=dice.randrange(300))
    return (Period(begins, begins + timedelta(days=60)),)


def _visit(dice: Random, number: int, firm: Contractor, sections: list[UUID], areas: list[str]) -> Visit:
    begins, ends = YEAR
    if dice.random() < 0.1:
        begins = begins + timedelta(days=dice.randrange(200))
        ends = min(YEAR[1], begins + timedelta(days=dice.randint(60, 200)))
    points = max(5, round(dice.triangular(5, 100, 25)))
    return Visit(
        id=UUID(int=1 + number),
        contractor=firm.id,
        contracts=(UUID(int=500_000 + number),),
        sections=frozenset(dice.sample(sections, dice.choice((1, 1, 1, 2)))),
        area=areas[(firm.id.int + (dice.random() < 0.3)) % len(areas)],
        earliest=begins,
        latest=ends,
        points=points,
        crew=2 if points >= 65 else 1,
        skills=frozenset({"computer"}) if dice.random() < 0.125 else frozenset(),
    )


def _inspector(dice: Random, number: int, sections: list[UUID]) -> Inspector:
    leave = [YEAR[0] + timedelta(days=dice.randrange(350)) for _ in range(3)]
    return Inspector(
        id=UUID(int=700_000 + number),
        sections=frozenset(dice.sample(sections, dice.choice((0, 1, 1, 2)))),
        skills=frozenset({"computer"}) if number % 3 == 0 else frozenset(),
        leave=tuple(Period(day, day + timedelta(days=dice.randint(1, 12))) for day in leave),
        per_week=dice.choice((1, 2, 2, 3)),
    )
