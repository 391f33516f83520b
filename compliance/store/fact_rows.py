"""How the rows of each kind become facts: which columns feed which field, and what lies beneath a version."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Select, TypeCoerce, Uuid, and_, bindparam, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute

from compliance.domain.facts import Fact
from compliance.store.gathered import Source
from compliance.store.models.base import Belonging, Beneath, OfContract, Version

Expression = ColumnElement[Any] | InstrumentedAttribute[Any]
Found = tuple[UUID, Fact]
"""A contract and a fact of it."""

_CONTRACT = bindparam("contract", type_=Uuid())
_CONTRACTS = bindparam("contracts", expanding=True, type_=Uuid())
_KNOWN: ColumnElement[int] = bindparam("known")
_WITHOUT = bindparam("without", type_=Uuid())


def stands(row: type[Version] | type[Belonging], as_known: bool) -> ColumnElement[bool]:
    """Whether a row stands now, or stood when the trail had `known` entries."""
    if not as_known:
        return row.superseded_seq.is_(None)
    return and_(row.recorded_seq <= _KNOWN, or_(row.superseded_seq.is_(None), row.superseded_seq > _KNOWN))


class Form(NamedTuple):
    """How a statement asks: of one contract or of several, of now or of what was known. Each form is built once.

    `without`: as if one thing had been voided.
    """

    of_one: bool
    as_known: bool
    without: bool = False

    def of(self, column: Expression) -> ColumnElement[bool]:
        """Whether the row is of a contract asked for; a list costs more to ask for than one, even a list of one."""
        return column == _CONTRACT if self.of_one else column.in_(_CONTRACTS)

    def stands(self, *rows: type[Version]) -> ColumnElement[bool]:
        """Whether these versions stand, or stood then, and were not voided."""
        standing = [self.current(row) & row.void_reason.is_(None) for row in rows]
        return and_(*standing, *self.kept(*rows))

    def current(self, row: type[Version]) -> ColumnElement[bool]:
        """Whether a version is the last one, or was then."""
        return stands(row, self.as_known)

    def recorded(self, row: type[Version]) -> ColumnElement[bool]:
        """Whether a version was there at all, of now or of then."""
        return row.recorded_seq <= _KNOWN if self.as_known else true()

    def kept(self, *rows: type[Version]) -> Iterator[ColumnElement[bool]]:
        """That these are not what is left out."""
        yield from (row.id != _WITHOUT for row in rows if self.without)


@dataclass(frozen=True)
class Asked:
    """Whose facts are asked for, and as known when: `known` is a size of the trail, None for now.

    `without` is a thing that is left out, as if it had been voided.
    """

    contracts: Sequence[UUID]
    known: int | None = None
    without: UUID | None = None

    @cached_property
    def form(self) -> Form:
        """The form of the statements that answer."""
        return Form(len(self.contracts) == 1, self.known is not None, self.without is not None)

    @cached_property
    def parameters(self) -> dict[str, object]:
        """Their parameters."""
        told = {"known": self.known, "without": self.without}
        named: dict[str, object] = {name: value for name, value in told.items() if value is not None}
        return named | ({"contract": self.contracts[0]} if self.form.of_one else {"contracts": self.contracts})


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
    """How one kind is read: `columns` by field of the fact; where the column `only` is not true, a row is no fact."""

    model: type[Version]
    fact: Callable[..., Fact]
    columns: Mapping[str, Expression]
    under: Under | None = None
    only: Expression | None = None
    _statements: dict[tuple[str, Form], Select[*tuple[Any, ...]]] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """The kind of entity, as `belonging` names it."""
        return str(self.model.__tablename__)

    def statements(self, form: Form) -> Iterator[Select[*tuple[Any, ...]]]:
        """Those that `read` asks."""
        yield self._statement("rows", form)
        if self.under is not None:
            yield self._statement("under", form)

    def read(self, source: Source, asked: Asked) -> list[Found]:
        """Every fact of this kind of these contracts."""
        rows = source.execute(self._statement("rows", asked.form), asked.parameters)
        if self.under is None:
            return [(row[0], self.fact(**dict(zip(self.columns, row[2:], strict=True)))) for row in rows]
        below = self._below(source, asked)
        made = partial(self._made, self.under.field)
        return [(row[0], made(row[2:], below(row))) for row in rows]

    def told(self, id: UUID, fields: Mapping[str, Any]) -> Fact | None:
        """The fact that these fields of a version would be; None where they would be none.

        LookupError where more than a version's own columns feed it.
        """
        if self.under is not None:
            raise LookupError(f"rows beneath it feed {self.kind}")
        if self.only is not None and fields[_key(self.only)] is not True:
            return None
        values = {"id": id, **fields}
        return self.fact(**{name: values[_key(column)] for name, column in self.columns.items()})

    def _made(self, beneath: str, values: Sequence[Any], below: Sequence[Any]) -> Fact:
        return self.fact(**dict(zip(self.columns, values, strict=True)), **{beneath: tuple(below)})

    def _below(self, source: Source, asked: Asked) -> Callable[[Sequence[Any]], Sequence[Any]]:
        gathered: dict[tuple[UUID, int], list[Any]] = {}
        for contract, of_row, value in source.execute(self._statement("under", asked.form), asked.parameters):
            gathered.setdefault((contract, of_row), []).append(value)
        return lambda row: gathered.get((row[0], row[1]), ())

    def _statement(self, what: str, form: Form) -> Select[*tuple[Any, ...]]:
        """Built once: building costs more than running."""
        key = (what, form)
        if key not in self._statements:
            self._statements[key] = self.rows(form) if what == "rows" else self.rows_under(form)
        return self._statements[key]

    def rows(self, form: Form) -> Select[*tuple[Any, ...]]:
        """Contract, row and `columns` of each version."""
        return self._of_contracts(form, self.model.row_id, *self.columns.values())

    def rows_under(self, form: Form) -> Select[*tuple[Any, ...]]:
        """Contract, row above and value of each row beneath; LookupError where nothing lies beneath."""
        if self.under is None:
            raise LookupError(f"nothing lies beneath {self.kind}")
        below = self.under.model
        found = self._of_contracts(form, below.of_row, self.under.column)
        found = found.join(below, below.of_row == self.model.row_id)
        return found.where(below.__table__.c.contract_id == self._contract) if self.under.own_contract else found

    def _of_contracts(self, form: Form, *columns: Expression) -> Select[*tuple[Any, ...]]:
        found = select(self._contract, *columns).select_from(self.model)
        if not issubclass(self.model, OfContract):
            linked = Belonging.entity_id == self.model.id
            found = found.join(Belonging, linked).where(stands(Belonging, form.as_known))
        found = found.where(form.of(self._contract), form.stands(self.model))
        return found if self.only is None else found.where(self.only.is_(True))

    @property
    def _contract(self) -> Expression:
        return self.model.contract_id if issubclass(self.model, OfContract) else Belonging.contract_id


def _key(column: Expression) -> str:
    """The name of the version's own column that is read, as whatever type; empty for one that is worked out."""
    return str((column.clause if isinstance(column, TypeCoerce) else column).key or "")
