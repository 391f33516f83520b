"""The ledger of a holding: how many of its pieces were returned, delivered or erased, under whichever contract."""

from collections.abc import Callable

from sqlalchemy import ColumnElement, ScalarSelect, and_, func, select, true

from compliance.store.fact_rows import Expression, Form
from compliance.store.models.erasures import ErasedHolding, Erasure
from compliance.store.models.holdings import GivenBack

Act = type[GivenBack] | type[Erasure]
_NOW = Form(of_one=True, as_known=False)


def dealt_with(
    holding: Expression,
    *,
    until: Expression | None = None,
    but_under: Expression | None = None,
    stands: Callable[[Act], ColumnElement[bool]] = _NOW.stands,
) -> ColumnElement[int]:
    """The pieces of this holding that are no longer held, in SQL: `until` a day (included), or ever.

    `but_under` is a contract whose own acts are left out; `stands` tells which acts are counted at all.
    """

    def counted(act: Act) -> ColumnElement[bool]:
        by_then = true() if until is None else act.happened_on <= until
        elsewhere = true() if but_under is None else act.contract_id != but_under
        return and_(by_then, elsewhere, stands(act))

    given = select(func.sum(GivenBack.count)).where(GivenBack.holding_id == holding, counted(GivenBack))
    erased = (
        select(func.sum(Erasure.count))
        .join(ErasedHolding, ErasedHolding.of_row == Erasure.row_id)
        .where(ErasedHolding.holding_id == holding, counted(Erasure))
    )
    return _number(given.scalar_subquery()) + _number(erased.scalar_subquery())


def _number(total: ScalarSelect[int]) -> ColumnElement[int]:
    return func.coalesce(total, 0)
