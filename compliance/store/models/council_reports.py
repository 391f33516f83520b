"""Papers for the council (審議会資料), frozen as of a day, and the council's meetings."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import JSON, BigInteger, CheckConstraint, ForeignKey, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from compliance.store.models.base import Base, RowNumber, Version, filled, one_in_force, refers, versioned


class CouncilMeeting(Version):
    """One meeting of the council."""

    __tablename__ = "council_meeting"
    __table_args__ = versioned("council_meeting", *filled("name"), one_in_force("council_meeting", "name", "held_on"))

    name: Mapped[str]
    held_on: Mapped[date]
    note: Mapped[str | None]


class CouncilReport(Base):
    """A frozen paper: its figures, its rows, the engine and the trail it rests on. Written once, never changed."""

    __tablename__ = "council_report"
    __table_args__ = (
        *refers("meeting_id", "council_meeting"),
        *filled("title"),
        CheckConstraint("trail_size >= 1", name="trail_size"),
        CheckConstraint("LENGTH(trail_root) = 64", name="trail_root"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    meeting_id: Mapped[UUID | None] = mapped_column(index=True)
    title: Mapped[str]
    as_of: Mapped[date] = mapped_column(index=True)
    frozen_at: Mapped[datetime]
    engine_version: Mapped[str]
    trail_size: Mapped[int] = mapped_column(BigInteger)
    trail_root: Mapped[str] = mapped_column(String(64))
    figures: Mapped[dict[str, object]] = mapped_column(JSON)

    rows: Mapped[list["CouncilReportRow"]] = relationship(order_by="CouncilReportRow.position")
    files: Mapped[list["CouncilReportFile"]] = relationship(order_by="CouncilReportFile.name")


class CouncilReportRow(Base):
    """One obligation as it stood on the paper."""

    __tablename__ = "council_report_row"
    __table_args__ = (UniqueConstraint("report_id", "position"),)

    row_id: Mapped[int] = mapped_column(RowNumber, primary_key=True, autoincrement=True)
    report_id: Mapped[UUID] = mapped_column(ForeignKey("council_report.id"))
    position: Mapped[int] = mapped_column(Integer)
    obligation_id: Mapped[UUID]
    content: Mapped[dict[str, object]] = mapped_column(JSON)


class CouncilReportFile(Base):
    """A file made of the paper; `sha256` in hex."""

    __tablename__ = "council_report_file"
    __table_args__ = (UniqueConstraint("report_id", "name"), CheckConstraint("LENGTH(sha256) = 64", name="sha256"))

    row_id: Mapped[int] = mapped_column(RowNumber, primary_key=True, autoincrement=True)
    report_id: Mapped[UUID] = mapped_column(ForeignKey("council_report.id"))
    file_id: Mapped[UUID] = mapped_column(ForeignKey("sealed_file.id"))
    name: Mapped[str]
    sha256: Mapped[str] = mapped_column(String(64))
