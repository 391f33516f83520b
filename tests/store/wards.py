"""A small ward to write records into: two clinics, a contract each, one of them renewed."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

from compliance.store import versions
from compliance.store.changes import Actor, Change, change
from compliance.store.database import Database
from compliance.store.models.contractors import Contractor
from compliance.store.models.contracts import Contract
from compliance.store.models.outsourcings import BasisType, Outsourcing
from compliance.store.models.people import Person
from compliance.store.models.sections import Department, Section

NOON = datetime(2027, 4, 1, 3, 0, tzinfo=UTC)
START, END = date(2027, 4, 1), date(2028, 3, 31)


@contextmanager
def writing(database: Database) -> Iterator[Change]:
    """A change by the tests."""
    with change(database, Actor.command("test"), NOON) as made:
        yield made


@dataclass(frozen=True)
class Ward:
    """The ids of what stands."""

    section: UUID
    outsourcing: UUID
    clinic: UUID
    hospital: UUID
    contract: UUID
    renewal: UUID
    other: UUID
    person: UUID
    stranger: UUID


def a_ward(database: Database) -> Ward:
    """`contract` and `renewal` are the clinic's, `other` and the `stranger` the hospital's."""
    with writing(database) as made:
        department = versions.insert(made, Department, {"name": "健康部", "exists_from_on": START})
        section = {"department_id": department, "name": "健康づくり課", "exists_from_on": START}
        outsourcing = {"title": "産後ケア事業", "search_key": "産後ケア事業", "basis_type": BasisType.REPORT}
        work = versions.insert(made, Outsourcing, outsourcing)
        clinic, hospital = a_contractor(made, "新宿医院"), a_contractor(made, "四谷病院")
        contract = a_contract(made, work, clinic, "27-1")
        return Ward(
            section=versions.insert(made, Section, section),
            outsourcing=work,
            clinic=clinic,
            hospital=hospital,
            contract=contract,
            renewal=a_contract(made, work, clinic, "28-1", predecessor_id=contract, start=date(2028, 4, 1)),
            other=a_contract(made, work, hospital, "27-2"),
            person=a_person(made, clinic, "髙橋 花子"),
            stranger=a_person(made, hospital, "渡邉 徳子"),
        )


def a_contractor(made: Change, name: str) -> UUID:
    """A contractor by its name only."""
    return versions.insert(made, Contractor, {"name": name, "search_key": name})


def a_person(made: Change, contractor: UUID, name: str) -> UUID:
    """A worker of a contractor."""
    return versions.insert(made, Person, {"contractor_id": contractor, "name": name, "search_key": name})


def a_contract(
    made: Change, work: UUID, contractor: UUID, number: str, predecessor_id: UUID | None = None, start: date = START
) -> UUID:
    """A contract of one year."""
    fields = {
        "outsourcing_id": work,
        "contractor_id": contractor,
        "number": number,
        "search_key": number,
        "edition_id": "test",
        "concluded_on": start,
        "start_on": start,
        "end_on": date(start.year + 1, 3, 31),
        "predecessor_id": predecessor_id,
    }
    return versions.insert(made, Contract, fields)
