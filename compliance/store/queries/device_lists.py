"""The contractor's computers under some contracts."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from compliance.store.models.contracts import Contract
from compliance.store.models.devices import Device
from compliance.store.queries.current import stands
from compliance.store.queries.paging import Listing, Rows


@dataclass(frozen=True, slots=True)
class DeviceLine:
    """One computer: who may use it, how access is controlled, where its logs are shown."""

    id: UUID
    contract: UUID
    contract_number: str
    asset_number: str
    maker: str | None
    model_name: str | None
    serial: str | None
    place: str | None
    permitted_users: str | None
    access_control: str | None
    log_evidence: str | None
    from_on: date | None
    to_on: date | None


def devices_named(session: Session, ids: Collection[UUID]) -> Mapping[UUID, Device]:
    """The computers with these ids, those no longer in use too; nothing is asked where there are none."""
    if not ids:
        return {}
    return {device.id: device for device in session.scalars(select(Device).where(Device.id.in_(ids), stands(Device)))}


def device_listing(contracts: Collection[UUID], on: date) -> Listing[DeviceLine]:
    """Those in use on a day, under contracts that the asker was allowed to open."""
    d = Device
    statement = (
        select(d.id, d.contract_id, Contract.number.label("contract_number"), d.asset_number, d.maker, d.model_name)
        .add_columns(d.serial, d.place, d.permitted_users, d.access_control, d.log_evidence, d.from_on, d.to_on)
        .join(Contract, (Contract.id == d.contract_id) & stands(Contract))
        .where(d.contract_id.in_(contracts), stands(d), or_(d.to_on.is_(None), d.to_on >= on))
    )

    def read(_session: Session, rows: Rows) -> Iterable[DeviceLine]:
        return (DeviceLine(*row[:13]) for row in rows)

    return Listing(statement, d.id, {"asset": d.asset_number, "number": Contract.number}, read)
