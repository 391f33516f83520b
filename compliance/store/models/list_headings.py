"""What the headings of a contractor's own handler lists mean, as somebody said once: asked no second time."""

from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from compliance.store.models.base import Base


class ListHeading(Base):
    """One heading, folded, and the column it means. A help in reading and no fact: not in the trail."""

    __tablename__ = "list_heading"

    contractor_id: Mapped[UUID] = mapped_column(ForeignKey("entity.id"), primary_key=True)
    heading: Mapped[str] = mapped_column(primary_key=True)
    means: Mapped[str] = mapped_column(String(40))
