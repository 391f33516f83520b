"""What a change of a policy figure, or of the start of use, would do to the duties: told before it is recorded."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlalchemy.orm import Session

from compliance.domain.obligations import Party, Status
from compliance.domain.rulebook import PolicyChange
from compliance.services.desk import Desk
from compliance.services.policies import ChangePolicy
from compliance.services.policy_figures import rules_with
from compliance.services.rederivations import derived_anew, known_facts
from compliance.store.queries.altered_duties import duties_of
from compliance.store.queries.rows import ObligationRow
from compliance.store.queries.scopes import Scope
from compliance.store.queries.setting_reaches import (
    Reached,
    by_policy,
    by_start_of_use,
    contracts_reached,
    first_contracts,
    reached,
)
from compliance.store.queries.subjects import subjects_of
from compliance.store.rulebooks import rulebooks
from compliance.store.shelves import Rulebooks
from compliance.wording.subjects import Subject

EXACT = 100
"""Under so many contracts every duty is derived anew while the visitor waits; under more, the first ones are."""

SHOWN = 50

Altered = Callable[[Rulebooks], Rulebooks]


@dataclass(frozen=True, slots=True)
class Turn:
    """A duty as it stands today and as it would stand after the change: with another due day, state or both."""

    before: ObligationRow
    after: ObligationRow


@dataclass(frozen=True, slots=True)
class Passage:
    """So many duties would pass from one state to another; from one to itself where the due day alone changes."""

    before: Status
    after: Status
    obligations: int


@dataclass(frozen=True, slots=True)
class SettingEffect:
    """What would change. `exact`: every number was derived; else `obligations` and `groups` are as many as may change.

    `turns` are the first by their due day; where not exact, those among the duties of the contracts `looked_at`, and
    no `passages` are known.
    """

    exact: bool
    obligations: int = 0
    contracts: int = 0
    groups: Sequence[Reached] = ()
    passages: Sequence[Passage] = ()
    turns: Sequence[Turn] = ()
    looked_at: int = 0
    subjects: Mapping[UUID, Subject] = field(default_factory=dict)


def effect_of_policy(desk: Desk, command: ChangePolicy) -> SettingEffect:
    """What another figure would change among the duties raised from its day on."""
    change = PolicyChange(command.name, command.from_on, command.days, command.month_day)
    rules = rules_with(desk.shelf.edition(command.edition_id), command.name)
    within = by_policy(command.edition_id, {rule.id for rule in rules}, {rule.item for rule in rules}, command.from_on)

    def altered(books: Rulebooks) -> Rulebooks:
        held = books.policy_changes.get(command.edition_id, ())
        return replace(books, policy_changes={**books.policy_changes, command.edition_id: (*held, change)})

    return _effect(desk, within, altered)


def effect_of_start_of_use(desk: Desk, was: date | None, becomes: date | None) -> SettingEffect:
    """What another start of use would change: which duties are 対象外, and which no longer."""
    return _effect(
        desk, by_start_of_use(was, becomes, desk.today()), lambda books: replace(books, start_of_use=becomes)
    )


def _effect(desk: Desk, within: ColumnElement[bool], altered: Altered) -> SettingEffect:
    with desk.reading() as session:
        contracts = contracts_reached(session, within)
        looked_at = first_contracts(session, within, None if contracts <= EXACT else SHOWN)
        turns = _turns(session, desk, looked_at, altered)
        shown = turns[:SHOWN]
        subjects = subjects_of(session, (turn.after for turn in shown))
        if contracts <= EXACT:
            return _counted(turns, subjects, len(looked_at))
        groups = reached(session, within)
    most = sum(group.obligations for group in groups)
    return SettingEffect(
        exact=False,
        obligations=most,
        contracts=contracts,
        groups=groups,
        turns=shown,
        looked_at=len(looked_at),
        subjects=subjects,
    )


def _turns(session: Session, desk: Desk, contracts: Sequence[UUID], altered: Altered) -> Sequence[Turn]:
    """Every duty of these contracts that changes, by its due day of today."""
    as_of = desk.today()
    duties = duties_of(session, Scope.whole_ward(), contracts, as_of) if contracts else ()
    before = {row.id: row for each in duties for row in each.rows}
    books = altered(rulebooks(session, desk.shelf))
    anew = derived_anew(duties, books, known_facts(session, duties), as_of)
    turns = (Turn(before[row.id], row) for row in anew if row.id in before)
    return sorted(filter(_turned, turns), key=_by_due_day)


def _turned(turn: Turn) -> bool:
    was, now = turn.before, turn.after
    return (was.status, was.obligation.due_on) != (now.status, now.obligation.due_on)


def _by_due_day(turn: Turn) -> tuple[date, UUID]:
    return turn.before.obligation.due_on or date.max, turn.before.id


def _counted(turns: Sequence[Turn], subjects: Mapping[UUID, Subject], looked_at: int) -> SettingEffect:
    passages = Counter((turn.before.status, turn.after.status) for turn in turns)
    return SettingEffect(
        exact=True,
        obligations=len(turns),
        contracts=len({turn.before.under.contract for turn in turns}),
        groups=_groups(turns),
        passages=[Passage(*between, number) for between, number in passages.most_common()],
        turns=turns[:SHOWN],
        looked_at=looked_at,
        subjects=subjects,
    )


def _groups(turns: Iterable[Turn]) -> Sequence[Reached]:
    contracts: dict[tuple[str, str, Party], list[UUID]] = defaultdict(list)
    for turn in turns:
        owed = turn.before.obligation
        contracts[owed.edition, owed.item, owed.party].append(owed.contract)
    found = [Reached(*heading, len(under), len(set(under))) for heading, under in contracts.items()]
    return sorted(found, key=lambda group: (-group.obligations, group.edition, group.item))
