"""Devices (電子計算機): the contractor's computers used for the work, and what protects them."""

from datetime import date

from sqlalchemy.orm import Mapped

from compliance.store.models.base import OfContract, filled, in_order, one_in_force, under_contract


class Device(OfContract):
    """One computer: who may use it, how access is controlled, where its logs are shown."""

    __tablename__ = "device"
    __table_args__ = under_contract(
        "device",
        *filled("asset_number"),
        in_order("from_on", "to_on"),
        one_in_force("device", "contract_id", "asset_number"),
    )

    asset_number: Mapped[str]
    maker: Mapped[str | None]
    model_name: Mapped[str | None]
    serial: Mapped[str | None]
    place: Mapped[str | None]
    permitted_users: Mapped[str | None]
    access_control: Mapped[str | None]
    log_evidence: Mapped[str | None]
    from_on: Mapped[date | None]
    to_on: Mapped[date | None]
    note: Mapped[str | None]
