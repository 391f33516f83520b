"""The ledger of a holding: how many of its pieces were returned, delivered or erased, under whichever contract.

What a contractor told of itself counts once the ward accepted it (or its check confirmed it), as it does for the duty.
"""

from collections.abc import Callable

from sqlalchemy import ColumnElement, ScalarSelect, and_, exists, func, or_, select, true

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
    by_then = true() if until is None else act.happened_on <= until
    refused, taken = (_judged(act, stands, accepted=accepted) for accepted in (False, True))
    counts = ~refused if waiting else ~refused & taken
    return and_(by_then, stands(act), or_(act.submitted.is_(False), counts))


def _judged(act: Act, stands: Stands, *, accepted: bool) -> ColumnElement[bool]:
    """Whether the ward accepted what was told, or sent it back: by a review, or by its check of an erasure."""
    said = exists().where(Review.subject_id == act.id, Review.accepted.is_(accepted), stands(Review))
    if act is not Erasure:
        return said
    return said | exists().where(
        ErasureCheck.erasure_id == act.id, ErasureCheck.confirmed.is_(accepted), stands(ErasureCheck)
    )


def _number(total: ScalarSelect[int]) -> ColumnElement[int]:
    return func.coalesce(total, 0)
