"""Offline packages: what a contractor without the network fills in, given out for one contract."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from compliance.documents.education_sheets import education_form
from compliance.documents.handler_lists.form_sheets import About
from compliance.documents.handler_lists.forms import blank_form, filled_form
from compliance.documents.packages import AskedReport, instructions, packed, report_form
from compliance.services.desk import Desk
from compliance.services.handler_lists import list_ground
from compliance.services.package_archives import MANIFEST
from compliance.services.package_manifests import Manifest, Signer, digest
from compliance.services.package_sessions import SESSION
from compliance.store import trail
from compliance.store.queries.contacts import leading_sections, telephones
from compliance.store.queries.paging import Order
from compliance.store.queries.request_lists import StatusLine, status_listing
from compliance.store.queries.scopes import Scope
from compliance.store.queries.wards import ward

LIST, REPORT, HELP, PAPERS = "名簿.xlsx", "取扱状況の報告.xlsx", "はじめにお読みください.txt", "資料/"


@dataclass(frozen=True, slots=True)
class Given:
    """A package to give out: its contract's number for the name of the file, and the zip."""

    number: str
    content: bytes


def give_out(desk: Desk, scope: Scope, signer: Signer, contract: UUID) -> Given:
    """A package for one contract: the list and the handlers as they stand, the requests that are open, and how to.

    NotFound where the contract is not the asker's.
    """
    now = desk.clock.now()
    with desk.reading() as session:
        ground = list_ground(session, scope, contract)
        asked = open_requests(session, contract, desk)
        line, first = ground.contract.line, trail.first_root(session).hex()
        phone = next(iter(telephones(session, leading_sections(session, [contract])).values()), "")
        about = About(line.number, line.outsourcing_title, line.contractor_name, practice=ward(session).practice)
    people = ground.standing(desk.today())
    files = {LIST: filled_form(about, now, people) if people else blank_form(about, now)}
    if asked:
        files[REPORT] = report_form([AskedReport(each.on, each.due_on, each.question or "") for each in asked], now)
    workers = list({each.person.id: each.person for each in people}.values())
    if workers:
        files[SESSION] = education_form([(each.name, each.kana) for each in workers], now)
    requests = tuple(each.id for each in asked)
    digests = {name: digest(made) for name, made in files.items()}
    manifest = Manifest(uuid4(), first, contract, requests, digests, tuple(each.id for each in workers))
    help_text = instructions(line.number, line.outsourcing_title, phone, len(asked), education=bool(workers))
    whole = {HELP: help_text, **files, PAPERS: b"", MANIFEST: manifest.written(signer)}
    return Given(line.number, packed(f"提出用_{line.number}", whole, now))


def open_requests(session: Session, contract: UUID, desk: Desk) -> Sequence[StatusLine]:
    """The requests without an answer that waits or was accepted."""
    lines = status_listing(contract, desk.today()).stream(session, Order("on"))
    return [each for each in lines if each.answered_on is None or each.accepted is False]
