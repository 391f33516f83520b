"""How the rows of each kind become facts: which columns feed which field, and what lies beneath a version."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Uuid, and_, bindparam, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from compliance.domain.facts import Fact
from compliance.store.models.base import Belonging, Beneath, OfContract, Version

Expression = ColumnElement[Any] | InstrumentedAttribute[Any]
Found = tuple[UUID, Fact]
"""A contract and a fact of it."""

CONTRACTS = bindparam("contracts", expanding=True, type_=Uuid())
_KNOWN: ColumnElement[int] = bindparam("known")


def stands(row: type[Version] | type[Belonging], as_known: bool) -> ColumnElement[bool]:
    """Whether a row stands now, or stood when the trail had `known` entries."""
    if not as_known:
        return row.superseded_seq.is_(None)
    return and_(row.recorded_seq <= _KNOWN, or_(row.superseded_seq.is_(None), row.superseded_seq > _KNOWN))


def asked(contracts: Sequence[UUID], known: int | None) -> dict[str, object]:
    """The parameters of every statement here."""
    return {"contracts": contracts} if known is None else {"contracts": contracts, "known": known}


@dataclass(frozen=True, eq=False)
class Under:
    """What lies beneath a version and fills one field of its fact: `gather` takes the columns' values of all rows."""

    field: str
    model: type[Beneath]
    column: Expression
    own_contract: bool = False
    """Rows beneath a thing of several contracts name the contract they are about."""


@dataclass(frozen=True, eq=False)
class Reading:
    """How one kind is read: `columns` by field of the fact; `only` leaves out rows that are no fact."""

    model: type[Version]
    fact: Callable[..., Fact]
    columns: Mapping[str, Expression]
    under: Under | None = None
    only: ColumnElement[bool] | None = None
    _statements: dict[tuple[str, bool], Select[*tuple[Any, ...]]] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """The kind of entity, as `belonging` names it."""
        return str(self.model.__tablename__)

    def read(self, session: Session, contracts: Sequence[UUID], known: int | None) -> list[Found]:
        """Every fact of this kind of these contracts."""
        rows = session.connection().execute(self._statement("rows", known is not None), asked(contracts, known))
        if self.under is None:
            return [(row[0], self.fact(**dict(zip(self.columns, row[2:], strict=True)))) for row in rows]
        below = self._below(session, contracts, known)
        name = self.under.field
        return [
            (row[0], self.fact(**dict(zip(self.columns, row[2:], strict=True)), **{name: tuple(below(row))}))
            for row in rows
        ]

    def _below(
        self, session: Session, contracts: Sequence[UUID], known: int | None
    ) -> Callable[[Sequence[Any]], Sequence[Any]]:
        gathered: dict[tuple[UUID, int], list[Any]] = {}
        for contract, of_row, value in session.connection().execute(
            self._statement("under", known is not None), asked(contracts, known)
        ):
            gathered.setdefault((contract, of_row), []).append(value)
        return lambda row: gathered.get((row[0], row[1]), ())

    def _statement(self, what: str, as_known: bool) -> Select[*tuple[Any, ...]]:
        """Built once: building costs as much as running."""
        key = (what, as_known)
        if key not in self._statements:
            self._statements[key] = self._rows(as_known) if what == "rows" else self._rows_under(as_known)
        return self._statements[key]

    def _rows(self, as_known: bool) -> Select[*tuple[Any, ...]]:
        return self._of_contracts(as_known, self.model.row_id, *self.columns.values())

    def _rows_under(self, as_known: bool) -> Select[*tuple[Any, ...]]:
        if self.under is None:
            raise LookupError(f"nothing lies beneath {self.kind}")
        below = self.under.model
        found = self._of_contracts(as_known, below.of_row, self.under.column)
        found = found.join(below, below.of_row == self.model.row_id)
        return found.where(below.__table__.c.contract_id == self._contract) if self.under.own_contract else found

    def _of_contracts(self, as_known: bool, *columns: Expression) -> Select[*tuple[Any, ...]]:
        found = select(self._contract, *columns).select_from(self.model)
        if not issubclass(self.model, OfContract):
            found = found.join(Belonging, Belonging.entity_id == self.model.id).where(stands(Belonging, as_known))
        found = found.where(self._contract.in_(CONTRACTS), stands(self.model, as_known))
        found = found.where(self.model.void_reason.is_(None))
        return found if self.only is None else found.where(self.only)

    @property
    def _contract(self) -> Expression:
        return self.model.contract_id if issubclass(self.model, OfContract) else Belonging.contract_id
