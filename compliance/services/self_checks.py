"""The yearly self-check (自己点検): an answer to each item that binds the contractor, sent once as a whole."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from compliance.domain.editions import Act, Clause
from compliance.domain.facts import Answer
from compliance.domain.obligations import Party
from compliance.services.grounds import Ground
from compliance.services.inspections import Assess
from compliance.services.recording import enter
from compliance.services.refusals import not_recorded
from compliance.services.status_requests import ReportStatus
from compliance.store.changes import Change
from compliance.store.models.assessments import AssessedHow
from compliance.store.queries.measures import Measure
from compliance.store.queries.self_checks import involves_collection
from compliance.store.shelves import Shelf
from compliance.wording.languages import said
from compliance.wording.names import ANSWERS

_NOTHING = frozenset(
    {"なし", "無し", "無", "ない", "ありません", "特になし", "異状なし", "異常なし", "none", "no", "nothing"}
)


@dataclass(frozen=True, slots=True)
class Asked:
    """An item to answer: a clause or a measure. `spared`: nothing in this work gives occasion for it."""

    item: str
    clause: Clause | None = None
    measure: Measure | None = None
    spared: bool = False


@dataclass(frozen=True, slots=True)
class ItemAnswer:
    """The answer to an item, and what was seen or how it was checked; empty where nothing is said."""

    item: str
    answer: Answer
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfCheck:
    """All answers to one request of the ward."""

    contract_id: UUID
    request_id: UUID
    happened_on: date
    answers: tuple[ItemAnswer, ...]


def items_asked(ground: Ground) -> Iterator[Asked]:
    """The clauses that bind the contractor (on damages only after a claim), then the measures laid on it."""
    collects = involves_collection(ground.session, ground.line.outsourcing)
    claimed = bool(ground.recorded("damage_claim"))
    for clause in ground.editions[0].clauses:
        if clause.party is Party.CONTRACTOR and (claimed or not _settles(clause)):
            spared = not collects and any(rule.only_collecting for rule in clause.rules)
            yield Asked(clause.item, clause=clause, spared=spared)
    for key, measure in ground.measures().items():
        if measure.party is Party.CONTRACTOR:
            yield Asked(f"measure:{key}", measure=measure)


def lacks_ground(answer: Answer, note: str) -> bool:
    """Whether it is not said how this was checked: asked wherever it does not conform, or there is nothing."""
    told = note.strip().rstrip("。.").lower()
    return told in _NOTHING or (not told and answer is not Answer.CONFORMS)


def enter_self_check(change: Change, shelf: Shelf, check: SelfCheck) -> UUID:
    """Record the report and each answer inside a larger change; returns the report's id.

    Refused where an answer does not say how it was checked.
    """
    if any(lacks_ground(each.answer, each.note) for each in check.answers):
        raise not_recorded(
            ("どう確かめたかが書かれていない項目があります。", "An item does not say how it was checked."),
            ("何を、どう確かめたかを書いてください。", "Say what was checked, and how."),
        )
    report = ReportStatus(
        contract_id=check.contract_id,
        happened_on=check.happened_on,
        request_id=check.request_id,
        answer=_summary(check.answers),
        submitted=True,
    )
    made = enter(change, shelf, report)
    for each in check.answers:
        enter(change, shelf, _assessed(check, made, each))
    return made


def _assessed(check: SelfCheck, report: UUID, each: ItemAnswer) -> Assess:
    return Assess(
        contract_id=check.contract_id,
        happened_on=check.happened_on,
        item=each.item,
        answer=each.answer,
        how=AssessedHow.SELF_CHECK,
        report_id=report,
        seen=each.note.strip() or None,
    )


def _summary(answers: tuple[ItemAnswer, ...]) -> str:
    """自己点検 26項目：適合 24、該当なし 2."""
    numbers = Counter(each.answer for each in answers)
    counted = "、".join(f"{said(ANSWERS[answer], 'ja')} {numbers[answer]}" for answer in Answer if numbers[answer])
    return f"自己点検 {len(answers)}項目：{counted}"


def _settles(clause: Clause) -> bool:
    return any(rule.act is Act.SETTLE_DAMAGE for rule in clause.rules)
