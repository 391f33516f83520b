"""Bulk acts: the same thing done for many chosen rows, shown beforehand, in one transaction, undone in seconds."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby
from typing import Generic, Protocol, TypeVar
from uuid import UUID

from sqlalchemy.orm import Session

from compliance.domain.errors import Refused
from compliance.services.desk import Desk
from compliance.services.recording import Command, enter_all
from compliance.services.refusals import not_recorded
from compliance.store import bulk_acts, versions
from compliance.store.actors import Actor
from compliance.store.changes import Change
from compliance.store.idempotency import Request
from compliance.store.queries.scopes import Scope

LARGEST = 500
"""How many rows at once: a few seconds of the writers' lock. More is refused, because an undo lasts thirty seconds."""

Row = TypeVar("Row")
Chosen = TypeVar("Chosen")


class Why(StrEnum):
    """Why a chosen row is left out."""

    FIXED = "fixed"
    NOT_OPEN = "not_open"
    NO_DAY = "no_day"
    NOT_LATER = "not_later"
    NOTHING_WAITS = "nothing_waits"
    OWN = "own"
    RECHECK = "recheck"
    WARD = "ward"
    LED_ELSEWHERE = "led_elsewhere"
    REMINDED = "reminded"
    CLOSED = "closed"
    OUTSIDE_TERM = "outside_term"
    VISIT_PLANNED = "visit_planned"
    RENEWED = "renewed"
    ENDED_EARLY = "ended_early"
    NO_END = "no_end"
    NOT_A_YEAR = "not_a_year"
    HOLDINGS_STAY = "holdings_stay"
    NO_NUMBER = "no_number"
    NUMBER_TWICE = "number_twice"
    NUMBER_GIVEN = "number_given"


@dataclass(frozen=True, slots=True)
class Touched(Generic[Row]):
    """A row that the act is done for: what it records, and the day it brings (a new due day, that of a visit)."""

    row: Row
    commands: tuple[Command, ...] = ()
    on: date | None = None


@dataclass(frozen=True, slots=True)
class LeftOut(Generic[Row]):
    """A row that it is not done for, and why."""

    row: Row
    why: Why


@dataclass(frozen=True, slots=True)
class Plan(Generic[Row]):
    """What an act would do: the rows it touches, and those it leaves out."""

    touched: tuple[Touched[Row], ...]
    left_out: tuple[LeftOut[Row], ...]


class Order(Protocol[Row]):
    """One kind of bulk act with its details: it plans, and it records."""

    @property
    def did(self) -> str:
        """The code it has in the trail."""

    @property
    def most(self) -> int:
        """How many rows at once."""

    def plan(self, session: Session, desk: Desk, scope: Scope, ids: Sequence[UUID]) -> Plan[Row]:
        """What would be done for these rows; rows outside of the scope are none."""

    def record(self, change: Change, desk: Desk, plan: Plan[Row]) -> None:
        """Do it for every row that the plan touches."""


def preview(desk: Desk, scope: Scope, order: Order[Row], ids: Sequence[UUID]) -> Plan[Row]:
    """What the act would do now. Refused where too many rows are chosen, or none."""
    _check_number(ids, order.most)
    with desk.reading() as session:
        return order.plan(session, desk, scope, ids)


def carry_out(
    desk: Desk, actor: Actor, scope: Scope, order: Order[Row], ids: Sequence[UUID], request: Request | None = None
) -> UUID:
    """Do it for all rows that it can be done for now, in one transaction; returns the act's id.

    Refused, with nothing done, where no row is left, or one of them refuses.
    """
    _check_number(ids, order.most)

    def act(change: Change) -> str:
        plan = order.plan(change.session, desk, scope, ids)
        if not plan.touched:
            raise _nothing_to_do()
        ident = bulk_acts.begin(change, order.did)
        order.record(change, desk, plan)
        bulk_acts.finish(change, ident)
        return str(ident)

    ident = UUID(desk.carry_out(actor, act, request))
    with desk.change(actor) as change:  # once the act stands: large ones take seconds, and so the undo's run from here
        bulk_acts.mark_ready(change, ident)
    return ident


def split(
    rows: Iterable[Chosen], hindrance: Callable[[Chosen], Why | None], touch: Callable[[Chosen], Touched[Chosen]]
) -> Plan[Chosen]:
    """A plan from what hinders each row, and from what is recorded for a row that nothing hinders."""
    touched: list[Touched[Chosen]] = []
    left_out: list[LeftOut[Chosen]] = []
    for row in rows:
        why = hindrance(row)
        if why is None:
            touched.append(touch(row))
        else:
            left_out.append(LeftOut(row, why))
    return Plan(tuple(touched), tuple(left_out))


def enter_each(change: Change, desk: Desk, plan: Plan[Row]) -> None:
    """Record the commands of every row that the plan touches."""
    enter_many(change, desk, [command for touched in plan.touched for command in touched.commands])


def enter_many(change: Change, desk: Desk, commands: Sequence[Command]) -> None:
    """Record them in order, those of one kind that follow one another in few statements."""
    for _, alike in groupby(commands, key=lambda command: command.model):
        some = list(alike)
        enter_all(change, desk.shelf, some, versions.new_ids(change, len(some)))


def _check_number(ids: Sequence[UUID], most: int) -> None:
    if not ids:
        raise not_recorded(
            ("1件も選ばれていません。", "Nothing was chosen."),
            ("一覧に戻り、対象にチェックを付けてください。", "Go back to the list and tick what it is about."),
        )
    if len(ids) > most:
        raise not_recorded(
            (
                f"{len(ids)}件が選ばれています。一度にできるのは{most}件までです。",
                f"{len(ids)} rows were chosen; at most {most} can be done at once.",
            ),
            ("担当課や期限で絞り込み、分けて実行してください。", "Narrow the list and do it in parts."),
        )


def _nothing_to_do() -> Refused:
    return not_recorded(
        ("選んだ中に、この操作ができるものがありません。", "It can be done for none of the rows chosen."),
        ("一覧に戻り、選び直してください。", "Go back to the list and choose again."),
    )
