"""One handover with everything that its 確認書 says."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from compliance.domain.errors import NotFound
from compliance.domain.reasons import Reason
from compliance.store.models.consents import ConsentRequest
from compliance.store.models.contracts import Contract
from compliance.store.models.handovers import Handover
from compliance.store.models.obligations import ProjectionSection
from compliance.store.models.people import Designation, Person
from compliance.store.models.sections import Section
from compliance.store.queries.contracts import ContractLine, contract_lines, line_of
from compliance.store.queries.current import stands
from compliance.store.queries.handover_waits import handover_waits
from compliance.store.queries.scopes import Scope
from compliance.store.version_rows import fields_of


@dataclass(frozen=True, slots=True)
class HandoverSheet:
    """One handover: its columns by name, the section that leads the contract, what it names, and why it waits."""

    id: UUID
    version: int
    line: ContractLine
    section: str
    fields: Mapping[str, Any]
    consent: str | None
    handler: str | None
    waits: tuple[Reason, ...]

    @property
    def differs(self) -> bool:
        """Whether the receiver found something else than what is written."""
        return self.fields["counted"] is not None or bool(self.fields["difference"])

    def confirmed_on(self, *, ward: bool) -> date | None:
        """The day on which a side confirmed it."""
        day: date | None = self.fields["ward_confirmed_on" if ward else "contractor_confirmed_on"]
        return day


def handover_sheet(
    session: Session, scope: Scope, handover_id: UUID, as_of: date, version: int | None = None
) -> HandoverSheet:
    """As it stands, or as a `version` of it stood; NotFound where it is not the asker's, or has no such version.

    In two queries, four where it names what it waits for.
    """
    wanted = stands(Handover) if version is None else Handover.version == version
    row = session.execute(
        contract_lines(scope)
        .add_columns(Handover, _leading())
        .join(Handover, Handover.contract_id == Contract.id)
        .where(Handover.id == handover_id, wanted)
    ).one_or_none()
    if row is None:
        raise NotFound("受渡し / handover", handover_id)
    handed: Handover = row.Handover
    naming = {handed.contract_id} if handed.consent_id or handed.handler_id else set()
    waits = handover_waits(session, naming, as_of).get(handover_id, ())
    consent, handler = _named(session, handed)
    return HandoverSheet(
        handover_id, handed.version, line_of(row), row.section or "", fields_of(handed), consent, handler, waits
    )


def _leading() -> Any:
    led = select(Section.name).join(ProjectionSection, ProjectionSection.section_id == Section.id)
    first = led.where(ProjectionSection.contract_id == Contract.id, ProjectionSection.position == 0, stands(Section))
    return first.correlate(Contract).scalar_subquery().label("section")


def _named(session: Session, handed: Handover) -> tuple[str | None, str | None]:
    """What was asked for under which clause, and the handler's name."""
    if handed.consent_id is None and handed.handler_id is None:
        return None, None
    asked = select(ConsentRequest.what).where(ConsentRequest.id == handed.consent_id, stands(ConsentRequest))
    person = select(Person.name).join(Designation, Designation.person_id == Person.id)
    named = person.where(Designation.id == handed.handler_id, stands(Designation), stands(Person))
    found = session.execute(select(asked.limit(1).scalar_subquery(), named.limit(1).scalar_subquery())).one()
    return found[0], found[1]
