"""The law's dated figures and rules, and the closed days, out of tables; every problem is told at once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from compliance.domain.calendar import IsClosed
from compliance.domain.editions import Rule
from compliance.domain.obligations import Basis
from compliance.domain.problems import LawProblems, Problem
from compliance.domain.rule_tables import Figures, parse_name, parse_rule
from compliance.domain.rulebook import Law, LawFigure
from compliance.domain.tables import Table


class Weekday(StrEnum):
    """The days of the week in the order of `date.weekday()`."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"


@dataclass(frozen=True, slots=True)
class ClosedDays:
    """The days on which the office is closed: weekdays, days of every year (`12-29`), and days the ward added."""

    weekdays: frozenset[int] = frozenset()
    month_days: frozenset[str] = frozenset()
    national_holidays: bool = False
    added: frozenset[date] = frozenset()

    def with_added(self, days: frozenset[date]) -> "ClosedDays":
        """These and the ward's own."""
        return ClosedDays(self.weekdays, self.month_days, self.national_holidays, self.added | days)

    def is_closed(self, day: date, is_national_holiday: IsClosed) -> bool:
        """Whether `day` is closed; the table of national holidays is handed in."""
        if day.weekday() in self.weekdays or f"{day:%m-%d}" in self.month_days or day in self.added:
            return True
        return self.national_holidays and is_national_holiday(day)


def parse_law(tables: Mapping[str, object], source: str) -> Law:
    """The figures and rules of one file of the law, named `source` in messages. Raises LawProblems."""
    problems: list[Problem] = []
    file = Table(tables, source, problems)
    figures = tuple(_figure(table) for table in file.tables("figure"))
    names = Figures(tuple(dict.fromkeys(figure.name for figure in figures)), Basis.LAW)
    rules = tuple(_rule(table, names) for table in file.tables("rule"))
    file.finish()
    _refuse(problems)
    return Law(figures, rules)


def parse_closed_days(tables: Mapping[str, object], source: str) -> ClosedDays:
    """The closed days of one file, named `source` in messages. Raises LawProblems."""
    problems: list[Problem] = []
    file = Table(tables, source, problems)
    days = ClosedDays(
        weekdays=frozenset(list(Weekday).index(Weekday(name)) for name in file.choices("weekdays", Weekday)),
        month_days=frozenset(_month_days(file)),
        national_holidays=file.flag("national_holidays"),
        added=frozenset(_added(table) for table in file.tables("closed")),
    )
    file.finish()
    _refuse(problems)
    return days


def _figure(table: Table) -> LawFigure:
    name = table.values.get("name")
    table = table.at(name if isinstance(name, str) else table.path)
    figure = LawFigure(
        name=parse_name(table, "name"),
        from_on=table.day("from_on"),
        value=table.number("value", optional=False),
        source=table.text("source"),
        ja=table.text("ja"),
        en=table.text("en"),
    )
    table.finish()
    return figure


def _rule(table: Table, figures: Figures) -> Rule:
    name = table.values.get("id")
    table = table.at(name if isinstance(name, str) else table.path)
    return parse_rule(table, table.text("item"), figures)


def _month_days(file: Table) -> Iterator[str]:
    for table in file.tables("every_year"):
        day = table.month_day("on")
        if day is None:
            table.report("missing_key", key=table.name("on"))
        table.text("ja")
        table.finish()
        yield day or ""


def _added(table: Table) -> date:
    day = table.day("on")
    table.text("ja")
    table.finish()
    return day


def _refuse(problems: list[Problem]) -> None:
    if problems:
        raise LawProblems(problems)
