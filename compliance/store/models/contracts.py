"""Contracts (委託契約): how they were concluded, how their term moved, the places named, and their closing."""

import enum
from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from compliance.store.models.base import (
    Beneath,
    Happened,
    OfContract,
    Version,
    beneath,
    closed,
    filled,
    in_order,
    one_in_force,
    owned,
    refers,
    searched,
    under_contract,
    versioned,
)


class AttachmentKind(enum.StrEnum):
    """特記事項, 情報セキュリティポリシー, 条例: what the ward promised the council to attach or state."""

    SPECIAL_CLAUSES = "special_clauses"
    SECURITY_POLICY = "security_policy"
    ORDINANCE = "ordinance"


class TermChangeKind(enum.StrEnum):
    """How the end moved."""

    EXTENSION = "extension"
    EARLY_TERMINATION = "early_termination"
    END_KNOWN = "end_known"


class Contract(Version):
    """Outsourcing × contractor × term × edition, as concluded; `end_on` is None where the end is not known."""

    __tablename__ = "contract"
    __table_args__ = versioned(
        "contract",
        *owned("id", "contract"),
        *refers("contractor_id", "contractor"),
        *refers("outsourcing_id", "outsourcing"),
        *refers("predecessor_id", "contract"),
        *filled("number", "edition_id"),
        in_order("start_on", "end_on"),
        CheckConstraint("predecessor_id <> id", name="not_its_own_predecessor"),
        one_in_force("contract", "number"),
        searched("contract"),
    )

    outsourcing_id: Mapped[UUID] = mapped_column(index=True)
    contractor_id: Mapped[UUID] = mapped_column(index=True)
    number: Mapped[str]
    search_key: Mapped[str]
    edition_id: Mapped[str]
    concluded_on: Mapped[date]
    start_on: Mapped[date]
    end_on: Mapped[date | None]
    collects: Mapped[bool] = mapped_column(default=True)
    predecessor_id: Mapped[UUID | None] = mapped_column(index=True)
    note: Mapped[str | None]

    attachments: Mapped[list["ContractAttachment"]] = relationship(viewonly=True, order_by="ContractAttachment.kind")


class ContractAttachment(Beneath):
    """Whether a document was attached to, or its observance stated in, the contract; which version, when."""

    __tablename__ = "contract_attachment"
    __table_args__ = (beneath("contract"), UniqueConstraint("of_row", "kind"))

    kind: Mapped[AttachmentKind] = mapped_column(closed(AttachmentKind))
    stated: Mapped[bool]
    document_version: Mapped[str | None]
    stated_on: Mapped[date | None]


class TermChange(Happened, OfContract):
    """The end was moved, decided on `happened_on`."""

    __tablename__ = "term_change"
    __table_args__ = under_contract("term_change")

    change_kind: Mapped[TermChangeKind] = mapped_column(closed(TermChangeKind), default=TermChangeKind.EXTENSION)
    end_on: Mapped[date | None]
    reason: Mapped[str | None]


class EditionChange(Happened, OfContract):
    """From `happened_on` on the contract stands under another edition of the clauses, by a paper signed for it."""

    __tablename__ = "edition_change"
    __table_args__ = under_contract(
        "edition_change",
        *filled("edition_id", "paper", "reason"),
        one_in_force("edition_change", "contract_id", "happened_on"),
    )

    edition_id: Mapped[str]
    signed_on: Mapped[date]
    paper: Mapped[str]
    reason: Mapped[str]


class Place(Happened, OfContract):
    """A place the ward named, outside of which nothing may be taken (clause 6)."""

    __tablename__ = "place"
    __table_args__ = under_contract("place", *filled("name"))

    name: Mapped[str]
    address: Mapped[str | None]


class Closing(Happened, OfContract):
    """The contract was closed: nothing of it is open any more."""

    __tablename__ = "closing"
    __table_args__ = under_contract("closing", one_in_force("closing", "contract_id"))
