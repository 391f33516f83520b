"""The ledger of a holding: how many of its pieces were returned, delivered or erased, under whichever contract."""

from sqlalchemy import ColumnElement, ScalarSelect, and_, func, select, true

from compliance.store.fact_rows import Expression, stands
from compliance.store.models.erasures import ErasedHolding, Erasure
from compliance.store.models.holdings import GivenBack


def dealt_with(
    holding: Expression, *, until: Expression | None = None, but_under: Expression | None = None, as_known: bool = False
) -> ColumnElement[int]:
    """The pieces of this holding that are no longer held, in SQL: `until` a day (included), or ever.

    `but_under` is a contract whose own acts are left out.
    """
    given = select(func.sum(GivenBack.count)).where(
        GivenBack.holding_id == holding, _counted(GivenBack, until, but_under, as_known)
    )
    erased = (
        select(func.sum(Erasure.count))
        .join(ErasedHolding, ErasedHolding.of_row == Erasure.row_id)
        .where(ErasedHolding.holding_id == holding, _counted(Erasure, until, but_under, as_known))
    )
    return _number(given.scalar_subquery()) + _number(erased.scalar_subquery())


def _counted(
    act: type[GivenBack] | type[Erasure], until: Expression | None, but_under: Expression | None, as_known: bool
) -> ColumnElement[bool]:
    by_then = true() if until is None else act.happened_on <= until
    elsewhere = true() if but_under is None else act.contract_id != but_under
    return and_(by_then, elsewhere, stands(act, as_known), act.void_reason.is_(None))


def _number(total: ScalarSelect[int]) -> ColumnElement[int]:
    return func.coalesce(total, 0)
