"""The trail's tables: one entry per change, the salts that give its hashes meaning, and the head of the Merkle tree."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, Integer, LargeBinary, String, Table
from sqlalchemy.orm import Mapped, mapped_column

from compliance.store.models.base import Base

CODE_LENGTH = 80
Position = BigInteger().with_variant(Integer(), "sqlite")


class TrailEntry(Base):
    """One change of one subject: who, when, what. `before` and `after` are JSON objects of field → salted hash.

    `inner_hashes`: the roots of the perfect subtrees that this entry completes, 32 bytes each, the smallest first.
    """

    __tablename__ = "trail_entry"
    __table_args__ = (
        CheckConstraint("seq >= 1", name="seq"),
        CheckConstraint("length(leaf) = 32", name="leaf"),
        Index(None, "kind", "subject"),
        Index(None, "actor", "action"),
        Index(None, "at"),
    )

    seq: Mapped[int] = mapped_column(Position, primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    actor_kind: Mapped[str] = mapped_column(String(CODE_LENGTH))
    actor: Mapped[str] = mapped_column(String(CODE_LENGTH))
    action: Mapped[str] = mapped_column(String(CODE_LENGTH))
    kind: Mapped[str] = mapped_column(String(CODE_LENGTH))
    subject: Mapped[UUID]
    before: Mapped[str]
    after: Mapped[str]
    leaf: Mapped[bytes] = mapped_column(LargeBinary)
    inner_hashes: Mapped[bytes] = mapped_column(LargeBinary)


class TrailSalt(Base):
    """The salt of one entry's hashes. Deleting it makes them meaningless; the entry and the tree stay as they are."""

    __tablename__ = "trail_salt"

    seq: Mapped[int] = mapped_column(Position, ForeignKey("trail_entry.seq"), primary_key=True, autoincrement=False)
    salt: Mapped[bytes] = mapped_column(LargeBinary)


class TrailHead(Base):
    """The one row every writer takes first: how many entries there are, the tree's frontier and its root."""

    __tablename__ = "trail_head"
    __table_args__ = (
        CheckConstraint("id = 1", name="one_row"),
        CheckConstraint("size >= 0", name="size"),
        CheckConstraint("length(root) = 32", name="root"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    size: Mapped[int] = mapped_column(Position)
    root: Mapped[bytes] = mapped_column(LargeBinary)
    frontier: Mapped[bytes] = mapped_column(LargeBinary)
    at: Mapped[datetime | None]


def table_of(model: type[Base]) -> Table:
    """The table itself: many rows go through it without an object each."""
    return Base.metadata.tables[model.__tablename__]
