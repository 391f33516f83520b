"""How risky the work of a visit is: points from stated factors, a line of the sum for each, weights to be adjusted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Factor(StrEnum):
    """What makes work risky, or a visit pressing."""

    SENSITIVE = "sensitive"
    PERSONS = "persons"
    PERSONS_UNKNOWN = "persons_unknown"
    COLLECTS = "collects"
    COMPUTER = "computer"
    PORTABLE = "portable"
    INCIDENTS = "incidents"
    SERIOUS_FINDINGS = "serious_findings"
    FINDINGS = "findings"
    OPEN_FINDINGS = "open_findings"
    NEVER_VISITED = "never_visited"
    YEARS_WITHOUT = "years_without"
    FURTHER_CONTRACTS = "further_contracts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What is on record of one contract. Counts of incidents and findings are those of the last three fiscal years.

    `sensitive`: important personal information is provided. `persons` is None where nobody wrote a number down.
    `portable`: paper or media that can be carried off. `years_without` counts the fiscal years since the contractor
    was last visited (0: last year), None where it never was.
    """

    contract: UUID
    sensitive: bool = False
    persons: int | None = None
    collects: bool = False
    computer: bool = False
    portable: bool = False
    incidents: int = 0
    serious_findings: int = 0
    findings: int = 0
    open_findings: int = 0
    years_without: int | None = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskWeights:
    """Points for each factor: once, or for each incident, finding, year or contract, at most `most` times.

    `persons` are steps: from so many persons on, so many points, the largest first. From `two_from` points on two go.
    """

    sensitive: int = 20
    persons: tuple[tuple[int, int], ...] = ((100_000, 20), (10_000, 15), (1_000, 10), (100, 5), (1, 2))
    persons_unknown: int = 10
    collects: int = 5
    computer: int = 5
    portable: int = 5
    incidents: int = 15
    serious_findings: int = 10
    findings: int = 3
    open_findings: int = 5
    never_visited: int = 15
    years_without: int = 5
    further_contracts: int = 3
    most: int = 4
    two_from: int = 60


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the sum: the factor, how many there are of it (persons, incidents, …; 1 for a yes), its points."""

    factor: Factor
    number: int
    points: int


@dataclass(frozen=True, slots=True)
class Risk:
    """The sum, its lines, and how many inspectors it calls for."""

    points: int
    lines: tuple[Line, ...]
    crew: int


def risk_of(contracts: Sequence[Circumstances], weights: RiskWeights = RiskWeights()) -> Risk:
    """The risk of a visit: that of its riskiest contract, and a little for each further one; ValueError for none."""
    lines = max((tuple(_lines(one, weights)) for one in contracts), key=_points)
    if len(contracts) > 1:
        lines = (*lines, _counted(Factor.FURTHER_CONTRACTS, len(contracts) - 1, weights.further_contracts, weights))
    return Risk(_points(lines), lines, 2 if _points(lines) >= weights.two_from else 1)


def _points(lines: Sequence[Line]) -> int:
    return sum(line.points for line in lines)


def _lines(one: Circumstances, weights: RiskWeights) -> Iterator[Line]:
    yield from _of_the_work(one, weights)
    if one.years_without is None:
        yield Line(Factor.NEVER_VISITED, 1, weights.never_visited)
    for factor, number, each in (
        (Factor.INCIDENTS, one.incidents, weights.incidents),
        (Factor.SERIOUS_FINDINGS, one.serious_findings, weights.serious_findings),
        (Factor.FINDINGS, one.findings, weights.findings),
        (Factor.OPEN_FINDINGS, one.open_findings, weights.open_findings),
        (Factor.YEARS_WITHOUT, one.years_without or 0, weights.years_without),
    ):
        if number:
            yield _counted(factor, number, each, weights)


def _of_the_work(one: Circumstances, weights: RiskWeights) -> Iterator[Line]:
    if one.persons is None:
        yield Line(Factor.PERSONS_UNKNOWN, 1, weights.persons_unknown)
    else:
        steps = (points for least, points in weights.persons if one.persons >= least)
        yield Line(Factor.PERSONS, one.persons, next(steps, 0))
    for factor, true, points in (
        (Factor.SENSITIVE, one.sensitive, weights.sensitive),
        (Factor.COLLECTS, one.collects, weights.collects),
        (Factor.COMPUTER, one.computer, weights.computer),
        (Factor.PORTABLE, one.portable, weights.portable),
    ):
        if true:
            yield Line(factor, 1, points)


def _counted(factor: Factor, number: int, each: int, weights: RiskWeights) -> Line:
    return Line(factor, number, each * min(number, weights.most))
