"""The editions in checklists/: the paper's clauses word for word, its rules as agreed, and a second edition unlike it."""

import re
import tomllib
from pathlib import Path

import pytest

from compliance.domain.edition_tables import CLAUSES_FILE, EDITION_FILE, OFFICE, Forbidden, parse_edition
from compliance.domain.editions import Act, Anchor, Clause, DueRule, DueTerm, Edition, Exemption, Rule, Shape
from compliance.domain.facts import Medium, Method
from compliance.domain.obligations import Basis, Party
from compliance.domain.rule_tables import OPTIONS_OF
from compliance.resources import load_editions

PAPER = Path(__file__).parents[1] / "fixtures" / "council-paper-42.md"
GUIDE = (Path(__file__).parents[2] / "docs" / "editions.md").read_text(encoding="utf-8")
EDITIONS = load_editions()
PAPERS_OWN = next(edition for edition in EDITIONS.values() if edition.ward_called == "甲")
ARTICLES = next(edition for edition in EDITIONS.values() if edition.ward_called == "発注者")
EVERY_CLAUSE = [
    pytest.param(clause, id=f"{edition.id} {clause.item}")
    for edition in EDITIONS.values()
    for clause in edition.clauses
]


def special_clauses() -> str:
    """The section 特記事項 of the paper, without the marks of the conversion, every line joined to the next."""
    section = PAPER.read_text(encoding="utf-8").split("## 特記事項\n", 1)[1]
    lines = (re.sub(r"^(#+ |- )", "", line.strip()).strip("*") for line in section.splitlines())
    return "".join(lines)


def joined(text: str) -> str:
    return "".join(line.strip() for line in text.splitlines())


def test_the_clauses_are_the_paper_s_word_for_word() -> None:
    written = ""
    heading = ""
    for clause in PAPERS_OWN.clauses:
        if clause.heading != heading:
            written += f"({clause.heading})"
            heading = clause.heading
        written += f"{clause.item} {joined(clause.text)}"
    assert written == special_clauses()


def test_the_paper_has_21_items_under_18_headings() -> None:
    assert [clause.item for clause in PAPERS_OWN.clauses] == [str(n) for n in range(1, 22)]
    assert len({clause.heading for clause in PAPERS_OWN.clauses}) == 18


def test_what_the_page_break_cut_is_joined_and_the_kinds_of_item_5_are_kept() -> None:
    assert PAPERS_OWN.clause("9").text.endswith("複製してはならない。")
    assert [line[:3] for line in PAPERS_OWN.clause("5").text.splitlines()[1:]] == ["(1)", "(2)", "(3)", "(4)"]


def test_the_paper_s_parties_exceptions_and_references() -> None:
    clauses = PAPERS_OWN.clauses
    assert [c.item for c in clauses if c.party is Party.WARD] == ["15", "16", "20"]
    assert {c.item: c.exemption.value for c in clauses if c.exemption is not Exemption.NONE} == {
        "4": "consent",
        "5": "consent",
        "6": "consent",
        "11": "instruction",
        "20": "discretion",
    }
    assert {c.item: c.refers_to for c in clauses if c.refers_to} == {
        "16": ("15",),
        "17": ("15",),
        "19": tuple(str(n) for n in range(1, 19)),
        "20": tuple(str(n) for n in range(1, 20)),
        "21": tuple(str(n) for n in range(1, 20)),
    }
    assert [c.item for c in clauses if c.breach_proposable] == [*(str(n) for n in range(1, 15)), "17", "18"]
    assert {c.item: c.forbids for c in clauses if c.forbids} == {
        "4": ("indirect_collection",),
        "5": ("sensitive_collection",),
        "6": ("removal",),
        "9": ("copying",),
        "10": ("subcontracting",),
    }


def due(edition: Edition, rule: DueRule) -> str:
    """A due day in short: `max(…)`, else `or …`, `at the latest`, `not before`; policy figures as their numbers."""
    parts = []
    for word, terms in (
        ("", rule.later_of),
        ("or ", rule.otherwise),
        ("by ", rule.not_after),
        ("from ", rule.not_before),
    ):
        if terms:
            parts.append(word + ", ".join(counted(edition, term) for term in terms))
    return "; ".join(parts)


