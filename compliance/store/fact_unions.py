"""Facts of several kinds by two statements, however many kinds: for pages, whose statements are counted."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, cast, literal, null, union_all

from compliance.store.fact_rows import Asked, Expression, Form, Found, Reading

Slot = tuple[str, str]
"""A column of the union: a field's name and its type, because two kinds may mean different things by one name."""


class Union:
    """Readings whose rows come as one table, each row with the columns of all of them and its own filled in."""

    def __init__(self, *readings: Reading) -> None:
        self.readings = readings

    def read(self, connection: Connection, asked: Asked) -> Iterator[Found]:
        """Every fact of these kinds of the contracts asked for."""
        below = self._below(connection, asked)
        rows = union_all(*(self._rows(n, reading, asked.form) for n, reading in enumerate(self.readings)))
        for n, contract, row, *values in connection.execute(rows, asked.parameters):
            reading = self.readings[n]
            own = [values[self._slots.index(_slot(name, column))] for name, column in reading.columns.items()]
            yield contract, reading.made(own, below.get((n, contract, row), ()))

    def _below(self, connection: Connection, asked: Asked) -> Mapping[tuple[int, UUID, int], Sequence[Any]]:
        having = [(n, reading) for n, reading in enumerate(self.readings) if reading.under is not None]
        gathered: dict[tuple[int, UUID, int], list[Any]] = defaultdict(list)
        if having:
            rows = union_all(*(_numbered(n, reading.rows_under(asked.form)) for n, reading in having))
            for n, contract, row, value in connection.execute(rows, asked.parameters):
                gathered[n, contract, row].append(value)
        return gathered

    def _rows(self, n: int, reading: Reading, form: Form) -> Select[*tuple[Any, ...]]:
        rows = reading.rows(form)
        contract, row = list(rows.selected_columns)[:2]
        own = {_slot(name, column): column for name, column in reading.columns.items()}
        filled = [own.get(slot, cast(null(), column.type)) for slot, column in self._columns.items()]
        return rows.with_only_columns(literal(n), contract, row, *filled)

    @cached_property
    def _columns(self) -> Mapping[Slot, Expression]:
        return {_slot(name, column): column for reading in self.readings for name, column in reading.columns.items()}

    @cached_property
    def _slots(self) -> Sequence[Slot]:
        return list(self._columns)


def _slot(name: str, column: Expression) -> Slot:
    return name, repr(column.type)


def _numbered(n: int, rows: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    return rows.with_only_columns(literal(n), *rows.selected_columns)
