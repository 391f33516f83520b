"""What the small ward's officer and contractor must never see: another section's contract with a record of every kind."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any
from unittest.mock import patch
from uuid import UUID

from sqlalchemy import Enum, String, Text, update

from compliance.domain.facts import Role
from compliance.services.contractors import RegisterContractor
from compliance.services.desk import Desk
from compliance.services.evidence import HandedIn, KeepEvidence, Use, keep_in, vault_of
from compliance.services.outsourcings import InCharge, NewOutsourcing, RegisterOutsourcing, register
from compliance.services.recording import record
from compliance.services.reminders import queue
from compliance.services.sections import RegisterDepartment, RegisterSection
from compliance.store import versions
from compliance.store.changes import Change
from compliance.store.models.base import Version
from compliance.store.models.contracts import Contract
from compliance.store.models.evidence import ScanState
from compliance.store.models.mails import Mail
from compliance.store.models.outsourcings import BasisType
from compliance.store.models.people import Designation
from compliance.store.queries.obligations import EVERY, whole_list
from compliance.store.queries.rows import ObligationFilter
from compliance.store.queries.scopes import Scope
from tests.store import wards as store_wards
from tests.store.records import Records
from tests.web.wards import EDITION, SEEDER, Ward

CANARY = "金糸雀"
SAID = "カナリヤ"
"""Stands beside every canary: it may be searched for, and is said again by the page that was asked for it."""

CALLED = f"医院{SAID}{CANARY}"

_CODES = frozenset({"cause", "clause", "corporate_number", "edition_id", "item", "obligation_key", "postal_code"})
_insert = versions.insert


@dataclass(frozen=True, slots=True)
class Strangers:
    """The ids of what is hidden; `facts` by kind, `person` and `colleague` are people, the latter of a shared contractor.

    `file` is a piece of evidence whose content, name and title carry the canary.
    """

    outsourcing: UUID
    contractor: UUID
    contract: UUID
    person: UUID
    colleague: UUID
    letter: UUID
    file: UUID
    obligations: Sequence[UUID]
    facts: Mapping[str, UUID]


def hide(desk: Desk, ward: Ward) -> Strangers:
    """Write them; every text that can be written anyhow carries the canary."""
    outsourcing = _outsourcing(desk)
    contractor = record(desk, SEEDER, RegisterContractor(name=CALLED, kana=f"{SAID}{CANARY}", address=CANARY))
    with desk.change(SEEDER) as made, _marked() as facts:
        contract = store_wards.a_contract(made, outsourcing, contractor, "契約")
        person = store_wards.a_person(made, contractor, "担当者")
        there = store_wards.Ward(
            *(ward.section, outsourcing, contractor, contractor, contract, contract, contract, person, person)
        )
        list(Records(made, there).everything())
    colleague = _colleague(desk, ward)
    with desk.reading() as session:
        owed = whole_list(session, Scope.whole_ward(), ObligationFilter(EVERY, contract=contract), desk.today())
    with desk.change(SEEDER) as made:
        letter = queue(made, desk.shelf, owed, sends_mail=False)[0]
        made.session.execute(update(Mail).where(Mail.id == letter).values(not_before=made.at))  # its undo is over
    ids = tuple(row.id for row in owed)
    file = _file(desk, contract)
    return Strangers(outsourcing, contractor, contract, person, colleague, letter, file, ids, facts)


def _file(desk: Desk, contract: UUID) -> UUID:
    """A sealed file that can be taken out."""
    sealed = vault_of(desk).seal(f"{SAID}{CANARY}の名簿\n".encode())
    file = HandedIn(
        sealed=sealed,
        name=f"{SAID}{CANARY}.txt",
        media_type="text/plain",
        sent_sha256=sealed.digest.sha256,
        scan=ScanState.CLEAN,
    )
    uses = (Use(contract_id=contract, item="13"),)
    wanted = KeepEvidence(files=(file,), uses=uses, happened_on=date(2026, 6, 1), title=f"{SAID}{CANARY}の写し")
    with desk.change(SEEDER) as made:
        return keep_in(made, wanted, file)


def _outsourcing(desk: Desk) -> UUID:
    day = date(2020, 4, 1)
    department = record(desk, SEEDER, RegisterDepartment(name="都市整備部", exists_from_on=day))
    section = record(desk, SEEDER, RegisterSection(department_id=department, name="道路課", exists_from_on=day))
    item = RegisterOutsourcing(title=f"{CANARY}{SAID}業務", basis_type=BasisType.REPORT)
    in_charge = (InCharge(section_id=section, leads=True),)
    return register(desk, SEEDER, NewOutsourcing(outsourcing=item, from_on=day, sections=in_charge))


def _colleague(desk: Desk, ward: Ward) -> UUID:
    """Somebody whom the contractor of `late` lets work for another section alone."""
    with desk.change(SEEDER) as made, _marked():
        shared = versions.current(made.session, Contract, ward.elsewhere)
        assert shared is not None
        colleague = store_wards.a_person(made, shared.contractor_id, "同僚")
        there = {"contract_id": ward.elsewhere, "person_id": colleague, "from_on": date(2026, 5, 1)}
        versions.insert(made, Designation, {**there, "role": Role.HANDLER})
    return colleague


@contextmanager
def _marked() -> Iterator[dict[str, UUID]]:
    """Everything inserted meanwhile carries the canary and lies a year earlier; its ids by kind."""
    facts: dict[str, UUID] = {}

    def insert(made: Change, model: type[Version], fields: Mapping[str, Any], **more: Any) -> UUID:
        ident = _insert(made, model, {**_told(model), **_earlier(fields), **_told(model, fields)}, **more)
        return facts.setdefault(model.__tablename__, ident)

    with patch.object(versions, "insert", insert):
        yield facts


def _told(model: type[Version], given: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The canary for each free text that may be told, or among those given."""
    columns = [column for column in model.__table__.columns if isinstance(column.type, Text | String)]
    free = (c for c in columns if not isinstance(c.type, Enum) and c.name not in _CODES and "kind" not in c.name)
    wanted = (c for c in free if c.name != "void_reason" and (c.nullable if given is None else c.name in given))
    return {column.name: f"{(given or {}).get(column.name, '')}{SAID}{CANARY}{column.name}" for column in wanted}


def _earlier(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: EDITION if name == "edition_id" else value.replace(year=value.year - 1) if type(value) is date else value
        for name, value in fields.items()
    }


NAMED = "鶺鴒"
"""The name of somebody at work under a contract, for those who may read what is owed but not who works there."""


def employ(desk: Desk, ward: Ward) -> None:
    """A handler and a pledge of that name under `late`, beside the word that is searched for."""
    with desk.change(SEEDER) as made:
        contract = versions.current(made.session, Contract, ward.late)
        assert contract is not None
        person = store_wards.a_person(made, contract.contractor_id, f"{SAID}{NAMED}")
        about = {"contract_id": ward.late, "person_id": person}
        versions.insert(made, Designation, {**about, "from_on": date(2026, 5, 1), "role": Role.HANDLER})
