"""The clocks of APPI 68: the day any section of the ward knew is day 1, and weekends count."""

from dataclasses import dataclass
from datetime import date

from compliance.domain.calendar import IsClosed, days_after, next_open_day
from compliance.domain.rulebook import Law


@dataclass(frozen=True, slots=True)
class LeakClocks:
    """When a leak is to be reported: 速報 aimed at and due, which never move; 確報 moved off closed days."""

    preliminary_aim_on: date
    preliminary_due_on: date
    final_due_on: date


def nth_day(known_on: date, n: int) -> date:
    """Day `n`, `known_on` being day 1."""
    return days_after(known_on, n - 1)


def leak_clocks(law: Law, known_on: date, is_closed: IsClosed, *, wrongful_purpose: bool) -> LeakClocks:
    """The clocks of a leak known on `known_on`, by the figures in force that day.

    LookupError where the law had no such figure yet.
    """
    final = "leak_final_wrongful" if wrongful_purpose else "leak_final"
    return LeakClocks(
        preliminary_aim_on=nth_day(known_on, law.figure("leak_preliminary_aim", known_on).value),
        preliminary_due_on=nth_day(known_on, law.figure("leak_preliminary", known_on).value),
        final_due_on=next_open_day(nth_day(known_on, law.figure(final, known_on).value), is_closed),
    )
