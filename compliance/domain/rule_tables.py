"""Rules and due days out of tables: known shapes, acts, anchors and figures, and nothing that would have no effect."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from compliance.domain.editions import ACTS_OF, Act, Anchor, DueRule, DueTerm, Rule, Shape
from compliance.domain.facts import Medium, Method
from compliance.domain.obligations import Basis, Party
from compliance.domain.tables import Table

NAME = re.compile("[a-z][a-z0-9_]*")
NAME_WORDS = {"pattern": "英小文字・数字・_ ", "pattern_en": "small letters, digits and _"}

OF_EVERY_CONTRACT = frozenset({Anchor.RAISED, Anchor.CONCLUDED, Anchor.START, Anchor.END, Anchor.FIRST_HANDLING})
_YEARS = frozenset({Anchor.YEAR_BEGIN, Anchor.YEAR_END, Anchor.BEGINS})
ANCHORS_OF: Mapping[Act, frozenset[Anchor]] = {
    Act.PLAN_INSPECTION: _YEARS,
    Act.INSPECT: _YEARS,
    Act.EDUCATE_YEARLY: _YEARS,
    **dict.fromkeys((Act.REPORT_CHANGE, Act.PLEDGE, Act.EDUCATE), frozenset({Anchor.BEGINS})),
    **dict.fromkeys(
        (
            Act.TAKE_INSPECTION,
            Act.CORRECT,
            Act.HAND_OVER,
            Act.BRING_BACK,
            Act.REPORT_STATUS,
            Act.SETTLE_DAMAGE,
            Act.FOLLOW_INSTRUCTION,
        ),
        frozenset({Anchor.REQUESTED}),
    ),
    **dict.fromkeys(
        (Act.NOTIFY_INCIDENT, Act.REPORT_INCIDENT, Act.REPORT_LEAK, Act.REPORT_LEAK_FINALLY),
        frozenset({Anchor.KNOWN}),
    ),
}
"""The days an occasion of the act has beside those of every contract; an act not named has none."""

OPTIONS_OF: Mapping[str, frozenset[Act]] = {
    "survives_end": frozenset({Act.OBSERVE}),
    "only_collecting": frozenset({Act.OBSERVE}),
    "methods": frozenset({Act.INSPECT}),
    "media": frozenset({Act.GIVE_BACK, Act.ERASE}),
    "prior_months": frozenset({Act.EDUCATE}),
    "wrongful_purpose": frozenset({Act.REPORT_LEAK_FINALLY}),
}
"""The acts that each option of a rule means something for."""

NEEDED: Mapping[str, tuple[str, ...]] = {
    "methods": tuple(Method),
    "media": tuple(Medium),
    "wrongful_purpose": ("true", "false"),
}
"""Options without which the act could never be met or would never arise, and what they may be."""

_TERMS = ("later_of", "otherwise", "not_after", "not_before")
_OF_THE_LAW = ("first_day_counts", "business_shift")


@dataclass(frozen=True, slots=True)
class Figures:
    """The named figures a due day may point to, and the basis that such a day has: the ward's policy, or the law."""

    names: Collection[str]
    basis: Basis


def parse_rule(table: Table, item: str, figures: Figures) -> Rule:
    """One rule that stands under `item`; problems go to the table's list."""
    shape, act = _shape_and_act(table)
    _check_options(table, act)
    rule = Rule(
        id=parse_name(table, "id"),
        item=item,
        party=table.choice("party", Party),
        shape=shape,
        act=act,
        due=_due(table, act, figures),
        survives_end=table.flag("survives_end"),
        only_collecting=table.flag("only_collecting"),
        methods=table.choices("methods", Method),
        prior_months=table.number("prior_months"),
        media=table.choices("media", Medium),
        wrongful_purpose=table.flag("wrongful_purpose") if table.has("wrongful_purpose") else None,
    )
    table.finish()
    return rule


def parse_name(table: Table, key: str) -> str:
    """A name for programs: small letters, digits and underscores."""
    name = table.text(key)
    if name.strip() and not NAME.fullmatch(name):
        table.report("bad_name", key=table.name(key), value=name, **NAME_WORDS)
    return name


def _shape_and_act(table: Table) -> tuple[Shape, Act]:
    before = len(table.problems)
    shape, act = table.choice("shape", Shape), table.choice("act", Act)
    if len(table.problems) == before and act not in ACTS_OF[shape]:
        known = ", ".join(sorted(ACTS_OF[shape]))
        table.report("act_not_of_shape", shape=shape.value, value=act.value, known=known)
    return shape, act


def _check_options(table: Table, act: Act) -> None:
    for key, acts in OPTIONS_OF.items():
        if table.has(key) and act not in acts:
            table.report("option_not_of_act", key=table.name(key), act=act.value)
        elif key in NEEDED and act in acts and table.values.get(key) in (None, []):
            table.report("option_missing", key=table.name(key), act=act.value, known=", ".join(NEEDED[key]))


def _due(table: Table, act: Act, figures: Figures) -> DueRule:
    if not table.has("due"):
        return DueRule()
    due = table.table("due")
    if act is Act.OBSERVE:
        due.report("standing_due")
    if not due.has("later_of") and any(due.has(key) for key in _TERMS):
        due.report("bound_without_day")
    terms = {key: tuple(_terms(due, key, act, figures)) for key in _TERMS}
    rule = DueRule(**terms, basis_if_none=due.choice("basis_if_none", Basis, Basis.CLAUSE))
    due.finish()
    return rule


def _terms(due: Table, key: str, act: Act, figures: Figures) -> Iterator[DueTerm]:
    for table in due.tables(key):
        yield _term(table, act, figures)


def _term(table: Table, act: Act, figures: Figures) -> DueTerm:
    term = DueTerm(
        anchor=_anchor(table, act),
        basis=table.choice("basis", Basis),
        days=table.number("days"),
        figure=table.text("figure", optional=True),
        first_day_counts=table.flag("first_day_counts"),
        business_shift=table.flag("business_shift"),
    )
    _check_figure(table, term, figures)
    if figures.basis is not Basis.LAW:
        for key in _OF_THE_LAW:
            if table.has(key):
                table.report("law_only", key=table.name(key))
    table.finish()
    return term


def _anchor(table: Table, act: Act) -> Anchor:
    before = len(table.problems)
    anchor = table.choice("anchor", Anchor)
    has = OF_EVERY_CONTRACT | ANCHORS_OF.get(act, frozenset())
    if len(table.problems) == before and anchor not in has:
        known = ", ".join(a.value for a in Anchor if a in has)
        table.report("anchor_not_of_occasion", value=anchor.value, known=known)
    return anchor


def _check_figure(table: Table, term: DueTerm, figures: Figures) -> None:
    if not term.figure:
        if term.basis is figures.basis:
            table.report("figure_needed", basis=term.basis.value)
        return
    if term.basis is not figures.basis:
        table.report("basis_of_figure", value=term.figure, basis=term.basis.value, needed=figures.basis.value)
    if term.figure not in figures.names:
        table.report("figure_missing", value=term.figure, known=", ".join(figures.names))
    if table.has("days"):
        table.report("days_and_figure")
