"""The projection: what `derive` said of each contract, and the running tally of it. Rebuildable; never a fact."""

from datetime import date
from uuid import UUID

from sqlalchemy import BigInteger, Boolean, Date, ForeignKey, Index, Integer, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from compliance.store.models.base import Base

_CODE = 40
_ITEM = 120
_BY_DUE_DAY = ("ends_on", "sort_on", "id")
_PASSED_OVER = ("party", "raised_on", "claimed_on", "moved")
"""What lists ask of each row on their way: in the index itself, so that a row they do not show is not fetched."""
_UNENDED, _ENDED = text("ends_on = '9999-12-31'"), text("ends_on < '9999-12-31'")
_ABOUT = text("party = 'ward' AND subject IS NOT NULL AND ends_on = '9999-12-31'")
"""What the ward still owes about one thing: mostly the look at what was handed in."""
_CLAIMED = text("claimed_on IS NOT NULL AND ends_on = '9999-12-31'")


class ProjectedObligation(Base):
    """One obligation of the projection.

    `sort_on` is the due day, or 9999-12-31 where nothing sets one: lists page by (`sort_on`, `id`). From `ends_on` on
    it is never outstanding again (met, lapsed, or a standing duty that never was), 9999-12-31 while no end is in sight.
    `details` is canonical JSON of the reasons, earlier due days and returned submissions. `moved` says
    that the days alone do not tell its status: `obligation_span` then does. `together` is that of `ProjectionSection`:
    by it a section finds its own without going through the ward's.
    """

    __tablename__ = "obligation"
    __table_args__ = (
        Index("ix_obligation_sort_on", "sort_on", "id"),
        Index("ix_obligation_ends_on", *_BY_DUE_DAY, sqlite_where=_ENDED, postgresql_where=_ENDED),
        Index(
            *("ix_obligation_unended", *_BY_DUE_DAY, "together", *_PASSED_OVER),
            sqlite_where=_UNENDED,
            postgresql_where=_UNENDED,
        ),
        Index(
            *("ix_obligation_together", "together", *_BY_DUE_DAY, *_PASSED_OVER),
            sqlite_where=_UNENDED,
            postgresql_where=_UNENDED,
        ),
        Index("ix_obligation_contract_id", "contract_id", *_BY_DUE_DAY),
        Index("ix_obligation_outsourcing_id", "outsourcing_id", *_BY_DUE_DAY),
        Index("ix_obligation_contractor_id", "contractor_id", *_BY_DUE_DAY),
        Index("ix_obligation_item", "item", *_BY_DUE_DAY),
        Index("ix_obligation_moved", *_BY_DUE_DAY, sqlite_where=text("moved = 1"), postgresql_where=text("moved")),
        Index("ix_obligation_about", "rule", "raised_on", "id", sqlite_where=_ABOUT, postgresql_where=_ABOUT),
        Index("ix_obligation_claimed", *_BY_DUE_DAY, sqlite_where=_CLAIMED, postgresql_where=_CLAIMED),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    contract_id: Mapped[UUID]
    outsourcing_id: Mapped[UUID]
    contractor_id: Mapped[UUID]
    section_id: Mapped[UUID]
    together: Mapped[str] = mapped_column(Text)
    rule: Mapped[str] = mapped_column(String(_ITEM))
    subject: Mapped[UUID | None]
    period: Mapped[str] = mapped_column(String(_CODE))
    episode: Mapped[int] = mapped_column(Integer)
    item: Mapped[str] = mapped_column(String(_ITEM))
    edition: Mapped[str] = mapped_column(String(_ITEM))
    party: Mapped[str] = mapped_column(String(_CODE))
    basis: Mapped[str] = mapped_column(String(_CODE))
    fiscal_year: Mapped[int] = mapped_column(Integer)
    raised_on: Mapped[date] = mapped_column(Date)
    due_on: Mapped[date | None] = mapped_column(Date)
    sort_on: Mapped[date] = mapped_column(Date)
    ends_on: Mapped[date] = mapped_column(Date)
    claimed_on: Mapped[date | None] = mapped_column(Date)
    met_on: Mapped[date | None] = mapped_column(Date)
    accepted_on: Mapped[date | None] = mapped_column(Date)
    lapsed_on: Mapped[date | None] = mapped_column(Date)
    standing: Mapped[bool] = mapped_column(Boolean)
    moved: Mapped[bool] = mapped_column(Boolean)
    details: Mapped[str] = mapped_column(Text)


class ObligationSpan(Base):
    """The status of a moved obligation from `from_on` to the day before `until_on` (9999-12-31: for good)."""

    __tablename__ = "obligation_span"

    obligation_id: Mapped[UUID] = mapped_column(ForeignKey("obligation.id", ondelete="CASCADE"), primary_key=True)
    from_on: Mapped[date] = mapped_column(Date, primary_key=True)
    until_on: Mapped[date] = mapped_column(Date)
    status: Mapped[str] = mapped_column(String(_CODE))


class ProjectionState(Base):
    """What the projection of one contract was derived from, and the scopes its figures were tallied under.

    It answers for the days up to `through`, and needs no refresh up to `fresh_until`: that day, or the last one before
    other sections are in charge. `known` is the size that the trail had.
    """

    __tablename__ = "projection_state"
    __table_args__ = (Index(None, "edition", "derived_from"),)

    contract_id: Mapped[UUID] = mapped_column(primary_key=True)
    outsourcing_id: Mapped[UUID]
    contractor_id: Mapped[UUID] = mapped_column(index=True)
    section_id: Mapped[UUID] = mapped_column(index=True)
    edition: Mapped[str] = mapped_column(String(_ITEM))
    derived_from: Mapped[str] = mapped_column(String(64))
    through: Mapped[date] = mapped_column(Date, index=True)
    fresh_until: Mapped[date] = mapped_column(Date, index=True)
    known: Mapped[int] = mapped_column(BigInteger, index=True)


class ProjectionSection(Base):
    """A section in charge, as the projection knows it, the leading one at position 0: the join that scopes lists.

    The contractor stands here too, so that an index tells whose contracts a section has. `together` are the ids of all
    sections in charge of the contract, in hex: there are few such groups, so that it tells soon who works with whom.
    """

    __tablename__ = "projection_section"
    __table_args__ = (
        Index("ix_projection_section_section_id", "section_id", "contractor_id", "contract_id"),
        Index("ix_projection_section_together", "section_id", "together"),
    )

    contract_id: Mapped[UUID] = mapped_column(
        ForeignKey("projection_state.contract_id", ondelete="CASCADE"), primary_key=True
    )
    section_id: Mapped[UUID] = mapped_column(primary_key=True)
    contractor_id: Mapped[UUID]
    position: Mapped[int] = mapped_column(Integer)
    together: Mapped[str] = mapped_column(Text)


class TallyCell(Base):
    """One heading the tally counts under: a scope (`ward`, `section`, `lead`, `contractor`), an item and a party.

    `section` counts what a section is in charge of, `lead` only what it leads, so that leads add up to the ward.
    """

    __tablename__ = "tally_cell"
    __table_args__ = (UniqueConstraint("scope", "scope_id", "item", "party"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    scope: Mapped[str] = mapped_column(String(_CODE))
    scope_id: Mapped[UUID]
    item: Mapped[str] = mapped_column(String(_ITEM))
    party: Mapped[str] = mapped_column(String(_CODE))


class Counts:
    """Six counts, disjoint states in both units, as in `compliance.domain.tally.Delta`."""

    matters_open: Mapped[int] = mapped_column(Integer)
    matters_claimed: Mapped[int] = mapped_column(Integer)
    matters_overdue: Mapped[int] = mapped_column(Integer)
    rows_open: Mapped[int] = mapped_column(Integer)
    rows_claimed: Mapped[int] = mapped_column(Integer)
    rows_overdue: Mapped[int] = mapped_column(Integer)


class TallyDay(Counts, Base):
    """By how much a cell's counts change on `day`."""

    __tablename__ = "tally_day"

    cell_id: Mapped[int] = mapped_column(ForeignKey("tally_cell.id"), primary_key=True)
    day: Mapped[date] = mapped_column(Date, primary_key=True)


class TallyMonth(Counts, Base):
    """A cell's counts at the end of `month` (its first day); a month without a change has no row."""

    __tablename__ = "tally_month"

    cell_id: Mapped[int] = mapped_column(ForeignKey("tally_cell.id"), primary_key=True)
    month: Mapped[date] = mapped_column(Date, primary_key=True)
