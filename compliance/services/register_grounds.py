"""The ground that registers stand on: an outsourcing, contractors, sections, editions, contracts to renew."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from compliance.domain.corporate_numbers import BadCorporateNumber, corporate_number
from compliance.domain.editions import Edition
from compliance.domain.errors import NotFound
from compliance.services.desk import Desk
from compliance.services.records import Record
from compliance.store.models.base import Version
from compliance.store.models.contractors import Contractor
from compliance.store.models.contracts import Contract
from compliance.store.models.outsourcings import Outsourcing, SectionInCharge
from compliance.store.queries.contractor_lists import contractor as seen_contractor
from compliance.store.queries.contracts import ContractLine, contract_line, contracts
from compliance.store.queries.outsourcings import may_see
from compliance.store.queries.registers import ContractorName, as_firms, contractors_known, last_measures, twins
from compliance.store.queries.scopes import Scope
from compliance.store.queries.ward_sections import WardSection, ward_sections
from compliance.store.shelves import Shelf
from compliance.store.version_rows import fields_of
from compliance.store.versions import current


@dataclass(frozen=True)
class RegisterGround:
    """What a register's form may offer, and the outsourcing it stands under, if any."""

    session: Session
    shelf: Shelf
    scope: Scope
    today: date
    outsourcing: UUID | None = None

    @property
    def editions(self) -> tuple[Edition, ...]:
        """The editions on the shelf, the latest in force first."""
        return tuple(sorted(self.shelf.editions.values(), key=lambda edition: edition.in_force_from, reverse=True))

    def contractors(self, called: str) -> tuple[ContractorName, ...]:
        """Those the asker knows, and whoever is called so: by the whole name or the corporate number.

        A new contract may be the first that a section has with one of another section's, which no list may name. It
        goes to the registration of a firm that stays.
        """
        known = contractors_known(self.session, self.scope)
        return as_firms(self.session, (*known, *self.twins(called, called, None)))

    @cached_property
    def sections(self) -> tuple[WardSection, ...]:
        """The ward's sections."""
        return ward_sections(self.session)

    @cached_property
    def contracts(self) -> tuple[ContractLine, ...]:
        """The contracts that may be renewed."""
        return contracts(self.session, self.scope)

    @property
    def edition(self) -> str:
        """The edition of the outsourcing's last contract; where it has none yet, the latest in force."""
        beneath = [line for line in self.contracts if line.outsourcing == self.outsourcing]
        last = max(beneath, key=lambda line: line.concluded_on, default=None)
        return last.edition if last else self.editions[0].id

    def twins(self, name: str, number: str | None, but: UUID | None) -> tuple[ContractorName, ...]:
        """Contractors of the same corporate number or folded name, `but` left out."""
        return twins(self.session, name, _read(number), but)

    def measures(self) -> Record | None:
        """The measures as they were last reported."""
        row = last_measures(self.session, self.outsourcing) if self.outsourcing else None
        return None if row is None else _record(row)

    def contractor(self, subject: UUID) -> Record:
        """A contractor; NotFound where the asker has nothing to do with it."""
        seen_contractor(self.session, self.scope, subject, self.today)
        return self._stands(Contractor, subject)

    def own_contract(self, subject: UUID) -> Record:
        """A contract; NotFound where it is not the asker's."""
        contract_line(self.session, self.scope, subject)
        return self._stands(Contract, subject)

    def own_outsourcing(self, subject: UUID) -> Record:
        """An outsourcing; NotFound where it is not the asker's."""
        if not may_see(self.session, self.scope, subject, self.today):
            raise NotFound("委託案件 / outsourcing", subject)
        return self._stands(Outsourcing, subject)

    def charge(self, subject: UUID) -> Record:
        """A section's charge of the outsourcing; NotFound where it is another's."""
        found = self._stands(SectionInCharge, subject)
        if found.fields["outsourcing_id"] != self.outsourcing:
            raise NotFound("担当課 / section in charge", subject)
        return found

    def _stands(self, model: type[Version], subject: UUID) -> Record:
        row = current(self.session, model, subject)
        if row is None:
            raise NotFound(str(model.__tablename__), subject)
        return _record(row)


def register_ground(desk: Desk, session: Session, scope: Scope, outsourcing: UUID | None = None) -> RegisterGround:
    """The ground of one outsourcing, or of none; NotFound where it is not the asker's."""
    ground = RegisterGround(session, desk.shelf, scope, desk.today(), outsourcing)
    if outsourcing is not None:
        ground.own_outsourcing(outsourcing)
    return ground


def _record(row: Any) -> Record:
    return Record(row.id, str(type(row).__tablename__), row.version, fields_of(row))


def _read(number: str | None) -> str | None:
    try:
        return corporate_number(number) if number else None
    except BadCorporateNumber:
        return None
