"""Standing duties and measures: owed on every day of the work, some of them for good; never due, never met."""

from collections.abc import Iterator

from compliance.domain.cases import Case
from compliance.domain.editions import Rule
from compliance.domain.facts import Measure
from compliance.domain.obligations import Basis, Due, Obligation, Party
from compliance.domain.occasions import Occasion, obligation
from compliance.domain.outcomes import NOTHING_YET, Outcome, lapsed
from compliance.domain.reasons import because

_NO_DAY = because("due.standing")


def observe(case: Case, rule: Rule) -> Iterator[Obligation]:
    """The clause holds from the conclusion on; where it concerns collecting, only for work that collects."""
    raised = Occasion(case.concluded.on, because("concluded", on=case.concluded.on))
    yield obligation(case, rule, raised, _ending(case, rule))


def _ending(case: Case, rule: Rule) -> Outcome:
    if rule.only_collecting and not case.concluded.collects:
        return lapsed(case.concluded.on, because("not_collecting"))
    if rule.survives_end or case.after_end is None:
        return NOTHING_YET
    return lapsed(case.after_end, because("ended", end=case.end))


def measures(case: Case) -> Iterator[Obligation]:
    """The measures reported to the council, but for those that say a clause again: same facts, counted once."""
    reported = case.measures()
    for measure in reported.measures if reported is not None else ():
        if reported is not None and not measure.links:
            yield _measure(case, measure)


def _measure(case: Case, measure: Measure) -> Obligation:
    reported = case.measures()
    on = case.concluded.on if reported is None else max(case.concluded.on, reported.on)
    outcome = NOTHING_YET if case.after_end is None else lapsed(case.after_end, because("ended", end=case.end))
    return Obligation(
        contract=case.contract,
        rule="measure",
        subject=None,
        period=measure.key,
        episode=1,
        item=f"measure:{measure.key}",
        party=Party.WARD if measure.ward else Party.CONTRACTOR,
        raised_on=on,
        raised_by=because("measure_reported", on=on),
        due=Due(None, Basis.MEASURE, _NO_DAY),
        lapsed_on=outcome.lapsed_on,
        lapsed_by=outcome.lapsed_by,
        standing=True,
    )
