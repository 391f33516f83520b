"""The first notice of an incident by the contractor itself: what is known by now, to everybody who has to act."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from compliance.clock import day_in_japan, minute_in_japan
from compliance.domain.facts import IncidentKind
from compliance.services.desk import Desk
from compliance.services.incidents import NotifyIncident, RecordIncident
from compliance.services.recording import enter
from compliance.services.refusals import not_recorded
from compliance.store import mails
from compliance.store.actors import Actor
from compliance.store.changes import Change
from compliance.store.idempotency import Request
from compliance.store.mails import Draft
from compliance.store.models.mails import Channel
from compliance.store.queries.contacts import leading_sections, reached_contractors, reached_sections
from compliance.store.queries.contract_heads import contract_head
from compliance.store.queries.contract_lists import ContractLine
from compliance.store.queries.scopes import Scope
from compliance.store.queries.wards import ward

HOW = "個人情報委託管理"
_SUBJECT = "【個人情報委託管理・至急】受託者から事故等の第一報が届きました"
_BODY = """{to}　御担当者様

{at}、受託者から事故等の第一報が届きました。

・受託者　{contractor}
・契約　{contracts}
・受託者が気づいた日時　{discovered}

内容と連絡先は、個人情報委託管理にサインインし、契約の「事故等」の画面で確かめてください。
このメールには、事故等の内容と個人の氏名は書いていません。
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstNotice:
    """What happened, under which contracts, when it was noticed, and whom to call back (name or telephone)."""

    contracts: tuple[UUID, ...]
    kind: IncidentKind
    discovered_at: datetime
    outline: str
    contact: str


def give_first_notice(desk: Desk, who: UUID, name: str, scope: Scope, notice: FirstNotice, request: Request) -> UUID:
    """Record the incident and its notice, and queue the mails; returns the incident's id.

    NotFound for a contract outside `scope`; Refused, naming the field, for what was noticed after now.
    """

    def act(change: Change) -> str:
        lines = [contract_head(change.session, scope, each, desk.today()).line for each in notice.contracts]
        if notice.discovered_at > change.at:
            raise _later()
        incident = enter(change, desk.shelf, _incident(notice))
        told = f"{name}（{notice.contact}）"
        notified = NotifyIncident(
            incident_id=incident, happened_on=desk.today(), notified_at=change.at, how=HOW, notified_by=told
        )
        enter(change, desk.shelf, notified)
        if desk.sends_mail:
            mails.queue(change, list(_mails(change.session, incident, notice, lines, change.at)))
        return str(incident)

    return UUID(desk.carry_out(Actor.account(who), act, request))


def _incident(notice: FirstNotice) -> RecordIncident:
    return RecordIncident(
        contracts=notice.contracts,
        incident_kind=notice.kind,
        known_on=day_in_japan(notice.discovered_at),
        outline=notice.outline,
        discovered_at=notice.discovered_at,
    )


def _mails(
    session: Session, incident: UUID, notice: FirstNotice, lines: Sequence[ContractLine], at: datetime
) -> Iterator[Draft]:
    """To the leading sections and to the office in charge of privacy, as far as they have an address."""
    sections = reached_sections(session, leading_sections(session, notice.contracts))
    contractor = reached_contractors(session, [lines[0].contractor])[lines[0].contractor]
    reached = [(ident, section.name, section.email) for ident, section in sections.items()]
    for ident, to, email in [*reached, (None, "個人情報保護担当", ward(session).email)]:
        if email:
            body = _BODY.format(
                to=to,
                at=minute_in_japan(at),
                contractor=contractor.name,
                contracts="、".join(line.number for line in lines),
                discovered=minute_in_japan(notice.discovered_at),
            )
            yield Draft(
                key=f"incident {incident} {ident or 'office'}",
                channel=Channel.MAIL,
                recipient=email,
                subject=_SUBJECT,
                body=body,
                letter=None,
                section=ident,
                contractor=None,
            )


def _later() -> Exception:
    return not_recorded(
        ("気づいた日時が、今より後です。", "It was noticed later than now."),
        ("日時を確かめてください。", "Check the day and the time."),
        "discovered_at",
    )
