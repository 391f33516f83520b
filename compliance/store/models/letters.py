"""Letters (発信文書): each has its number, the day it was decided and the day it was sent."""

from datetime import date

from sqlalchemy.orm import Mapped

from compliance.store.models.base import OfContract, filled, in_order, one_in_force, under_contract


class Letter(OfContract):
    """文書番号, 決裁日, 発信日."""

    __tablename__ = "letter"
    __table_args__ = under_contract(
        "letter",
        *filled("document_number", "title"),
        in_order("decided_on", "sent_on"),
        one_in_force("letter", "contract_id", "document_number"),
    )

    document_number: Mapped[str]
    title: Mapped[str]
    addressee: Mapped[str | None]
    decided_on: Mapped[date]
    sent_on: Mapped[date | None]
    note: Mapped[str | None]
