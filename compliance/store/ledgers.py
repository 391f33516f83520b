"""The ledger of a holding: how many of its pieces were returned, delivered or erased, under whichever contract.

What a contractor told of itself counts once the ward accepted it (or its check confirmed it), and nothing counts that a
later check denied or a later review took back: as it does for the duty, of which a test holds this against.
"""

from collections.abc import Callable

from sqlalchemy import ColumnElement, ScalarSelect, and_, func, or_, select, true, union_all

from compliance.store.fact_rows import Expression, Form
from compliance.store.models.base import Version
from compliance.store.models.erasures import ErasedHolding, Erasure, ErasureCheck
from compliance.store.models.holdings import GivenBack
from compliance.store.models.reviews import Review

Act = type[GivenBack] | type[Erasure]
Stands = Callable[[type[Version]], ColumnElement[bool]]
_NOW = Form(of_one=True, as_known=False)


def dealt_with(
    holding: Expression,
    *,
    until: Expression | None = None,
    but_under: Expression | None = None,
    stands: Stands = _NOW.stands,
    waiting: bool = False,
) -> ColumnElement[int]:
    """The pieces of this holding that are no longer held, in SQL: `until` a day (included), or ever.

    `but_under` is a contract whose own acts are left out; `stands` tells which acts and verdicts are counted at all.
    `waiting`: what was told and awaits the ward is counted too, so that nobody tells of it twice.
    """

    def counted(act: Act) -> ColumnElement[bool]:
        elsewhere = true() if but_under is None else act.contract_id != but_under
        return and_(elsewhere, _counted(act, until, stands, waiting=waiting))

    return _given(holding, counted(GivenBack)) + _erased(holding, counted(Erasure))


def given_back(holding: Expression, *, until: Expression) -> ColumnElement[int]:
    """Those of them that were returned or delivered until a day, in SQL."""
    return _given(holding, _counted(GivenBack, until, _NOW.stands, waiting=False))


def settled(act: Act, until: Expression) -> ColumnElement[bool]:
    """Whether an act until a day is counted at all."""
    return _counted(act, until, _NOW.stands, waiting=False)


def _given(holding: Expression, counted: ColumnElement[bool]) -> ColumnElement[int]:
    return _number(select(func.sum(GivenBack.count)).where(GivenBack.holding_id == holding, counted).scalar_subquery())


def _erased(holding: Expression, counted: ColumnElement[bool]) -> ColumnElement[int]:
    erased = select(func.sum(Erasure.count)).join(ErasedHolding, ErasedHolding.of_row == Erasure.row_id)
    return _number(erased.where(ErasedHolding.holding_id == holding, counted).scalar_subquery())


def _counted(act: Act, until: Expression | None, stands: Stands, *, waiting: bool) -> ColumnElement[bool]:
    """As `compliance.domain.verdicts` has it: by the first word on what was told, and by the last on anything."""
    by_then = true() if until is None else act.happened_on <= until
    first, last = (_verdict(act, stands, last=last) for last in (False, True))
    taken = func.coalesce(first, waiting)
    return and_(by_then, stands(act), or_(act.submitted.is_(False), taken), func.coalesce(last, True))


def _verdict(act: Act, stands: Stands, *, last: bool) -> ScalarSelect[bool]:
    """The ward's first or last word on an act, of a review or of its check of an erasure; NULL where it said none."""
    r, c = Review, ErasureCheck
    said = select(r.happened_on, r.id, r.accepted).where(r.subject_id == act.id, stands(r)).correlate(act)
    if act is Erasure:
        checked = select(c.happened_on, c.id, c.confirmed).where(c.erasure_id == act.id, stands(c)).correlate(act)
        every = union_all(said, checked).subquery()
    else:
        every = said.subquery()
    order = (every.c.happened_on, every.c.id)
    return (
        select(every.c.accepted).order_by(*(each.desc() if last else each for each in order)).limit(1).scalar_subquery()
    )


def _number(total: ScalarSelect[int]) -> ColumnElement[int]:
    return func.coalesce(total, 0)
