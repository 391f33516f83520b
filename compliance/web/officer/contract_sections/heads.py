"""The head of a contract's sections: state, next deadline in words, and the way from section to section."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from flask import request
from flask_babel import LazyString, gettext
from flask_babel import lazy_gettext as _

from compliance.store.queries.contract_heads import ContractHead, Part, contract_head, contract_head_to_come
from compliance.store.queries.paging import Reading
from compliance.web.days import AskedDay, asked_day
from compliance.web.permissions import Permission, may
from compliance.web.tables.fields import Narrowing
from compliance.web.visitors import desk, visitor

SECTIONS: tuple[tuple[str, LazyString, Part | None, Permission], ...] = (
    ("officer.contract", _("義務の状況"), None, Permission.CONTRACT_READ),
    ("officer.contract_details", _("契約の内容"), None, Permission.CONTRACT_READ),
    ("officer.contract_people", _("取扱者"), Part.PEOPLE, Permission.PERSON_READ),
    ("officer.contract_education", _("教育"), Part.EDUCATION, Permission.PERSON_READ),
    ("officer.contract_media", _("受渡し・消去"), Part.MEDIA, Permission.CONTRACT_READ),
    ("officer.contract_ledger", _("媒体台帳"), None, Permission.CONTRACT_READ),
    ("officer.contract_requests", _("承諾・報告・指示"), Part.REQUESTS, Permission.CONTRACT_READ),
    ("officer.contract_inspections", _("立入り調査等"), Part.INSPECTIONS, Permission.CONTRACT_READ),
    ("officer.contract_incidents", _("事故等・公表"), Part.INCIDENTS, Permission.CONTRACT_READ),
    ("officer.contract_evidence", _("確認資料"), Part.EVIDENCE, Permission.EVIDENCE_READ),
    ("officer.contract_timeline", _("経過"), None, Permission.PERSON_READ),
)


@dataclass(frozen=True, slots=True)
class SectionLink:
    """One section in the row of links: `number` of its things, None where nothing is counted."""

    endpoint: str
    words: str
    number: int | None
    current: bool


@dataclass(frozen=True, slots=True)
class Head:
    """What the frame of every section shows; `as_of` goes along in every link when a day was asked for."""

    contract: ContractHead
    day: AskedDay

    @property
    def as_of(self) -> str | None:
        """The day in links: as typed, None for today."""
        return self.day.typed or None

    def conditions(self) -> tuple[str, ...]:
        """The contract in words, for the first line of a workbook."""
        line = self.contract.line
        return gettext("契約 %(number)s", number=line.number), line.contractor_name

    def narrowing(self) -> Narrowing:
        """What a table of the contract is narrowed to where it has no form of its own: the contract and the day."""
        return Narrowing(conditions=self.conditions(), as_of=self.day.on)

    def sections(self) -> Iterator[SectionLink]:
        """The sections that the visitor may open."""
        for endpoint, words, part, permission in SECTIONS:
            if may(visitor().role, permission):
                number = self.contract.numbers[part] if part else None
                yield SectionLink(endpoint, str(words), number, endpoint == request.endpoint)


def head_of(session: Reading, contract_id: UUID) -> Head:
    """The head of the contract in this address; NotFound where it is not the visitor's to see."""
    day, scope = asked_day(request.args, desk().today()), visitor().scope
    if day.on <= desk().today():
        return Head(contract_head(session, scope, contract_id, day.on), day)
    return Head(contract_head_to_come(session, scope, desk().shelf, contract_id, day.on), day)
