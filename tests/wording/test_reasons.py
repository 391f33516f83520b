"""Every reason the domain can give has words in both languages, and they take what it is given with."""

import ast
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from string import Formatter
from uuid import UUID

import pytest

from compliance.domain import facts
from compliance.domain.editions import Anchor
from compliance.domain.obligations import Basis
from compliance.domain.reasons import Reason, because
from compliance.resources import load_editions
from compliance.wording.languages import LANGUAGES, Language
from compliance.wording.reasons import REASONS, Glossary, phrase

DOMAIN = Path(facts.__file__).parent
MADE_BY_WORDING = {"due.counted_after", "due.policy_same_day"}


def _strings(node: ast.AST) -> Iterator[str]:
    yield from (n.value for n in ast.walk(node) if isinstance(n, ast.Constant) and isinstance(n.value, str))


def codes_in_the_domain() -> set[str]:
    """Every string in the domain that is a code of `REASONS`, and every literal first argument of `because`."""
    found: set[str] = set()
    for path in DOMAIN.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        found |= set(_strings(tree)) & REASONS.keys()
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "because":
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    found.add(first.value)
    found |= {f"incident.{kind.value}" for kind in facts.IncidentKind}
    return found | {f"inspected.{method.value}" for method in facts.Method}


def test_every_code_of_the_domain_has_words() -> None:
    assert codes_in_the_domain() - REASONS.keys() == set()


def test_no_words_are_left_over() -> None:
    assert REASONS.keys() - codes_in_the_domain() == MADE_BY_WORDING


@pytest.mark.parametrize("code", sorted(REASONS))
def test_both_languages_say_the_same_things(code: str) -> None:
    fields = [
        {name for _, name, _, _ in Formatter().parse(text) if name} for text in (REASONS[code].ja, REASONS[code].en)
    ]
    assert fields[0] == fields[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_policy_day_is_said_with_what_the_policy_is_for(language: Language) -> None:
    edition = min(load_editions(None).values(), key=lambda e: e.in_force_from)
    name, policy = next((n, p) for n, p in edition.policies.items() if p.days)
    reason = because("due.policy", policy=name, anchor="raised", base=date(2026, 4, 1), days=policy.days)
    said = phrase(reason, Glossary(language, edition))
    assert (policy.ja if language == "ja" else policy.en) in said
    assert str(policy.days) in said


@pytest.mark.parametrize(
    ("reason", "ja", "en"),
    [
        (
            because("concluded", on=date(2026, 4, 1)),
            "契約の締結（令和8年4月1日）",
            "the contract was concluded (1 April 2026)",
        ),
        (because("year_reached", fiscal_year=2026), "令和8年度に契約期間がかかること", "the term reaches FY2026"),
        (
            because("due.counted", anchor=Anchor.YEAR_END.value, base=date(2027, 3, 31), days=0),
            "年度の末日",
            "the last day of the fiscal year",
        ),
        (
            because("day_passed", basis=Basis.CLAUSE.value, due_on=date(2027, 3, 31)),
            "特記事項の期限（令和9年3月31日）を過ぎたこと",
            "the day set by the clause (31 March 2027) passed",
        ),
        (
            because("breach_established", clause="13", on=date(2026, 5, 1)),
            "第13項の違反又は怠りの認定（令和8年5月1日）",
            "a breach of Clause 13 was established (1 May 2026)",
        ),
        (
            because("checked", check=UUID(int=1), on=date(2026, 5, 1)),
            "消去の状況の確認（令和8年5月1日）",
            "checked (1 May 2026)",
        ),
    ],
    ids=lambda value: value.code if isinstance(value, Reason) else "",
)
def test_reasons_read_as_people_say_them(reason: Reason, ja: str, en: str) -> None:
    assert phrase(reason, Glossary("ja")) == ja
    assert phrase(reason, Glossary("en")) == en
