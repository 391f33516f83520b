"""Where contracts stand: their outsourcing, contractor, edition and the sections in charge on a day."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Connection, Select, select
from sqlalchemy.orm import Session

from compliance.store.fact_rows import Asked, Form
from compliance.store.models.contracts import Contract
from compliance.store.models.outsourcings import SectionInCharge
from compliance.store.obligation_rows import Place

UNDECIDED = UUID(int=0)
"""The section of an outsourcing that no section is in charge of yet (担当課未定)."""


class Standing(NamedTuple):
    """Where a contract stands, and the last day it stands there as far as is known."""

    place: Place
    until: date


class InCharge(NamedTuple):
    """A section in charge from one day to another."""

    section: UUID
    leads: bool
    from_on: date
    to_on: date | None


def place_of(session: Session, contract_id: UUID, on: date) -> Place | None:
    """Where one contract stands; None where there is no such contract, or it was voided."""
    return places(session, [contract_id], on).get(contract_id)


def places(
    session: Session, contract_ids: Collection[UUID], on: date, known: int | None = None
) -> Mapping[UUID, Place]:
    """Where these contracts stand on `on`, in two queries; those that do not exist or were voided are left out.

    `known` is a size of the trail, None for now.
    """
    return {contract: standing.place for contract, standing in standings(session, contract_ids, on, known).items()}


def standings(
    session: Session, contract_ids: Collection[UUID], on: date, known: int | None = None
) -> Mapping[UUID, Standing]:
    """The same, each with the last day on which it holds as far as is known."""
    asked, connection = Asked(tuple(contract_ids), known), session.connection()
    contracts = connection.execute(_contracts(asked.form), asked.parameters).all()
    in_charge = _sections(connection, asked)
    found = {}
    for contract, outsourcing, contractor, edition in contracts:
        named = in_charge[outsourcing]
        place = Place(contract, outsourcing, contractor, edition, in_charge_on(named, on))
        found[contract] = Standing(place, _until(named, on))
    return found


def _sections(connection: Connection, asked: Asked) -> Mapping[UUID, list[InCharge]]:
    named: dict[UUID, list[InCharge]] = defaultdict(list)
    for outsourcing, *row in connection.execute(_in_charge(asked.form), asked.parameters):
        named[outsourcing].append(InCharge(*row))
    return named


def in_charge_on(named: Iterable[InCharge], on: date) -> tuple[UUID, ...]:
    """The sections in charge on the day, the leading one first; those named for other days where none is."""
    known = sorted(named, key=lambda one: (not one.leads, one.from_on, one.section))
    standing = [one for one in known if one.from_on <= on <= (one.to_on or date.max)]
    return tuple(dict.fromkeys(one.section for one in standing or known)) or (UNDECIDED,)


def _until(named: Iterable[InCharge], on: date) -> date:
    """The last day before another section begins or one of these ends."""
    begins = (one.from_on - timedelta(days=1) for one in named if one.from_on > on)
    ends = (one.to_on for one in named if one.to_on is not None and one.to_on >= on)
    return min((*begins, *ends), default=date.max)


@cache
def _contracts(form: Form) -> Select[*tuple[Any, ...]]:
    columns = (Contract.id, Contract.outsourcing_id, Contract.contractor_id, Contract.edition_id)
    return select(*columns).where(form.of(Contract.id), form.stands(Contract))


@cache
def _in_charge(form: Form) -> Select[*tuple[Any, ...]]:
    s = SectionInCharge
    outsourcings = _contracts(form).with_only_columns(Contract.outsourcing_id)
    named = select(s.outsourcing_id, s.section_id, s.leads, s.from_on, s.to_on)
    return named.where(s.outsourcing_id.in_(outsourcings), form.stands(s))
