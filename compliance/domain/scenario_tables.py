"""Reading scenario files: the contract, each kind of fact by its fields, and what is expected of the engine."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import MISSING, Field, fields, replace
from datetime import date
from typing import get_type_hints
from uuid import UUID

from compliance.domain import facts as kinds
from compliance.domain.errors import Words
from compliance.domain.facts import BreachDecided, Concluded, Extension, Fact
from compliance.domain.problems import RulesUnreadable
from compliance.domain.rulebook import PolicyChange
from compliance.domain.scenario_values import NONE, Tables, Values
from compliance.domain.scenarios import (
    Expectation,
    ExpectedProposal,
    ExpectedQuestion,
    KnownFact,
    Scenario,
    key_with_ids,
)

CONTRACT = "contract"
EXPECTABLE = frozenset(
    {
        "item",
        "party",
        "raised_on",
        "due_on",
        "basis",
        "claimed_on",
        "met_on",
        "accepted_on",
        "lapsed_on",
        "status",
        "late",
        "standing",
    }
)
_HEAD = {"name", "clause", "edition", "start_of_use", "through"}
_TOP = _HEAD | {CONTRACT, "policy", "fact", "expect", "expect_proposal", "expect_question"}
_STANDS_IN = {"from_on": "on", "on": "from_on", "person": "id"}
_WRITTEN_AS = {"kind": "of_kind"}


class ScenarioProblems(RulesUnreadable):
    """A scenario file cannot be used as it is written."""


def fact_kinds() -> Mapping[str, type[Fact]]:
    """Every kind of fact by the name it has in a file: `inspection_carried_out` for `InspectionCarriedOut`."""
    every = (value for value in vars(kinds).values() if isinstance(value, type) and issubclass(value, Fact))
    return {_snake(kind.__name__): kind for kind in every if kind not in {Fact, Concluded}}


def written_keys(kind: type[Fact]) -> Mapping[str, "Field[object]"]:
    """The fields of a kind of fact by the key each has in a file: `of_kind` for one that is itself named `kind`."""
    return {_WRITTEN_AS.get(field.name, field.name): field for field in fields(kind)}


def parse_scenario(tables: Tables, source: str) -> Scenario:
    """The scenario in these tables; `source` names the file. Raises ScenarioProblems with every problem found."""
    values = Values(source)
    values.only(tables, _TOP, "")
    written = [*_contract(values, _table(tables, CONTRACT)), *_facts(values, _list(tables, "fact"))]
    facts = [_with_ids(known, values.names) for known in written]
    clause = tables.get("clause", [])
    scenario = Scenario(
        name=values.required(tables, "name", str, "") or "",
        clauses=tuple(str(item) for item in (clause if isinstance(clause, list) else [clause])),
        edition=values.optional(tables, "edition", str, "") or "",
        contract=values.entity(CONTRACT),
        facts=tuple(facts),
        policy_changes=tuple(_policies(values, _list(tables, "policy"))),
        start_of_use=values.optional(tables, "start_of_use", date, ""),
        through=values.optional(tables, "through", date, ""),
        names=tuple(sorted(values.names.items(), key=lambda named: -len(named[0]))),
        expected=tuple(_expected(values, _list(tables, "expect"))),
        proposals=tuple(_proposals(values, _list(tables, "expect_proposal"))),
        questions=tuple(_questions(values, _list(tables, "expect_question"))),
    )
    if values.problems:
        raise ScenarioProblems(values.problems)
    return scenario


def _contract(values: Values, table: Tables) -> Iterator[KnownFact]:
    """No table, no contract: 委託先未定."""
    where = f"[{CONTRACT}]"
    values.only(table, {"concluded", "term", "collects", "predecessor"}, where)
    if not table:
        return
    start, end = _term(values, table, where)
    if start is None:
        return
    predecessor = values.optional(table, "predecessor", str, where)
    concluded_on = values.optional(table, "concluded", date, where) or start
    concluded = Concluded(
        id=values.entity(CONTRACT),
        on=concluded_on,
        start=start,
        end=end,
        collects=table.get("collects", True) is True,
        predecessor=None if predecessor is None else values.entity(predecessor),
    )
    yield KnownFact(concluded, concluded_on)


def _term(values: Values, table: Tables, where: str) -> tuple[date | None, date | None]:
    written = table.get("term")
    days = [values.converted(day, date, where, "term") for day in written] if isinstance(written, list) else []
    match days:
        case [date() as start]:
            return start, None
        case [date() as start, date() as end]:
            return start, end
    values.report(
        where,
        Words("term（契約期間）がないか、読めません。", "term is missing or cannot be read."),
        Words(
            'term = ["2026-04-01", "2027-03-31"] のように書いてください（終わりが未定なら始めだけ）。',
            'Write term = ["2026-04-01", "2027-03-31"], the start alone where no end is known.',
        ),
    )
    return None, None


def _facts(values: Values, tables: Sequence[Tables]) -> Iterator[KnownFact]:
    known = fact_kinds()
    for n, table in enumerate(tables, start=1):
        written = str(table.get("kind", ""))
        where = f"[[fact]] {n} {written}".strip()
        if written in known:
            yield from _fact(values, table, known[written], where)
        else:
            words = ", ".join(sorted(known))
            problem = Words(f"kind「{written}」という事実はありません。", f"There is no kind of fact “{written}”.")
            values.report(where, problem, Words(f"次のどれかにしてください：{words}。", f"Use one of: {words}."))


def _fact(values: Values, table: Tables, kind: type[Fact], where: str) -> Iterator[KnownFact]:
    values.only(table, {*written_keys(kind), "kind", "recorded_on"}, where)
    before, hints = len(values.problems), get_type_hints(kind)
    keys = written_keys(kind)
    read = {field.name: _field(values, table, key, field, hints[field.name], where) for key, field in keys.items()}
    if len(values.problems) == before:
        given = {name: value for name, value in read.items() if value is not MISSING}
        fact = kind(**given)  # type: ignore[arg-type]  # each value was converted to its field's type
        yield KnownFact(fact, values.optional(table, "recorded_on", date, where) or fact.on)


def _with_ids(known: KnownFact, ids: Mapping[str, UUID]) -> KnownFact:
    """The two kinds of fact that name an obligation or a proposal, by the key it has and not as it is written."""
    match known.fact:
        case Extension(obligation=key) as extension:
            return replace(known, fact=replace(extension, obligation=key_with_ids(key, ids)))
        case BreachDecided(cause=key) as decided:
            return replace(known, fact=replace(decided, cause=key_with_ids(key, ids)))
    return known


def _field(values: Values, table: Tables, key: str, field: "Field[object]", hint: object, where: str) -> object:
    """The field's value; what a file leaves out is the class's default, or another field's that stands in for it."""
    written = key if key in table else _STANDS_IN.get(key, "")
    if written in table:
        return values.converted(table[written], hint, where, key)
    if key == "id":
        return values.entity(where.removeprefix("[[fact]] "))
    if field.default is MISSING and field.default_factory is MISSING:
        values.required(table, key, object, where)
    return MISSING


