"""People of the contractors, the lists they stand on, and their designation (取扱責任者・取扱者) by contract."""

from datetime import date
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from compliance.domain.facts import Employment, Role
from compliance.store.models.base import (
    Beneath,
    Happened,
    OfContract,
    Submittable,
    Version,
    beneath_within,
    closed,
    filled,
    in_order,
    one_in_force,
    owned,
    refers,
    refers_within,
    searched,
    under_contract,
    versioned,
)


class Person(Version):
    """A worker of a contractor, once for all its contracts. No home address, no day of birth: nobody asks for them."""

    __tablename__ = "person"
    __table_args__ = versioned(
        "person",
        *owned("id", "person"),
        *refers("contractor_id", "contractor"),
        *filled("name"),
        searched("person"),
    )

    contractor_id: Mapped[UUID] = mapped_column(index=True)
    name: Mapped[str]
    kana: Mapped[str | None]
    search_key: Mapped[str]


class HandlerList(Submittable, Happened, Version):
    """取扱責任者・取扱者名簿, received on `happened_on`; `unchanged` for 変更なし. Serves one contract or more."""

    __tablename__ = "handler_list"
    __table_args__ = versioned("handler_list")

    unchanged: Mapped[bool] = mapped_column(default=False)


class Designation(OfContract):
    """One person under one contract, from one day to another, on the lists named beneath.

    `told_by`: the list by which the contractor told of this version, which a return takes out of force; None where the
    ward recorded it.
    """

    __tablename__ = "designation"
    __table_args__ = under_contract(
        "designation",
        *owned("person_id", "person"),
        *refers("contractor_id", "contractor"),
        *owned("contract_id", "contract"),
        in_order("from_on", "to_on"),
        one_in_force("designation", "contract_id", "person_id", "role", "from_on"),
        UniqueConstraint("row_id", "contract_id"),
    )

    contractor_id: Mapped[UUID]
    person_id: Mapped[UUID] = mapped_column(index=True)
    role: Mapped[Role] = mapped_column(closed(Role))
    employment: Mapped[Employment] = mapped_column(closed(Employment), default=Employment.OWN)
    employer: Mapped[str | None]
    post: Mapped[str | None]
    scope: Mapped[str | None]
    place: Mapped[str | None]
    has_system_id: Mapped[bool | None]
    from_on: Mapped[date]
    to_on: Mapped[date | None]
    note: Mapped[str | None]
    told_by: Mapped[UUID | None]

    lists: Mapped[list["DesignationList"]] = relationship(viewonly=True)


class DesignationList(Beneath):
    """A list of the same contract that the person stands on."""

    __tablename__ = "designation_list"
    __table_args__ = (
        beneath_within("designation"),
        *refers_within("list_id", "handler_list"),
        UniqueConstraint("of_row", "list_id"),
    )

    contract_id: Mapped[UUID]
    list_id: Mapped[UUID] = mapped_column(index=True)


class Pledge(Submittable, Happened, OfContract):
    """誓約書 of one person, for editions that ask for it."""

    __tablename__ = "pledge"
    __table_args__ = under_contract(
        "pledge",
        *owned("person_id", "person"),
        *refers("contractor_id", "contractor"),
        *owned("contract_id", "contract"),
    )

    contractor_id: Mapped[UUID]
    person_id: Mapped[UUID] = mapped_column(index=True)