def counted(edition: Edition, term: DueTerm) -> str:
    policy = edition.policies.get(term.figure)
    figure = term.days if policy is None else policy.month_day or policy.days
    return f"{term.anchor}+{figure} {term.basis}"


RULES = {
    "basic": ("1", "contractor", "standing", "observe", ""),
    "confidentiality": ("2", "contractor", "standing", "observe", ""),
    "collection": ("3", "contractor", "standing", "observe", ""),
    "collection_from_person": ("4", "contractor", "standing", "observe", ""),
    "collection_ban": ("5", "contractor", "standing", "observe", ""),
    "places": ("6", "ward", "before_start", "designate_places", "first_handling+0 policy"),
    "bring_back": ("6", "contractor", "per_removal", "bring_back", "requested+0 request"),
    "purpose": ("7", "contractor", "standing", "observe", ""),
    "keeping": ("8", "contractor", "standing", "observe", ""),
    "copying": ("9", "contractor", "standing", "observe", ""),
    "subcontracting": ("10", "contractor", "standing", "observe", ""),
    "give_back": ("11", "contractor", "per_holding", "give_back", "raised+14 policy"),
    "erase": ("11", "contractor", "per_holding", "erase", "raised+14 policy"),
    "erasure_record": ("12", "contractor", "standing", "observe", ""),
    "certificate": ("12", "contractor", "per_erasure", "certify", "raised+14 policy; by end+30 policy"),
    "erasure_check": ("12", "ward", "per_erasure", "check_erasure", "raised+30 policy"),
    "handler_list": (
        "13",
        "contractor",
        "before_start",
        "list_handlers",
        "first_handling+0 measure; from concluded+0 measure",
    ),
    "handler_change": ("13", "contractor", "per_person", "report_change", "begins+0 policy"),
    "status_report": ("14", "contractor", "on_request", "report_status", "requested+0 request; or raised+14 policy"),
    "inspection_plan": (
        "15",
        "ward",
        "yearly",
        "plan_inspection",
        "year_begin+06-30 policy, begins+60 policy; by year_end+0 policy, end+0 policy",
    ),
    "inspection": ("16", "ward", "yearly", "inspect", "year_end+0 clause; by end+0 contract"),
    "take_inspection": ("17", "contractor", "per_inspection", "take_inspection", "requested+0 request"),
    "correction": ("17", "contractor", "per_inspection", "correct", "requested+0 request"),
    "education": ("18", "contractor", "per_person", "educate", "begins+0 policy"),
    "education_yearly": (
        "18",
        "contractor",
        "per_person",
        "educate_yearly",
        "year_begin+03-31 policy; by end+0 policy",
    ),
    "incident_notice": ("19", "contractor", "per_incident", "notify_incident", "known+0 policy"),
    "incident_report": ("19", "contractor", "per_incident", "report_incident", "known+3 policy"),
    "instruction": ("19", "contractor", "per_incident", "follow_instruction", "requested+0 request"),
    "guidance": ("20", "ward", "discretion", "decide_guidance", "raised+14 policy"),
    "publication": ("20", "ward", "discretion", "decide_publication", "raised+14 policy"),
    "damage": ("21", "contractor", "on_request", "settle_damage", "requested+0 request"),
    "review": ("office:review", "ward", "on_request", "review", "raised+14 policy"),
    "consent_to_collect": ("4", "ward", "on_request", "decide_consent", "raised+7 policy"),
    "consent_to_sensitive": ("5", "ward", "on_request", "decide_consent", "raised+7 policy"),
    "consent_to_remove": ("6", "ward", "on_request", "decide_consent", "raised+7 policy"),
    "hand_over": ("office:hand_over", "contractor", "per_handover", "hand_over", "requested+0 request"),
    "confirm_handover": ("office:confirm_handover", "ward", "per_handover", "confirm_handover", "raised+3 policy"),
}


def test_the_paper_s_rules_are_those_agreed() -> None:
    written = {
        rule.id: (rule.item, rule.party, rule.shape, rule.act, due(PAPERS_OWN, rule.due)) for rule in PAPERS_OWN.rules()
    }
    assert written == RULES


def rule_named(edition: Edition, name: str) -> Rule:
    return next(rule for rule in edition.rules() if rule.id == name)


