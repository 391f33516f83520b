"""Outsourcings (委託案件): one item before the council, with its sections in charge, data items, media and measures."""

import enum
from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from compliance.domain.facts import Medium
from compliance.domain.obligations import Party
from compliance.store.models.base import (
    Beneath,
    Codes,
    Happened,
    Version,
    beneath,
    closed,
    filled,
    in_order,
    one_in_force,
    refers,
    searched,
    versioned,
)


class BasisType(enum.StrEnum):
    """報告 or 諮問."""

    REPORT = "report"
    CONSULTATION = "consultation"


class DataOrigin(enum.StrEnum):
    """提供, 収集 or 作成: how an item of data comes to the contractor."""

    PROVIDED = "provided"
    COLLECTED = "collected"
    CREATED = "created"


class MeasureCategory(enum.StrEnum):
    """運用上の対策 or システム上の対策."""

    OPERATIONS = "operations"
    SYSTEM = "system"


class Outsourcing(Version):
    """One council item: what is outsourced, why, whose data, in what media, for how long."""

    __tablename__ = "outsourcing"
    __table_args__ = versioned(
        "outsourcing",
        *filled("title"),
        in_order("start_on", "end_on"),
        CheckConstraint("subject_count >= 0", name="subject_count"),
        searched("outsourcing"),
    )

    title: Mapped[str]
    search_key: Mapped[str]
    registered_name: Mapped[str | None]
    paper_number: Mapped[str | None]
    basis_type: Mapped[BasisType] = mapped_column(closed(BasisType))
    basis_text: Mapped[str | None]
    computer_processing: Mapped[bool] = mapped_column(default=False)
    involves_collection: Mapped[bool] = mapped_column(default=False)
    provides_sensitive: Mapped[bool] = mapped_column(default=False)
    purpose: Mapped[str | None]
    subjects: Mapped[str | None]
    subject_count: Mapped[int | None] = mapped_column(Integer)
    subject_count_approximate: Mapped[bool] = mapped_column(default=False)
    media_text: Mapped[str | None]
    reason: Mapped[str | None]
    content: Mapped[str | None]
    start_on: Mapped[date | None]
    end_on: Mapped[date | None]
    continues_yearly: Mapped[bool] = mapped_column(default=False)
    contractor_text: Mapped[str | None]
    note: Mapped[str | None]

    data_items: Mapped[list["DataItem"]] = relationship(viewonly=True, order_by="DataItem.position")
    media: Mapped[list["OutsourcingMedium"]] = relationship(viewonly=True, order_by="OutsourcingMedium.position")


class DataItem(Beneath):
    """One item of data of one kind of person (だれの、どのような項目か)."""

    __tablename__ = "data_item"
    __table_args__ = (beneath("outsourcing"), UniqueConstraint("of_row", "position"), *filled("name"))

    position: Mapped[int] = mapped_column(Integer)
    person_kind: Mapped[str]
    name: Mapped[str]
    origin: Mapped[DataOrigin | None] = mapped_column(closed(DataOrigin))


class OutsourcingMedium(Beneath):
    """One medium the items are kept on (記録媒体), as named to the council."""

    __tablename__ = "outsourcing_medium"
    __table_args__ = (beneath("outsourcing"), UniqueConstraint("of_row", "position"), *filled("name"))

    position: Mapped[int] = mapped_column(Integer)
    name: Mapped[str]
    medium: Mapped[Medium | None] = mapped_column(closed(Medium))


class SectionInCharge(Version):
    """A section in charge of an outsourcing from one day to another; one of them leads."""

    __tablename__ = "section_in_charge"
    __table_args__ = versioned(
        "section_in_charge",
        *refers("outsourcing_id", "outsourcing"),
        *refers("section_id", "section"),
        in_order("from_on", "to_on"),
        one_in_force("section_in_charge", "outsourcing_id", "section_id", "from_on"),
    )

    outsourcing_id: Mapped[UUID] = mapped_column(index=True)
    section_id: Mapped[UUID] = mapped_column(index=True)
    leads: Mapped[bool] = mapped_column(default=False)
    from_on: Mapped[date]
    to_on: Mapped[date | None]


class MeasuresReport(Happened, Version):
    """The measures as reported to the council, in force from `happened_on` until the next report."""

    __tablename__ = "measures_report"
    __table_args__ = versioned(
        "measures_report",
        *refers("outsourcing_id", "outsourcing"),
        one_in_force("measures_report", "outsourcing_id", "happened_on"),
    )

    outsourcing_id: Mapped[UUID] = mapped_column(index=True)

    measures: Mapped[list["ReportedMeasure"]] = relationship(viewonly=True, order_by="ReportedMeasure.position")


class ReportedMeasure(Beneath):
    """One measure; `key` like `contractor.system.3`, `clauses` the items it says again (運用1 = 13)."""

    __tablename__ = "reported_measure"
    __table_args__ = (beneath("measures_report"), UniqueConstraint("of_row", "key"), *filled("key", "text"))

    position: Mapped[int] = mapped_column(Integer)
    key: Mapped[str]
    party: Mapped[Party] = mapped_column(closed(Party))
    category: Mapped[MeasureCategory] = mapped_column(closed(MeasureCategory))
    text: Mapped[str]
    clauses: Mapped[tuple[str, ...]] = mapped_column(Codes, default=())
