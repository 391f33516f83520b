"""What the worked examples must leave out nowhere: clauses, rules, acts, facts, statuses, bases, kinds of breach."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from compliance.domain.breaches import BreachProposal
from compliance.domain.editions import Act, Edition, Rule
from compliance.domain.facts import Fact
from compliance.domain.obligations import Basis, Obligation, Party, Status
from compliance.domain.rulebook import Rulebook
from compliance.domain.scenario_facts import fact_kinds
from compliance.domain.scenario_runs import failures, rulebook_of
from compliance.domain.scenarios import Scenario
from compliance.resources import closed_days, load_editions, load_law, read_scenario

EDITIONS = load_editions(None)
LAW = load_law()
PAPERS_OWN = min(EDITIONS.values(), key=lambda edition: edition.in_force_from)
SCENARIOS = [read_scenario(path) for path in sorted((Path(__file__).parent.parent / "scenarios").glob("*.toml"))]
BOUND_ON_THE_CONTRACTOR = {*(str(n) for n in range(1, 15)), "17", "18"}
"""The clauses a machine may propose a breach of (docs: clauses of the paper's edition)."""

MEASURE = "measure"


def rulebook(scenario: Scenario) -> Rulebook:
    return rulebook_of(scenario, EDITIONS, LAW, closed_days())


def of(edition: Edition) -> list[Scenario]:
    return [scenario for scenario in SCENARIOS if rulebook(scenario).edition is edition]


def expected_rules(scenarios: list[Scenario]) -> set[str]:
    """The rules of which some file expects an obligation to be there."""
    there = (e.key for scenario in scenarios for e in scenario.expected if not e.absent)
    return {key.partition("/")[0].partition("#")[0] for key in there}


def expected(name: str) -> set[object]:
    """Every word that some file expects in the field `name`."""
    return {value for s in SCENARIOS for e in s.expected for field, value in e.fields if field == name}


def proposed() -> Iterator[tuple[Scenario, BreachProposal, Mapping[str, Obligation]]]:
    """Every proposal that a file expects, with the obligations of that day by key."""
    for scenario in SCENARIOS:
        for wanted in scenario.proposals:
            if not wanted.absent:
                book = rulebook(scenario)
                derived = {o.key: o for o in scenario.derive(book, wanted.as_of, wanted.known_on)}
                for proposal in scenario.propose(book, wanted.as_of, wanted.known_on):
                    if proposal.item == wanted.item and wanted.cause in {"", scenario.written(proposal.cause)}:
                        yield scenario, proposal, derived


@pytest.mark.parametrize("edition", EDITIONS.values(), ids=EDITIONS)
def test_every_clause_has_its_text_and_a_rule(edition: Edition) -> None:
    for clause in edition.clauses:
        assert clause.text.strip(), clause.item
        assert clause.rules, clause.item


def test_every_clause_of_the_paper_has_three_scenarios() -> None:
    told = Counter(item for scenario in of(PAPERS_OWN) for item in scenario.clauses)
    assert {clause.item: told[clause.item] for clause in PAPERS_OWN.clauses if told[clause.item] < 3} == {}


@pytest.mark.parametrize("edition", EDITIONS.values(), ids=EDITIONS)
def test_every_edition_has_scenarios_and_they_name_its_clauses(edition: Edition) -> None:
    known = {clause.item for clause in edition.clauses}
    assert len(of(edition)) >= 10
    for scenario in of(edition):
        assert scenario.clauses, scenario.name
        assert set(scenario.clauses) <= known, scenario.name


@pytest.mark.parametrize("edition", EDITIONS.values(), ids=EDITIONS)
def test_every_rule_of_an_edition_is_expected_somewhere(edition: Edition) -> None:
    assert {rule.id for rule in edition.rules()} - expected_rules(of(edition)) == set()


def test_every_rule_of_the_law_and_the_measures_are_expected_somewhere() -> None:
    assert {MEASURE, *(rule.id for rule in LAW.rules)} - expected_rules(SCENARIOS) == set()


def test_every_act_is_covered() -> None:
    rules: dict[str, set[Rule]] = {}
    for book in map(rulebook, SCENARIOS):
        for rule in book.rules():
            rules.setdefault(rule.id, set()).add(rule)
    covered = {rule.act for name in expected_rules(SCENARIOS) for rule in rules.get(name, ())}
    assert set(Act) - covered == set()


def test_every_kind_of_fact_happens_somewhere() -> None:
    happened: set[type[Fact]] = {type(known.fact) for scenario in SCENARIOS for known in scenario.facts}
    assert set(fact_kinds().values()) - happened == set()


@pytest.mark.parametrize(("name", "words"), [("status", Status), ("basis", Basis), ("party", Party)])
def test_every_word_is_expected_somewhere(name: str, words: type[Status] | type[Basis] | type[Party]) -> None:
    assert set(words) - expected(name) == set()


def test_every_kind_of_breach_that_may_be_proposed_is_proposed_somewhere() -> None:
    forbidden = {act for edition in EDITIONS.values() for clause in edition.clauses for act in clause.forbids}
    kinds: set[str] = set()
    for _, proposal, derived in proposed():
        passed = derived.get(proposal.cause)
        kinds.add(proposal.cause.partition("/")[0] if passed is None else passed.due_as_of(proposal.on).basis)
    assert kinds == forbidden | {"assessment", Basis.CLAUSE, Basis.MEASURE, Basis.CONTRACT, Basis.REQUEST}


def test_a_breach_is_proposed_of_every_clause_it_may_be_and_denied_of_every_other() -> None:
    items = {clause.item for clause in PAPERS_OWN.clauses}
    own = of(PAPERS_OWN)
    assert {proposal.item for scenario, proposal, _ in proposed() if scenario in own} == BOUND_ON_THE_CONTRACTOR
    denied = {wanted.item for scenario in own for wanted in scenario.proposals if wanted.absent}
    assert items - BOUND_ON_THE_CONTRACTOR <= denied


def test_every_scenario_asks_for_several_days() -> None:
    for scenario in SCENARIOS:
        asked = {e.as_of for e in scenario.expected} | {p.as_of for p in scenario.proposals}
        asked |= {q.as_of for q in scenario.questions}
        assert len(asked) > 1, scenario.name


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.name)
def test_what_is_expected_to_be_there_is_not_there_without_the_facts(scenario: Scenario) -> None:
    """What holds whatever happened is no example."""
    there = [e for e in scenario.expected if not e.absent and dict(e.fields).get("status") is not Status.NOT_YET]
    nothing_happened = replace(scenario, facts=(), expected=tuple(there), proposals=(), questions=())
    assert len(failures(nothing_happened, rulebook(scenario))) == len(there)