def test_the_paper_s_rules_carry_the_options_of_its_text() -> None:
    rules = PAPERS_OWN.rules()
    assert [rule.id for rule in rules if rule.survives_end] == ["confidentiality", "erasure_record"]
    assert [rule.item for rule in rules if rule.only_collecting] == ["3", "4", "5"]
    assert rule_named(PAPERS_OWN, "inspection").methods == ("on_site", "video", "photographs")
    assert rule_named(PAPERS_OWN, "give_back").media == ("paper", "media")
    assert rule_named(PAPERS_OWN, "erase").media == ("computer",)
    assert rule_named(PAPERS_OWN, "education").prior_months == 12


def test_only_item_16_sets_a_day_in_the_paper_s_text() -> None:
    dated = {rule.item for rule in PAPERS_OWN.rules() for term in rule.due.later_of if term.basis is Basis.CLAUSE}
    assert dated == {"16"}


def test_the_second_edition_is_unlike_the_paper_s() -> None:
    items = [clause.item for clause in ARTICLES.clauses]
    assert len(items) == 14
    assert all(re.fullmatch(r"第\d+条\d?", item) for item in items)
    assert "第8条2" in items
    assert (ARTICLES.ward_called, ARTICLES.contractor_called) == ("発注者", "受注者")
    consents = [clause.forbids for clause in ARTICLES.clauses if clause.exemption is Exemption.CONSENT]
    assert consents == [("copying",), ("subcontracting",), ("removal",)]
    assert {clause.heading for clause in ARTICLES.clauses} != {clause.heading for clause in PAPERS_OWN.clauses}


def test_the_second_edition_sets_days_in_its_own_text() -> None:
    for name, day in {
        "give_back": "raised+14 clause",
        "erase": "raised+14 clause",
        "certificate": "raised+14 clause",
        "education_report": "raised+30 clause",
        "pledge": "begins+0 clause",
        "incident_report": "known+7 clause",
    }.items():
        assert due(ARTICLES, rule_named(ARTICLES, name).due) == day


def test_the_two_editions_together_use_every_shape_and_every_act_but_the_law_s() -> None:
    rules = [rule for edition in EDITIONS.values() for rule in edition.rules()]
    assert {rule.shape for rule in rules} == set(Shape)
    assert {rule.act for rule in rules} == set(Act) - {Act.REPORT_LEAK, Act.REPORT_LEAK_FINALLY}


@pytest.mark.parametrize("clause", EVERY_CLAUSE)
def test_every_clause_is_whole(clause: Clause) -> None:
    assert clause.rules
    for text in (clause.heading, clause.heading_en, clause.text, clause.gloss):
        assert text.strip() == text != ""
    assert clause.gloss.isascii()
    assert 2 <= len(clause.questions) <= 4
    assert clause.evidence
    assert clause.text.endswith("。") or clause.text.splitlines()[-1].startswith("(")


@pytest.mark.parametrize("edition", EDITIONS.values(), ids=lambda edition: edition.id)
def test_every_policy_figure_is_used_and_says_what_it_is_for(edition: Edition) -> None:
    terms = [t for r in edition.rules() for t in (*r.due.later_of, *r.due.otherwise, *r.due.not_after)]
    assert {term.figure for term in terms} - {""} == set(edition.policies)
    for policy in edition.policies.values():
        assert policy.ja
        assert policy.en.isascii()


@pytest.mark.parametrize("edition", EDITIONS.values(), ids=lambda edition: edition.id)
def test_the_ward_s_office_rules_are_never_the_contractor_s_breach(edition: Edition) -> None:
    for rule in edition.office_rules:
        assert rule.item.startswith(OFFICE) or rule.party is Party.WARD


def test_the_guide_names_every_word_of_the_format() -> None:
    words = {*Shape, *Act, *Anchor, *Basis, *Exemption, *Forbidden, *Method, *Medium, *OPTIONS_OF}
    named = set(re.findall(r"[a-z_]+", GUIDE))
    assert {str(word) for word in words} - {"wrongful_purpose"} <= named


def test_the_guide_s_examples_are_right() -> None:
    edition, clauses = (
        tomllib.loads(next(block for block in re.findall(r"```toml\n(.*?)```", GUIDE, re.DOTALL) if first in block))
        for first in ("in_force_from", "[[clause]]")
    )
    read = parse_edition({EDITION_FILE: edition, CLAUSES_FILE: clauses}, "docs/editions.md")
    assert due(read, read.rules()[0].due) == "raised+14 clause"
