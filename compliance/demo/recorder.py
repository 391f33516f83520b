"""Recording a chronicle through the services: each day in one change, on a clock that stands at its evening."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time

from compliance.clock import JST, FixedClock
from compliance.demo.chronicles import Amendment, Chronicle, Entry, Happening, Withdrawal
from compliance.services.breaches import DecideBreach, DecideGuidance, DecidePublication, Explain, Publish
from compliance.services.consents import DecideConsent, RequestConsent
from compliance.services.contractors import RegisterContractor
from compliance.services.contracts import ChangeTerm, CloseContract, ConcludeContract, DesignatePlace
from compliance.services.damages import ClaimDamage, SettleDamage
from compliance.services.desk import Desk
from compliance.services.devices import RegisterDevice
from compliance.services.edition_changes import ChangeEdition
from compliance.services.education import HoldSession, ReportEducation
from compliance.services.erasures import DecideCheck, FileCertificate, RecordCheck, RecordErasure
from compliance.services.extensions import ExtendDue
from compliance.services.findings import RecheckFinding, RecordFinding, ReopenFinding, ReportCorrection
from compliance.services.handovers import (
    ExpectHandover,
    RecogniseMatter,
    RecordCollection,
    RecordCopy,
    RecordHandover,
    RecordRemoval,
    RecordSubcontracting,
)
from compliance.services.holdings import (
    CountHolding,
    FlagNoLongerNeeded,
    FollowInstruction,
    GiveBack,
    Instruct,
    RecordHolding,
    StateNoComputerUsed,
)
from compliance.services.incidents import (
    DecideLeak,
    NotifyIncident,
    RecordIncident,
    ReopenIncident,
    ReportIncident,
    ReportLeak,
)
from compliance.services.inspections import (
    AnnounceInspection,
    Assess,
    CancelInspection,
    CarryOutInspection,
    OpenInspection,
    PlanInspection,
)
from compliance.services.integrity import rebuild
from compliance.services.meetings import RegisterMeeting
from compliance.services.outsourcings import PutInCharge, RegisterOutsourcing, ReportMeasures
from compliance.services.people import Designate, FileList, RegisterPerson, TakePledge
from compliance.services.policies import ChangePolicy
from compliance.services.recording import Command, enter_all
from compliance.services.reviews import ReviewSubmission
from compliance.services.sections import RegisterDepartment, RegisterSection
from compliance.services.status_requests import ReportStatus, RequestStatus
from compliance.store import changes, versions
from compliance.store.actors import Actor
from compliance.store.changes import Change
from compliance.store.models.base import Version
from compliance.store.progress import Progress

EVENING = time(17, 30)
"""When the day's happenings are recorded, in Japan."""

DEMO = Actor.command("demo")

ORDER: tuple[type[Command], ...] = (
    RegisterDepartment,
    RegisterSection,
    ChangePolicy,
    RegisterMeeting,
    RegisterOutsourcing,
    PutInCharge,
    ReportMeasures,
    RegisterContractor,
    ConcludeContract,
    ChangeTerm,
    ChangeEdition,
    DesignatePlace,
    FileList,
    RegisterPerson,
    Designate,
    TakePledge,
    HoldSession,
    ReportEducation,
    RequestConsent,
    DecideConsent,
    ExpectHandover,
    RecordHandover,
    RecordCollection,
    RecogniseMatter,
    RecordHolding,
    CountHolding,
    RegisterDevice,
    RecordRemoval,
    RecordCopy,
    RecordSubcontracting,
    FlagNoLongerNeeded,
    RequestStatus,
    ReportStatus,
    OpenInspection,
    PlanInspection,
    AnnounceInspection,
    CancelInspection,
    CarryOutInspection,
    Assess,
    RecordFinding,
    ReportCorrection,
    RecheckFinding,
    ReopenFinding,
    RecordIncident,
    NotifyIncident,
    ReportIncident,
    ReopenIncident,
    DecideLeak,
    ReportLeak,
    DecideBreach,
    Explain,
    DecideGuidance,
    DecidePublication,
    Publish,
    ClaimDamage,
    SettleDamage,
    Instruct,
    FollowInstruction,
    GiveBack,
    StateNoComputerUsed,
    RecordErasure,
    FileCertificate,
    DecideCheck,
    RecordCheck,
    ReviewSubmission,
    ExtendDue,
    CloseContract,
)
"""What is recorded before what on one day: whatever refers to something comes after it."""

_PLACES = {command: place for place, command in enumerate(ORDER)}


def evening_of(day: date) -> datetime:
    """The instant at which the happenings of a day are recorded."""
    return datetime.combine(day, EVENING, tzinfo=JST)


def at_evening_of(desk: Desk, day: date) -> Desk:
    """The desk with its clock standing on the evening of that day."""
    return replace(desk, clock=FixedClock(evening_of(day)))


def record_days(desk: Desk, chronicle: Chronicle, before: date, progress: Progress) -> None:
    """Record what happens before a day, each day in one change; obligations are derived once, when all is told.

    Only a command that looks at them, to extend a day or to close a contract, has its contract derived before.
    """
    days = list(chronicle.days(before))
    total = sum(len(happenings) for _, happenings in days)
    done = 0
    for day, happenings in days:
        evening = at_evening_of(desk, day)
        _derive_for(evening, happenings)
        with changes.change(desk.database, DEMO, evening.clock.now()) as change:
            record_in(change, desk, happenings)
        done += len(happenings)
        progress(done, total)


def derive_all(desk: Desk, progress: Progress) -> None:
    """Derive the obligations of every contract as of the desk's day, and count them."""
    rebuild(desk, DEMO, progress)


def _derive_for(desk: Desk, happenings: Sequence[Happening]) -> None:
    commands = [happening.command for happening in happenings if isinstance(happening, Entry)]
    looking = {command.contract_id for command in commands if isinstance(command, ExtendDue | CloseContract)}
    if looking:
        with desk.change(DEMO) as change:
            for contract in looking:
                change.touch(contract)


def record_in(change: Change, desk: Desk, happenings: Sequence[Happening]) -> None:
    """Record happenings inside a change: new things kind by kind, then other versions, then what is voided."""
    by_kind: dict[type[Command], list[Entry]] = defaultdict(list)
    for happening in happenings:
        if isinstance(happening, Entry):
            by_kind[type(happening.command)].append(happening)
    for kind in sorted(by_kind, key=_PLACES.__getitem__):
        entries = by_kind[kind]
        enter_all(change, desk.shelf, [entry.command for entry in entries], [entry.id for entry in entries])
    for later in _of_kind(happenings):
        _write_version(change, later)


def _of_kind(happenings: Sequence[Happening]) -> Iterator[Amendment | Withdrawal]:
    for happening in happenings:
        if not isinstance(happening, Entry):
            yield happening


def _write_version(change: Change, later: Amendment | Withdrawal) -> None:
    if isinstance(later, Withdrawal):
        versions.void(change, later.model, later.id, later.reason)
        return
    versions.supersede(change, later.model, later.id, _version(change, later.model, later), later.fields)


def _version(change: Change, model: type[Version], later: Amendment) -> int:
    row = versions.newest(change.session, model, later.id)
    if row is None:
        raise versions.UnknownEntity(model, later.id)
    return row.version
