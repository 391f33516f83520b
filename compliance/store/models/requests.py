"""The table of answered requests: what each rendered form's key led to, so that sending it twice does nothing twice."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from compliance.store.models.base import Base


class AnsweredRequest(Base):
    """One POST that was carried out: `body` is the SHA-256 of its fields, `result` what the service returned."""

    __tablename__ = "answered_request"
    __table_args__ = (Index(None, "at"),)

    account: Mapped[UUID] = mapped_column(primary_key=True)
    key: Mapped[UUID] = mapped_column(primary_key=True)
    route: Mapped[str]
    body: Mapped[bytes] = mapped_column(LargeBinary)
    result: Mapped[str]
    at: Mapped[datetime]
