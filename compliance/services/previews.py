"""What a record, its correction or its voiding would do to the obligations, derived in memory."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar
from uuid import UUID

from sqlalchemy.orm import Session

from compliance.domain.facts import Fact
from compliance.domain.obligations import OUTSTANDING, Status
from compliance.services.desk import Desk
from compliance.services.grounds import Ground
from compliance.services.recording import Command
from compliance.services.records import Record
from compliance.services.rederivations import derived_anew, known_facts
from compliance.store.belongings import contracts_served
from compliance.store.changes import Actor
from compliance.store.fact_readings import READING_OF
from compliance.store.queries.altered_duties import altered_duties
from compliance.store.queries.obligations import EVERY, whole_list
from compliance.store.queries.rows import ObligationFilter, ObligationRow
from compliance.store.queries.scopes import Scope
from compliance.store.queries.subjects import subjects_of
from compliance.store.rulebooks import rulebooks
from compliance.wording.subjects import Subject

_OVER = frozenset({Status.MET, Status.LAPSED})
_NEW = UUID(int=(1 << 128) - 1)
"""The id of what is not recorded yet: on its day it comes last."""

Rows = Mapping[UUID, ObligationRow]
Done = TypeVar("Done")


@dataclass(frozen=True, slots=True)
class Moved:
    """A duty whose due day becomes another one."""

    before: ObligationRow
    after: ObligationRow


@dataclass(frozen=True, slots=True)
class Effect:
    """What changes among the duties that the asker may see, as they stand on `as_of`.

    `raised` are owed and were not, those of a later day included; `claimed` await review, `met` are met, `ended` are
    no longer owed. `subjects` says whom or what each is about, as far as that is on record.
    """

    as_of: date
    raised: tuple[ObligationRow, ...] = ()
    claimed: tuple[ObligationRow, ...] = ()
    met: tuple[ObligationRow, ...] = ()
    ended: tuple[ObligationRow, ...] = ()
    moved: tuple[Moved, ...] = ()
    subjects: Mapping[UUID, Subject] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Whether anything changes."""
        return any((self.raised, self.claimed, self.met, self.ended, self.moved))


def effect_of(ground: Ground, actor: Actor, command: Command, corrected: Record | None = None) -> Effect:
    """What recording it would do, or making it the next version of what it corrects; nothing is written.

    Refused as its check says; what only the database refuses is found when it is saved. Only for what feeds a fact by
    its own columns; what feeds none has no effect.
    """
    command.check_corrector(ground.session, actor)
    if corrected is None:
        command.check(ground.session, ground.shelf)
    else:
        command.check_correction(ground.session, ground.shelf, corrected.id)
    reading = READING_OF.get(command.model)
    fact = None if reading is None else reading.told(_NEW if corrected is None else corrected.id, command.columns())
    if fact is None and corrected is None:
        return Effect(ground.today)
    return _effect_in_memory(ground, _served(ground, command, corrected), corrected, [] if fact is None else [fact])


def effect_of_voiding(ground: Ground, record: Record) -> Effect:
    """What voiding the record would do; nothing is written."""
    return _effect_in_memory(ground, record.fields["contracts"], record, ())


def with_subjects(session: Session, effect: Effect) -> Effect:
    """The same with what is on record of whom or what each duty is about; two queries."""
    return replace(effect, subjects=subjects_of(session, _all(effect)))


def difference(before: Rows, after: Rows, as_of: date) -> Effect:
    """What changed between two readings of the same contracts, each obligation by its id."""
    return Effect(
        as_of,
        raised=tuple(row for row in _now(after, before) if row.status not in _OVER | {Status.CLAIMED}),
        claimed=_became(before, after, Status.CLAIMED),
        met=_became(before, after, Status.MET),
        ended=tuple(_ended(before, after)),
        moved=tuple(_moved(before, after)),
    )


def _served(ground: Ground, command: Command, corrected: Record | None) -> Sequence[UUID]:
    if corrected is not None:
        return tuple(corrected.fields["contracts"])
    follows = command.model.follows
    return (ground.line.id,) if follows is None else contracts_served(ground.session, [getattr(command, follows)])


def _effect_in_memory(ground: Ground, served: Sequence[UUID], left_out: Record | None, new: Sequence[Fact]) -> Effect:
    """The stored duties beside those derived from the facts without one record, and with new ones."""
    session, as_of = ground.session, ground.today
    altered = altered_duties(session, ground.scope, served, as_of)
    known = known_facts(session, altered, None if left_out is None else left_out.id)
    anew = derived_anew(altered, rulebooks(session, ground.shelf), known, as_of, dict.fromkeys(served, new))
    before = {row.id: row for duties in altered for row in duties.rows}
    return with_subjects(session, difference(before, {row.id: row for row in anew}, as_of))


def _all(effect: Effect) -> Iterator[ObligationRow]:
    yield from (*effect.raised, *effect.claimed, *effect.met, *effect.ended)
    yield from (moved.after for moved in effect.moved)


def _now(after: Rows, before: Rows) -> Iterator[ObligationRow]:
    """Those owed now that were not: new ones, and those that were over, or not raised yet."""
    for id, row in after.items():
        was = before.get(id)
        if was is None or was.status in _OVER or (was.status is Status.NOT_YET and row.status in OUTSTANDING):
            yield row


def _became(before: Rows, after: Rows, status: Status) -> tuple[ObligationRow, ...]:
    were = {id for id, row in before.items() if row.status is status}
    return tuple(row for id, row in after.items() if row.status is status and id not in were)


def _ended(before: Rows, after: Rows) -> Iterator[ObligationRow]:
    for id, row in before.items():
        now = after.get(id)
        if row.status not in _OVER and (now is None or now.status is Status.LAPSED):
            yield row if now is None else now


def _moved(before: Rows, after: Rows) -> Iterator[Moved]:
    for id, row in after.items():
        was = before.get(id)
        if was is None or _OVER & {was.status, row.status}:
            continue
        if was.obligation.due_on != row.obligation.due_on:
            yield Moved(was, row)


def observed(desk: Desk, scope: Scope, contract: UUID, do: Callable[[], Done]) -> tuple[Done, Effect]:
    """Do something, and tell what it changed among the duties of one contract."""
    before = _owed(desk, scope, contract)
    done = do()
    return done, difference(before, _owed(desk, scope, contract), desk.today())


def _owed(desk: Desk, scope: Scope, contract: UUID) -> Rows:
    wanted = ObligationFilter(statuses=EVERY, contract=contract)
    with desk.reading() as session:
        return {row.id: row for row in whole_list(session, scope, wanted, desk.today())}
