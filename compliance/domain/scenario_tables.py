"""Reading scenario files: the head, the policy, the contract with its facts, and what is expected of the engine."""

from collections.abc import Iterator, Sequence
from datetime import date

from compliance.domain.errors import Words
from compliance.domain.problems import RulesUnreadable
from compliance.domain.rulebook import PolicyChange
from compliance.domain.scenario_expectations import read_expected, read_proposals, read_questions
from compliance.domain.scenario_facts import read_facts
from compliance.domain.scenario_values import Tables, Values
from compliance.domain.scenarios import CONTRACT, Scenario

HEAD_KEYS = frozenset({"name", "clause", "edition", "start_of_use", "through"})
TABLES = frozenset({CONTRACT, "policy", "fact", "expect", "expect_proposal", "expect_question"})


class ScenarioProblems(RulesUnreadable):
    """A scenario file cannot be used as it is written."""

    what = Words("シナリオのファイルを読み込めません。", "The scenario file cannot be read.")


def parse_scenario(tables: Tables, source: str) -> Scenario:
    """The scenario in these tables; `source` names the file. Raises ScenarioProblems with every problem found."""
    values = Values(source)
    values.only(tables, HEAD_KEYS | TABLES, "")
    facts = tuple(read_facts(values, tables))
    clause = tables.get("clause", [])
    scenario = Scenario(
        name=values.required(tables, "name", str, "") or "",
        clauses=tuple(str(item) for item in (clause if isinstance(clause, list) else [clause])),
        edition=values.optional(tables, "edition", str, "") or "",
        contract=values.entity(CONTRACT),
        facts=facts,
        policy_changes=tuple(_policies(values, values.tables(tables, "policy"))),
        start_of_use=values.optional(tables, "start_of_use", date, ""),
        through=values.optional(tables, "through", date, ""),
        names=tuple(sorted(values.names.items(), key=lambda named: -len(named[0]))),
        expected=tuple(read_expected(values, tables)),
        proposals=tuple(read_proposals(values, tables)),
        questions=tuple(read_questions(values, tables)),
    )
    if values.problems:
        raise ScenarioProblems(values.problems)
    return scenario


def _policies(values: Values, tables: Sequence[Tables]) -> Iterator[PolicyChange]:
    for n, table in enumerate(tables, start=1):
        where = f"[[policy]] {n}"
        values.only(table, {"name", "from_on", "days", "month_day"}, where)
        name, from_on = values.required(table, "name", str, where), values.required(table, "from_on", date, where)
        days, month_day = values.optional(table, "days", int, where), values.optional(table, "month_day", str, where)
        if name is not None and from_on is not None:
            yield PolicyChange(name, from_on, days, month_day)
