"""What a scenario file expects: of obligations, of proposals, of questions, each on its day."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from compliance.domain.errors import Words
from compliance.domain.obligations import Basis, Party, Status
from compliance.domain.scenario_values import Tables, Values
from compliance.domain.scenarios import Expectation, ExpectedProposal, ExpectedQuestion

EXPECTABLE: Mapping[str, object] = {
    "item": str,
    "party": Party,
    "raised_on": date | None,
    "due_on": date | None,
    "basis": Basis,
    "claimed_on": date | None,
    "met_on": date | None,
    "accepted_on": date | None,
    "lapsed_on": date | None,
    "status": Status,
    "late": bool,
    "standing": bool,
}
"""What may be said of an obligation, with the type of each."""

MEASURE = "measure"
_PERIOD = re.compile(r"FY\d{4}")


def read_expected(values: Values, tables: Tables) -> Iterator[Expectation]:
    """Each `[[expect]]`."""
    for n, table in enumerate(values.tables(tables, "expect"), start=1):
        where = f"[[expect]] {n}"
        values.only(table, {*EXPECTABLE, "as_of", "obligation", "absent", "known_on"}, where)
        as_of, key = values.required(table, "as_of", date, where), values.required(table, "obligation", str, where)
        wanted = tuple(
            (name, values.converted(table[name], EXPECTABLE[name], where, name)) for name in table if name in EXPECTABLE
        )
        absent, known_on = _absent(values, table, where), values.optional(table, "known_on", date, where)
        if as_of is not None and key is not None:
            _check_names(values, key, where)
            yield Expectation(as_of, key, wanted, absent, known_on)


def read_proposals(values: Values, tables: Tables) -> Iterator[ExpectedProposal]:
    """Each `[[expect_proposal]]`."""
    for n, table in enumerate(values.tables(tables, "expect_proposal"), start=1):
        where = f"[[expect_proposal]] {n}"
        values.only(table, {"as_of", "item", "cause", "absent", "known_on"}, where)
        as_of, item = values.required(table, "as_of", date, where), values.required(table, "item", str, where)
        cause = values.optional(table, "cause", str, where) or ""
        absent, known_on = _absent(values, table, where), values.optional(table, "known_on", date, where)
        if as_of is not None and item is not None:
            _check_names(values, cause, where)
            yield ExpectedProposal(as_of, item, cause, absent, known_on)


def read_questions(values: Values, tables: Tables) -> Iterator[ExpectedQuestion]:
    """Each `[[expect_question]]`."""
    for n, table in enumerate(values.tables(tables, "expect_question"), start=1):
        where = f"[[expect_question]] {n}"
        values.only(table, {"as_of", "item", "subject", "absent"}, where)
        as_of, item = values.required(table, "as_of", date, where), values.required(table, "item", str, where)
        subject = values.optional(table, "subject", str, where) or ""
        absent = _absent(values, table, where)
        if as_of is not None and item is not None:
            _check_names(values, f"/{subject}" if subject else "", where)
            yield ExpectedQuestion(as_of, item, subject, absent)


def _absent(values: Values, table: Tables, where: str) -> bool:
    return values.optional(table, "absent", bool, where) is True


def _check_names(values: Values, key: str, where: str) -> None:
    """A name that no fact has would make an expectation of absence true for ever.

    Where a fact itself could not be read, its name is not missed as well.
    """
    if any(problem.clause.startswith("[[fact]]") for problem in values.problems):
        return
    rule, *parts = key.partition("#")[0].split("/")
    for part in parts:
        if rule != MEASURE and part not in values.names and _PERIOD.fullmatch(part) is None:
            problem = Words(f"「{part}」という id の事実はありません。", f"No fact has the id “{part}”.")
            mend = Words(
                "事実に id を付けるか、書き間違いを直してください。", "Give a fact this id, or mend its spelling."
            )
            values.report(where, problem, mend)