def _policies(values: Values, tables: Sequence[Tables]) -> Iterator[PolicyChange]:
    for n, table in enumerate(tables, start=1):
        where = f"[[policy]] {n}"
        values.only(table, {"name", "from_on", "days", "month_day"}, where)
        name, from_on = values.required(table, "name", str, where), values.required(table, "from_on", date, where)
        days, month_day = values.optional(table, "days", int, where), values.optional(table, "month_day", str, where)
        if name is not None and from_on is not None:
            yield PolicyChange(name, from_on, days, month_day)


def _expected(values: Values, tables: Sequence[Tables]) -> Iterator[Expectation]:
    for n, table in enumerate(tables, start=1):
        where = f"[[expect]] {n}"
        values.only(table, EXPECTABLE | {"as_of", "obligation", "absent", "known_on"}, where)
        as_of, key = values.required(table, "as_of", date, where), values.required(table, "obligation", str, where)
        wanted = tuple((name, _wanted(values, name, table[name], where)) for name in table if name in EXPECTABLE)
        known_on = values.optional(table, "known_on", date, where)
        if as_of is not None and key is not None:
            yield Expectation(as_of, key, wanted, table.get("absent") is True, known_on)


def _wanted(values: Values, name: str, value: object, where: str) -> object:
    if value == NONE:
        return None
    return values.converted(value, date, where, name) if name.endswith("_on") else value


def _proposals(values: Values, tables: Sequence[Tables]) -> Iterator[ExpectedProposal]:
    for n, table in enumerate(tables, start=1):
        where = f"[[expect_proposal]] {n}"
        values.only(table, {"as_of", "item", "cause", "absent", "known_on"}, where)
        as_of, item = values.required(table, "as_of", date, where), values.required(table, "item", str, where)
        cause = values.optional(table, "cause", str, where) or ""
        known_on = values.optional(table, "known_on", date, where)
        if as_of is not None and item is not None:
            yield ExpectedProposal(as_of, item, cause, table.get("absent") is True, known_on)


def _questions(values: Values, tables: Sequence[Tables]) -> Iterator[ExpectedQuestion]:
    for n, table in enumerate(tables, start=1):
        where = f"[[expect_question]] {n}"
        values.only(table, {"as_of", "item", "subject", "absent"}, where)
        as_of, item = values.required(table, "as_of", date, where), values.required(table, "item", str, where)
        subject = values.optional(table, "subject", str, where) or ""
        if as_of is not None and item is not None:
            yield ExpectedQuestion(as_of, item, subject, table.get("absent") is True)


def _table(tables: Tables, key: str) -> Tables:
    value = tables.get(key, {})
    return value if isinstance(value, dict) else {}


def _list(tables: Tables, key: str) -> Sequence[Tables]:
    value = tables.get(key, [])
    return [table for table in value if isinstance(table, dict)] if isinstance(value, list) else []


def _snake(name: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name).lstrip("_")
