"""Standing duties and measures: owed on every day of the work, some of them for good; never due, never met."""

from collections.abc import Sequence
from datetime import date
from operator import attrgetter

from compliance.domain.cases import Case
from compliance.domain.editions import Rule
from compliance.domain.obligations import Basis, Due, Obligation, Party, under
from compliance.domain.occasions import arose, obligation
from compliance.domain.outcomes import NOTHING_YET, Outcome, lapsed
from compliance.domain.reasons import because

_KEY = attrgetter("key")
_NO_DAY = because("due.standing")
_WARD, _CONTRACTOR = Party.WARD, Party.CONTRACTOR  # an enum's members are looked up slowly, and these for each measure


def observe(case: Case) -> Sequence[Obligation]:
    """The clauses hold from the conclusion on; where one concerns collecting, only for work that collects."""
    signed = (case.concluded_on, case.end, case.concluded.collects)
    known = case.rulebook.standing.get(signed)
    if known is None:
        known = case.rulebook.standing.keep(signed, [_observed(case, rule)[1:] for rule in case.rulebook.observed])
    return under(case.contract, known)


def _observed(case: Case, rule: Rule) -> Obligation:
    raised = arose(case.concluded.on, because("concluded", on=case.concluded.on))
    return obligation(case, rule, raised, _ending(case, rule))


def _ending(case: Case, rule: Rule) -> Outcome:
    if rule.only_collecting and not case.concluded.collects:
        return lapsed(case.concluded.on, because("not_collecting"))
    if rule.survives_end or case.after_end is None:
        return NOTHING_YET
    return lapsed(case.after_end, because("ended", end=case.end))


def measures(case: Case) -> Sequence[Obligation]:
    """The measures reported to the council, but for those that say a clause again: same facts, counted once."""
    reported = case.measures()
    if reported is None:
        return ()
    stands = max(case.concluded_on, reported.on), case.end
    known = case.rulebook.measured.get(stands)
    if known is None:
        known = case.rulebook.measured.keep(stands, _measure(case, stands[0]))
    counted = [measure for measure in sorted(reported.measures, key=_KEY) if not measure.links]
    return known.of_measures(case.contract, [(m.key, _WARD if m.ward else _CONTRACTOR) for m in counted])


def _measure(case: Case, on: date) -> Obligation:
    """What is the same for each."""
    *_, lapsed_on, lapsed_by, _ = (
        NOTHING_YET if case.after_end is None else lapsed(case.after_end, because("ended", end=case.end))
    )
    return Obligation(
        contract=case.contract,
        rule="measure",
        subject=None,
        period="",
        episode=1,
        item="",
        edition=case.edition,
        party=Party.CONTRACTOR,
        raised_on=on,
        raised_by=because("measure_reported", on=on),
        due=Due(None, Basis.MEASURE, _NO_DAY),
        lapsed_on=lapsed_on,
        lapsed_by=lapsed_by,
        standing=True,
    )
