"""What every table shares: naming, instants that refuse naive values, entities, and rows that are versions of one."""

import enum
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import ClassVar
from uuid import UUID, SafeUUID

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Dialect,
    Enum,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    String,
    Text,
    TypeDecorator,
    UniqueConstraint,
    Uuid,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.schema import SchemaItem

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

RowNumber = BigInteger().with_variant(Integer(), "sqlite")
"""An automatic key: SQLite counts rows by itself only in a column declared INTEGER."""

KIND_LENGTH = 40


class Instant(TypeDecorator[datetime]):
    """A moment in UTC. A naive value is refused: nobody could say which hour of which fiscal year it means."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The same moment in UTC; ValueError for a naive value."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(
                f"時刻 {value.isoformat()} に時間帯がありません。UTCの時刻を渡してください。 "
                f"The instant {value.isoformat()} has no time zone: pass an aware one."
            )
        in_utc = value.astimezone(UTC)
        return in_utc.replace(tzinfo=None) if dialect.name == "sqlite" else in_utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """An aware value in UTC (SQLite keeps no zone, so it is written and read as UTC)."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


_IDS_KEPT = 4_096
"""Ids that are read once for many rows: a list names the same contractors, sections and contracts on every page."""


class Id(Uuid[UUID]):
    """A UUID: out of SQLite's text in a third of the time, as a page reads hundreds and needs no check of each."""

    def result_processor(self, dialect: Dialect, coltype: object) -> "Callable[[str | None], UUID | None] | None":
        """What SQLAlchemy does, but for the way from 32 hex digits to a UUID; a native one stays as it is."""
        return None if dialect.supports_native_uuid else _read_id


@lru_cache(maxsize=_IDS_KEPT)
def _read_id(digits: str | None) -> UUID | None:
    if digits is None:
        return None
    read: UUID = object.__new__(UUID)
    _set(read, "int", int(digits, 16))
    _set(read, "is_safe", _UNKNOWN)
    return read


_set, _UNKNOWN = object.__setattr__, SafeUUID.unknown
"""As `UUID` fills itself."""


class Codes(TypeDecorator[tuple[str, ...]]):
    """A short list of codes, kept as JSON, read as a tuple."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: Sequence[str] | None, dialect: Dialect) -> list[str] | None:
        """A list, which JSON has a form for."""
        return None if value is None else list(value)

    def process_result_value(self, value: list[str] | None, dialect: Dialect) -> tuple[str, ...] | None:
        """A tuple, as the domain's facts hold it."""
        return None if value is None else tuple(value)


def _values(members: type[enum.Enum]) -> list[str]:
    return [str(member.value) for member in members]


def closed(members: type[enum.Enum]) -> Enum:
    """A column that takes the values of `members` and no other: the database holds a CHECK of its own."""
    return Enum(
        members,
        native_enum=False,
        create_constraint=True,
        validate_strings=True,
        length=KIND_LENGTH,
        values_callable=_values,
        name=members.__name__.lower(),
    )


