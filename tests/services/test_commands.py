"""Every command writes columns that its table has, and all that the table demands."""

import pkgutil
from collections.abc import Iterator
from dataclasses import fields
from importlib import import_module

import pytest
from sqlalchemy import inspect

from compliance import services
from compliance.services.recording import Command
from compliance.store.models.base import Base

_BOOKKEEPING = {"row_id", "id", "version", "recorded_seq"}
_TRANSLATED = {"contracts", "attendees", "absentees"}
"""Fields that become links or rows beneath."""


def commands() -> list[type[Command]]:
    for module in pkgutil.iter_modules(services.__path__, f"{services.__name__}."):
        import_module(module.name)
    found = {f"{command.__module__}.{command.__name__}": command for command in _below(Command)}
    return [found[name] for name in sorted(found)]


def _below(command: type[Command]) -> Iterator[type[Command]]:
    if hasattr(command, "model"):
        yield command
    for narrower in command.__subclasses__():  # a class with slots is made twice: the later one is the real one
        yield from _below(narrower)


@pytest.mark.parametrize("command", commands(), ids=lambda command: command.__name__)
def test_a_command_fits_its_table(command: type[Command]) -> None:
    table = Base.metadata.tables[command.model.__tablename__]
    given = {field.name for field in fields(command)}
    written = {*table.columns.keys(), *inspect(command.model).relationships.keys()}
    own = {"search_key"} & set(table.columns.keys())
    elsewhere = _TRANSLATED | (
        {"visit_on", "happened_on", "fiscal_year"} if command.__name__ == "OpenInspection" else set()
    )
    assert given - written - elsewhere == set()
    demanded = {
        column.name
        for column in table.columns
        if not column.nullable and column.default is None and column.server_default is None
    }
    taken_from_contract = {"contractor_id"} if "contract_id" in given else set()
    assert demanded - given - own - _BOOKKEEPING - taken_from_contract == set()


def test_there_is_a_command_for_every_kind_of_fact_a_contract_can_have() -> None:
    from compliance.store.fact_readings import READINGS

    recorded = {command.model.__tablename__ for command in commands()}
    assert {reading.kind for reading in READINGS} - recorded == set()
