"""Clause 11: what the contractor holds goes back, and data on its computers is erased, once it is no longer needed.

Paper and media are returned (返還) or delivered (引渡し); any other way needs a prior instruction of the ward.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from compliance.domain.cases import Case
from compliance.domain.editions import Anchor, Rule
from compliance.domain.facts import (
    Erased,
    GivenBack,
    Held,
    Instructed,
    InstructionFollowed,
    NoComputerUsed,
    NoLongerNeeded,
    Review,
)
from compliance.domain.obligations import Obligation
from compliance.domain.occasions import Occasion, arose, in_episodes
from compliance.domain.outcomes import (
    NOTHING_HANDED_IN,
    Episode,
    Handed,
    Looked,
    Reopening,
    episodes,
    lapse_unless_met,
)
from compliance.domain.reasons import Reason, because
from compliance.domain.rules.erasures import told
from compliance.domain.verdicts import Word, words


@dataclass(slots=True, eq=False)
class Dealt:
    """Something that leaves so many pieces fewer, or more where a check denies it. Nobody changes one."""

    handed: Handed
    pieces: int
    by: int
    """The number of the act, or of the word that denied it or confirmed it again: those of one day follow the trail."""


_RAISED = Anchor.RAISED


def _order(act: Dealt) -> tuple[date, int]:
    return act.handed.on, act.by


def give_back(case: Case, rule: Rule) -> Sequence[Obligation]:
    """Paper and media, piece by piece; destroyed, moved or otherwise dealt with on instruction is dealt with."""
    found = _holdings(case, rule, erasing=False)
    return [o for occasion, went in found for o in in_episodes(case, rule, occasion, went)]


def erase(case: Case, rule: Rule) -> Sequence[Obligation]:
    """Data on computers; 電子計算機を使用していない closes the branch, a check that denies the erasure opens it."""
    found, stated = _holdings(case, rule, erasing=True), case.first(NoComputerUsed)
    if stated is not None:
        found = [(occasion, _no_computer(stated, went)) for occasion, went in found]
    return [o for occasion, went in found for o in in_episodes(case, rule, occasion, went)]


def _holdings(case: Case, rule: Rule, *, erasing: bool) -> list[tuple[Occasion, Sequence[Episode]]]:
    """Each holding with its episodes: dealt with the rule's own way, or on a prior instruction the other way."""
    by = case.facts.by_entity
    returned, erased, ordered = by(GivenBack), by(Erased), by(Instructed)
    found = []
    for holding, occasion in _occasions(case, rule):
        number, went = holding.id.int, NOTHING_HANDED_IN
        if number in returned or number in erased or number in ordered:
            went = _episodes(case, rule, holding, erasing=erasing)
        found.append((occasion, went))
    return found


def _episodes(case: Case, rule: Rule, holding: Held, *, erasing: bool) -> Sequence[Episode]:
    orders = [order for order in case.about(Instructed, holding.id) if order.clause == rule.item]
    returns, erasures = case.about(GivenBack, holding.id), case.about(Erased, holding.id)
    if erasing:
        returns = [g for g in returns if _allowed(orders, g.on)] if orders else ()
    else:
        erasures = [e for e in erasures if _allowed(orders, e.on)] if orders else ()
    told_of: list[GivenBack | Erased] = [*returns, *erasures]
    acts = [each for act in told_of for each in _dealt(case, act)]
    again = list(_filled_again(holding, acts)) if len(acts) > 1 else ()
    return episodes(_dealt_with(case, holding, acts, orders), again)


def _no_computer(stated: NoComputerUsed, went: Sequence[Episode]) -> Sequence[Episode]:
    why = because("no_computer_used", statement=stated.id, on=stated.on)
    return [(again, lapse_unless_met(outcome, stated.on, why)) for again, outcome in went]


def _occasions(case: Case, rule: Rule) -> list[tuple[Held, Occasion]]:
    held = [holding for holding in case.all(Held) if holding.medium in rule.media]
    unneeded = case.facts.by_entity(NoLongerNeeded) if held else {}
    found, over, ended = [], case.after_end, because("work_ended", end=case.end)
    ends = over is not None and over <= case.through
    for holding in held:
        flagged = unneeded.get(holding.id.int)
        if flagged and (over is None or flagged[0].on < over):
            found.append((holding, _unneeded(holding, flagged[0])))
        elif ends and over is not None and case.end is not None:
            counted_from = {_RAISED: max(case.end, holding.on)}
            found.append((holding, arose(max(over, holding.on), ended, holding.id, counted_from)))
    return found


def _unneeded(holding: Held, flagged: NoLongerNeeded) -> Occasion:
    on = max(flagged.on, holding.on)
    why = because("no_longer_needed", holding=holding.id, on=flagged.on)
    return arose(on, why, holding.id, {_RAISED: on})