class Base(DeclarativeBase):
    """All tables of the system."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar = {UUID: Id(), datetime: Instant(), date: Date(), str: Text()}


def constant(name: str, value: str) -> tuple[SchemaItem, ...]:
    """A column that always holds `value`: it lets a composite foreign key ask for the kind of what it points at."""
    return (
        Column(name, String(KIND_LENGTH), server_default=value, nullable=False),
        CheckConstraint(f"{name} = '{value}'", name=name),
    )


class Entity(Base):
    """A thing with an identity: rows about it come and go as versions, its UUID and kind (its table's name) stay.

    `owner_id` is the contractor of a contract or person, so that nobody stands on the list of another's contract.
    """

    __tablename__ = "entity"
    __table_args__ = (
        UniqueConstraint("id", "kind"),
        UniqueConstraint("id", "kind", "owner_id"),
        *constant("owner_kind", "contractor"),
        ForeignKeyConstraint(["owner_id", "owner_kind"], ["entity.id", "entity.kind"]),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(KIND_LENGTH))
    owner_id: Mapped[UUID | None]


class Belonging(Base):
    """Which contract a thing serves: one for most, several for a visit, session, list, incident or certificate.

    References between rows of one contract point here, so that a row can only name what serves its own contract and
    is of the right kind. `superseded_seq` ends a link without forgetting that it stood.
    """

    __tablename__ = "belonging"
    __table_args__ = (
        UniqueConstraint("entity_id", "kind", "contract_id"),
        ForeignKeyConstraint(["entity_id", "kind"], ["entity.id", "entity.kind"]),
        *constant("contract_kind", "contract"),
        ForeignKeyConstraint(["contract_id", "contract_kind"], ["entity.id", "entity.kind"]),
        Index(None, "contract_id", "kind"),
    )

    entity_id: Mapped[UUID] = mapped_column(primary_key=True)
    contract_id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(KIND_LENGTH))
    recorded_seq: Mapped[int] = mapped_column(BigInteger, ForeignKey("trail_entry.seq"))
    superseded_seq: Mapped[int | None] = mapped_column(BigInteger, ForeignKey("trail_entry.seq"))


class Version(Base):
    """One version of an entity: a correction adds the next and marks this one superseded; nothing is overwritten.

    A row is known from `recorded_seq` up to, but not including, `superseded_seq` (positions in the trail). A version
    with a `void_reason` says that the thing never was.
    """

    __abstract__ = True

    row_id: Mapped[int] = mapped_column(RowNumber, primary_key=True, autoincrement=True)
    id: Mapped[UUID] = mapped_column(index=True)
    version: Mapped[int] = mapped_column(Integer, default=1)
    recorded_seq: Mapped[int] = mapped_column(BigInteger, ForeignKey("trail_entry.seq"))
    superseded_seq: Mapped[int | None] = mapped_column(BigInteger, ForeignKey("trail_entry.seq"))
    void_reason: Mapped[str | None]

    follows: ClassVar[str | None] = None
    """The column of the thing whose contracts this one serves too: a report follows its incident."""


class OfContract(Version):
    """A version of something that lies under one contract for good."""

    __abstract__ = True

    contract_id: Mapped[UUID] = mapped_column(index=True)


class Happened:
    """`happened_on` is the day the fact is about (JST), whenever it was recorded."""

    happened_on: Mapped[date]
    note: Mapped[str | None]


class Submittable:
    """`submitted`: the contractor handed it in, so that it counts once a review accepts it."""

    submitted: Mapped[bool] = mapped_column(default=False)


class Beneath(Base):
    """A row beneath one version: written with it, and written again with the next."""

    __abstract__ = True

    child_id: Mapped[int] = mapped_column(RowNumber, primary_key=True, autoincrement=True)
    of_row: Mapped[int] = mapped_column(BigInteger, index=True)


def versioned(kind: str, *more: SchemaItem) -> tuple[SchemaItem, ...]:
    """The table arguments of a `Version` that belongs to no single contract."""
    return (*_version(kind), ForeignKeyConstraint(["id", "kind"], ["entity.id", "entity.kind"]), *more)


def under_contract(kind: str, *more: SchemaItem) -> tuple[SchemaItem, ...]:
    """The table arguments of an `OfContract`: every version of one entity lies under the same contract."""
    return (*_version(kind), _belongs("id", "kind"), *more)


def _version(kind: str) -> tuple[SchemaItem, ...]:
    return (
        *constant("kind", kind),
        UniqueConstraint("id", "version"),
        CheckConstraint("version >= 1", name="version"),
        CheckConstraint("superseded_seq > recorded_seq", name="superseded_later"),
        CheckConstraint("void_reason <> ''", name="void_reason"),
        one_current(kind, "id"),
    )


def _belongs(name: str, kind_name: str) -> ForeignKeyConstraint:
    return ForeignKeyConstraint(
        [name, kind_name, "contract_id"], ["belonging.entity_id", "belonging.kind", "belonging.contract_id"]
    )


def one_current(table: str, *names: str, where: str = "superseded_seq IS NULL") -> Index:
    """At most one row per `names` among the rows that `where` holds for."""
    return Index(
        f"uq_{table}_current_{'_'.join(names)}",
        *names,
        unique=True,
        sqlite_where=text(where),
        postgresql_where=text(where),
    )


def one_in_force(table: str, *names: str) -> Index:
    """At most one current row per `names` that is not void: a number entered by mistake can be given again."""
    return one_current(table, *names, where="superseded_seq IS NULL AND void_reason IS NULL")


def searched(table: str) -> Index:
    """The keys of the current rows that are not void, with their ids: looking through it touches no row."""
    current = text("superseded_seq IS NULL AND void_reason IS NULL")
    # SQLite reads what it asks for, even where it is NULL
    names = ("search_key", "id", "superseded_seq", "void_reason")
    return Index(f"ix_{table}_searched", *names, sqlite_where=current, postgresql_where=current)


def refers(name: str, kind: str) -> tuple[SchemaItem, ...]:
    """The column `name` points at an entity of `kind`, anywhere."""
    kind_name = f"{name.removesuffix('_id')}_kind"
    return (*constant(kind_name, kind), ForeignKeyConstraint([name, kind_name], ["entity.id", "entity.kind"]))


def refers_within(name: str, kind: str) -> tuple[SchemaItem, ...]:
    """The column `name` points at an entity of `kind` that serves this row's own `contract_id`."""
    kind_name = f"{name.removesuffix('_id')}_kind"
    return (*constant(kind_name, kind), _belongs(name, kind_name))


def owned(name: str, kind: str) -> tuple[SchemaItem, ...]:
    """The column `name` points at an entity of `kind` that is this row's `contractor_id`'s own."""
    kind_name = "kind" if name == "id" else f"{name.removesuffix('_id')}_kind"
    key = ForeignKeyConstraint([name, kind_name, "contractor_id"], ["entity.id", "entity.kind", "entity.owner_id"])
    return (key,) if name == "id" else (*constant(kind_name, kind), key)


def beneath(table: str) -> ForeignKeyConstraint:
    """The table arguments of a `Beneath`: which table's versions it lies beneath."""
    return ForeignKeyConstraint(["of_row"], [f"{table}.row_id"])


def beneath_within(table: str) -> ForeignKeyConstraint:
    """The same, with the `contract_id` of the version above."""
    return ForeignKeyConstraint(["of_row", "contract_id"], [f"{table}.row_id", f"{table}.contract_id"])


def in_order(first: str, last: str) -> CheckConstraint:
    """A day that cannot come before another."""
    return CheckConstraint(f"{last} >= {first}", name=f"{last}_in_order")


def filled(*names: str) -> tuple[CheckConstraint, ...]:
    """Texts that must say something."""
    return tuple(CheckConstraint(f"{name} <> ''", name=f"{name}_filled") for name in names)
