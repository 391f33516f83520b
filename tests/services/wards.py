"""A small ward to work in: a desk on a fresh database, a section, an outsourcing, a contractor, a contract."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from uuid import UUID

from compliance.clock import FixedClock
from compliance.domain.facts import Medium, Role
from compliance.domain.obligations import Party
from compliance.resources import closed_days, load_editions, load_law
from compliance.services import people
from compliance.services.contractors import RegisterContractor
from compliance.services.contracts import ConcludeContract
from compliance.services.desk import Desk
from compliance.services.handovers import RecordHandover
from compliance.services.outsourcings import InCharge, MeasureText, NewOutsourcing, RegisterOutsourcing, register
from compliance.services.people import FileList, Listed
from compliance.services.recording import record
from compliance.services.sections import RegisterDepartment, RegisterSection
from compliance.store.actors import Actor
from compliance.store.database import Database
from compliance.store.models.outsourcings import BasisType, MeasureCategory
from compliance.store.shelves import Shelf

NOW = datetime(2026, 6, 1, 3, 0, tzinfo=UTC)
OFFICER = Actor.account(UUID(int=7))
EDITION = "shinjuku-2021"
SHELF = Shelf(load_editions(), load_law(), closed_days())


@dataclass(frozen=True)
class Ward:
    """The ids of what was made."""

    desk: Desk
    section: UUID
    outsourcing: UUID
    contractor: UUID
    contract: UUID

    def at(self, instant: datetime) -> "Ward":
        """The same ward with the clock set to another instant."""
        return replace(self, desk=replace(self.desk, clock=FixedClock(instant)))


def open_desk(database: Database, at: datetime = NOW) -> Desk:
    """A desk with the editions of the checkout and a clock that stands still."""
    return Desk(database, FixedClock(at), SHELF)


def new_section(desk: Desk, name: str) -> UUID:
    """A section in a department of its own."""
    department = record(desk, OFFICER, RegisterDepartment(name=f"{name}の部", exists_from_on=date(2020, 4, 1)))
    section = RegisterSection(department_id=department, name=name, exists_from_on=date(2020, 4, 1))
    return record(desk, OFFICER, section)


def new_outsourcing(desk: Desk, title: str, *sections: UUID) -> UUID:
    """An outsourcing of these sections, the first of which leads, with one measure on the contractor."""
    measure = MeasureText(
        key="contractor.system.1", party=Party.CONTRACTOR, category=MeasureCategory.SYSTEM, text="利用認証"
    )
    new = NewOutsourcing(
        outsourcing=RegisterOutsourcing(title=title, basis_type=BasisType.REPORT),
        from_on=date(2020, 4, 1),
        sections=tuple(InCharge(section_id=section, leads=place == 0) for place, section in enumerate(sections)),
        measures=(measure,),
    )
    return register(desk, OFFICER, new)


def new_contract(
    desk: Desk, outsourcing: UUID, contractor: UUID, number: str, end_on: date | None = date(2027, 3, 31)
) -> UUID:
    """A contract from the fiscal year 2026 on."""
    concluded = ConcludeContract(
        outsourcing_id=outsourcing,
        contractor_id=contractor,
        number=number,
        edition_id=EDITION,
        concluded_on=date(2026, 4, 1),
        start_on=date(2026, 4, 1),
        end_on=end_on,
    )
    return record(desk, OFFICER, concluded)


def small_ward(database: Database, at: datetime = NOW) -> Ward:
    """One contract with a handover, ready to work on."""
    desk = open_desk(database, at)
    section = new_section(desk, "健康づくり課")
    outsourcing = new_outsourcing(desk, "産後ケア事業", section)
    contractor = record(desk, OFFICER, RegisterContractor(name="若葉クリニック"))
    contract = new_contract(desk, outsourcing, contractor, "8-101")
    handed = RecordHandover(
        contract_id=contract, happened_on=date(2026, 4, 10), description="利用者情報", medium=Medium.PAPER
    )
    record(desk, OFFICER, handed)
    return Ward(desk, section, outsourcing, contractor, contract)


def file_people(ward: Ward, number: int, on: date = date(2026, 4, 5)) -> UUID:
    """A list with one supervisor and `number` handlers from that day on."""
    supervisor = Listed(role=Role.SUPERVISOR, from_on=on, name="責任 太郎")
    handlers = tuple(Listed(role=Role.HANDLER, from_on=on, name=f"取扱 {n}") for n in range(number))
    return people.file_list(
        ward.desk, OFFICER, FileList(contracts=(ward.contract,), happened_on=on), (supervisor, *handlers)
    )
