"""An edition out of the tables of its two files: everything is checked, and every problem is told at once."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum

from compliance.domain.digests import content_digest
from compliance.domain.editions import Clause, Edition, Exemption, Policy, Rule
from compliance.domain.obligations import Basis, Party
from compliance.domain.problems import EditionProblems, Problem
from compliance.domain.rule_tables import NAME, NAME_WORDS, Figures, parse_rule
from compliance.domain.tables import Table

EDITION_FILE = "edition.toml"
CLAUSES_FILE = "clauses.toml"
OFFICE = "office:"
"""What the item of an office rule begins with when it stands under no clause: `office:hand_over`."""


class Forbidden(StrEnum):
    """What a clause may forbid, so that it goes to an officer's decision when it is on record without consent."""

    INDIRECT_COLLECTION = "indirect_collection"
    SENSITIVE_COLLECTION = "sensitive_collection"
    REMOVAL = "removal"
    COPYING = "copying"
    SUBCONTRACTING = "subcontracting"


def parse_edition(tables: Mapping[str, object], source: str) -> Edition:
    """The edition in `tables`, which holds the content of `edition.toml` and of `clauses.toml` under those names.

    `source` is the folder they came from, for messages. The edition carries the digest of its content, by which an
    edition in use is known to be unchanged. Raises EditionProblems with every problem found.
    """
    problems: list[Problem] = []
    head = _file(tables, EDITION_FILE, source, problems)
    policies = {name: _policy(name, table) for name, table in head.table("policies").named_tables()}
    figures = Figures(tuple(policies), Basis.POLICY)
    body = _file(tables, CLAUSES_FILE, source, problems)
    clauses = _clauses(body, figures)
    office_rules = tuple(_office_rule(table, clauses, figures) for table in head.tables("office_rules"))
    edition = Edition(
        id=head.text("id"),
        title=head.text("title"),
        title_en=head.text("title_en"),
        in_force_from=head.day("in_force_from"),
        ward_called=head.text("ward_called"),
        contractor_called=head.text("contractor_called"),
        clauses=clauses,
        policies=policies,
        office_rules=office_rules,
        source=head.text("source"),
    )
    head.finish()
    _check_rule_ids(body, head, edition)
    if problems:
        raise EditionProblems(problems)
    return replace(edition, digest=content_digest(edition))


def _file(tables: Mapping[str, object], name: str, source: str, problems: list[Problem]) -> Table:
    values = tables.get(name)
    return Table(values if isinstance(values, dict) else {}, f"{source}/{name}", problems)


def _policy(name: str, table: Table) -> Policy:
    table = table.at(f"policies.{name}")
    if not NAME.fullmatch(name):
        table.report("bad_name", key="policies", value=name, **NAME_WORDS)
    if table.has("days") is table.has("month_day"):
        table.report("policy_form")
    days = table.number("days") if table.has("days") else None
    policy = Policy(name, days, table.month_day("month_day"), table.text("ja"), table.text("en"))
    table.finish()
    return policy


def _clauses(file: Table, figures: Figures) -> tuple[Clause, ...]:
    clauses = tuple(_clause(table, n, figures) for n, table in enumerate(file.tables("clause"), start=1))
    if not clauses:
        file.report("no_clauses")
    file.finish()
    for clause in _repeated(clauses):
        file.at(clause.item).report("item_twice", value=clause.item)
    _check_references(file, clauses)
    return clauses


def _clause(table: Table, expected: int, figures: Figures) -> Clause:
    item = table.values.get("item")
    table = table.at(item if isinstance(item, str) else f"clause[{expected}]")
    clause = Clause(
        number=_number(table, expected),
        item=table.text("item"),
        heading=table.text("heading"),
        text=table.text("text"),
        gloss=table.text("gloss"),
        heading_en=table.text("heading_en"),
        party=table.choice("party", Party),
        exemption=table.choice("exemption", Exemption, Exemption.NONE),
        refers_to=table.texts("refers_to"),
        rules=tuple(parse_rule(rule, table.clause, figures) for rule in table.tables("rules")),
        questions=table.texts("questions"),
        evidence=table.texts("evidence"),
        breach_proposable=table.flag("breach_proposable"),
        forbids=table.choices("forbids", Forbidden),
    )
    if clause.breach_proposable and clause.party is Party.WARD and table.has("party"):
        table.report("ward_cannot_breach")
    table.finish()
    return clause


def _number(table: Table, expected: int) -> int:
    before = len(table.problems)
    number = table.number("number", optional=False)
    if len(table.problems) == before and number != expected:
        table.report("number_gap", found=number, expected=expected)
    return number


def _repeated(clauses: Sequence[Clause]) -> Iterator[Clause]:
    seen: set[str] = set()
    for clause in clauses:
        if clause.item and clause.item in seen:
            yield clause
        seen.add(clause.item)


def _check_references(file: Table, clauses: Sequence[Clause]) -> None:
    items = [clause.item for clause in clauses]
    for clause in clauses:
        here = file.at(clause.item)
        for item in clause.refers_to:
            if item == clause.item:
                here.report("reference_itself")
            elif item not in items:
                here.report("reference_missing", key="refers_to", value=item, known=", ".join(items))


def _office_rule(table: Table, clauses: Sequence[Clause], figures: Figures) -> Rule:
    name = table.values.get("id")
    table = table.at(f"{OFFICE}{name}")
    item = table.text("item", optional=True)
    items = [clause.item for clause in clauses]
    if item and item not in items:
        table.report("reference_missing", key="item", value=item, known=", ".join(items))
    return parse_rule(table, item or table.clause, figures)


def _check_rule_ids(body: Table, head: Table, edition: Edition) -> None:
    seen: set[str] = set()
    for rule in edition.rules():
        if rule.id and rule.id in seen:
            file = head if rule in edition.office_rules else body
            file.at(rule.item).report("rule_twice", value=rule.id)
        seen.add(rule.id)