def _dealt_with(case: Case, holding: Held, dealt: Sequence[Dealt], instructed: Sequence[Instructed]) -> list[Handed]:
    """Each day on which nothing was left: pieces add up; an instruction that moves it, or was followed, leaves none.

    What the contractor told and the ward did not accept yet makes a day that is a claim; what it sent back counts for
    nothing.
    """
    counted = _counted(dealt)
    whole = _emptied(holding, counted)
    if len(counted) < len(dealt):
        told = [act for act in dealt if act.handed.returned_on is None]
        whole += _claimed(holding, told)
        whole += [act.handed for act in dealt if act.handed.returned_on is not None]
    return [*_moved(instructed), *_followed(case, instructed), *whole] if instructed else whole


def _emptied(holding: Held, dealt: Sequence[Dealt]) -> list[Handed]:
    """Each act after which nothing was left, as it stands with those before it."""
    left, acts, emptied = holding.count, [], []
    for act in dealt if len(dealt) == 1 else sorted(dealt, key=_order):
        acts.append(act.handed)
        before, left = left, left - act.pieces
        if left <= 0 < before:
            emptied.append(_together(acts))
    return emptied


def _claimed(holding: Held, told: Sequence[Dealt]) -> Iterator[Handed]:
    """That nothing is left, if what waits for the ward is true; no claim where a denial left something."""
    if sum(act.pieces for act in told) >= holding.count:
        yield from (handed for handed in _emptied(holding, told)[-1:] if handed.accepted_on is None)


def _filled_again(holding: Held, dealt: Iterable[Dealt]) -> Iterator[Reopening]:
    """Each denial by which something is held that was not before: what else was dealt with may still cover it."""
    left = holding.count
    for act in sorted(_counted(dealt), key=_order):
        before, left = left, left - act.pieces
        if before <= 0 < left:
            yield Reopening(act.handed.on, act.handed.why)


def _counted(dealt: Iterable[Dealt]) -> list[Dealt]:
    return [act for act in dealt if act.handed.accepted_on is not None]


def _together(acts: Sequence[Handed]) -> Handed:
    """The last of several acts: it counts once all of them are accepted."""
    last = acts[-1]
    if len(acts) == 1 and len(last.verdicts) <= (1 if last.submitted else 0):
        return last  # nothing to be put together
    if not any(act.submitted for act in acts):
        return Handed(last.on, last.why)
    accepted = [act.accepted_on for act in acts if act.accepted_on is not None]
    verdicts = (Looked(max(accepted)),) if len(accepted) == len(acts) else ()
    return Handed(last.on, last.why, submitted=True, verdicts=verdicts)


def _dealt(case: Case, act: GivenBack | Erased) -> Iterator[Dealt]:
    """The act, and each word that turns it: denied it is held again from that day (消去未確認), until confirmed."""
    said = words(case.facts, act)
    handed = _given(act, said) if isinstance(act, GivenBack) else told(act, said)
    yield Dealt(handed, act.count, act.id.int)
    if handed.returned_on is not None:
        return
    stands = True
    for word in said[1:] if act.submitted else said:
        if word.accepted is not stands:
            stands = word.accepted
            turned = Handed(max(word.on, act.on), _why(word, handed))
            yield Dealt(turned, act.count if stands else -act.count, word.id.int)


def _why(word: Word, handed: Handed) -> Reason:
    if word.checked:
        return because("erasure_confirmed" if word.accepted else "erasure_denied", check=word.id, on=word.on)
    return handed.why if word.accepted else because("denied", received=handed.on)


def _moved(instructed: Sequence[Instructed]) -> Iterator[Handed]:
    """What goes to a successor's contract is no longer this one's to give back."""
    for i in instructed:
        if i.successor is not None:
            yield Handed(i.on, because("moved", instruction=i.id, successor=i.successor, on=i.on))


def _followed(case: Case, instructed: Sequence[Instructed]) -> list[Handed]:
    """「その指示に従う」: another way than return or erasure, done as instructed and not before."""
    given = {instruction.id: instruction.on for instruction in instructed}
    acts = [act for act in case.all(InstructionFollowed) if act.on >= given.get(act.instruction, date.max)]
    return [followed(case, act) for act in acts]


def followed(case: Case, act: InstructionFollowed) -> Handed:
    """An instruction that was carried out: by the contractor's own word a claim."""
    why = because("instruction_followed", on=act.on)
    return Handed(act.on, why, act.submitted, case.about(Review, act.id) if act.submitted else ())


def _given(given: GivenBack, said: Sequence[Word]) -> Handed:
    code = "delivered" if given.delivered else "given_back"
    why = because(code, act=given.id, on=given.on, count=given.count)
    return Handed(given.on, why, given.submitted, said)


def _allowed(instructed: Sequence[Instructed], on: date) -> bool:
    return any(instruction.successor is None and instruction.on <= on for instruction in instructed)
