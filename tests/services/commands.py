"""Random use cases against a small ward: what hypothesis draws from."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from compliance.domain.errors import Refused
from compliance.domain.facts import Answer, IncidentKind, Medium, Role
from compliance.services.breaches import DecideBreach
from compliance.services.contracts import ChangeTerm
from compliance.services.education import HoldSession
from compliance.services.erasures import Certified, FileCertificate, RecordCheck, RecordErasure
from compliance.services.findings import RecheckFinding, RecordFinding, ReportCorrection
from compliance.services.handovers import RecordHandover
from compliance.services.holdings import FlagNoLongerNeeded, GiveBack, RecordHolding
from compliance.services.incidents import NotifyIncident, RecordIncident, ReportIncident
from compliance.services.inspections import (
    Assess,
    CancelInspection,
    CarryOutInspection,
    OpenInspection,
    open_inspection,
)
from compliance.services.people import FileList, Listed, RegisterPerson, file_list
from compliance.services.recording import Command, record, void
from compliance.services.reviews import ReviewSubmission
from compliance.services.status_requests import ReportStatus, RequestStatus
from tests.services.wards import OFFICER, Ward

FIRST = date(2026, 4, 1)


@dataclass
class Happenings:
    """What was recorded so far, by kind: later steps refer to it."""

    ward: Ward
    known: dict[str, list[UUID]] = field(default_factory=dict)

    def day(self, number: int) -> date:
        """The day of this number, counted from the contract's first."""
        return FIRST + timedelta(days=number)

    def one(self, kind: str, number: int) -> UUID | None:
        """One of the things of this kind; None where there is none yet."""
        found = self.known.get(kind, [])
        return found[number % len(found)] if found else None

    def keep(self, kind: str, command: Command) -> None:
        """Record it, and remember it where it was not refused."""
        try:
            made = record(self.ward.desk, OFFICER, command)
        except Refused:
            return
        self.known.setdefault(kind, []).append(made)


Step = Callable[[Happenings, int, int], None]


def hand_over(h: Happenings, n: int, day: int) -> None:
    on = h.day(day)
    confirmed = on + timedelta(days=2) if n % 2 else None
    h.keep(
        "handover",
        RecordHandover(
            contract_id=h.ward.contract,
            happened_on=on,
            description="利用者情報",
            medium=Medium.PAPER,
            ward_confirmed_on=confirmed,
            contractor_confirmed_on=confirmed,
        ),
    )


def hold(h: Happenings, n: int, day: int) -> None:
    medium = list(Medium)[n % 3]
    held = RecordHolding(
        contract_id=h.ward.contract, happened_on=h.day(day), description="資料", medium=medium, count=n % 3 + 1
    )
    h.keep(f"holding:{medium}", held)
    h.known.setdefault("holding", []).append(h.known[f"holding:{medium}"][-1])


def no_longer_needed(h: Happenings, n: int, day: int) -> None:
    if holding := h.one("holding", n):
        h.keep("flag", FlagNoLongerNeeded(contract_id=h.ward.contract, happened_on=h.day(day), holding_id=holding))


def give_back(h: Happenings, n: int, day: int) -> None:
    if holding := h.one("holding", n):
        h.keep("return", GiveBack(contract_id=h.ward.contract, happened_on=h.day(day), holding_id=holding))


def erase(h: Happenings, n: int, day: int) -> None:
    if holding := h.one("holding:computer", n):
        h.keep("erasure", RecordErasure(contract_id=h.ward.contract, happened_on=h.day(day), holdings=(holding,)))


def certify(h: Happenings, n: int, day: int) -> None:
    if erasure := h.one("erasure", n):
        certified = Certified(erasure_id=erasure, contract_id=h.ward.contract)
        h.keep(
            "certificate",
            FileCertificate(
                contracts=(h.ward.contract,), happened_on=h.day(day), erasures=(certified,), submitted=bool(n % 2)
            ),
        )


def review(h: Happenings, n: int, day: int) -> None:
    kind = ("certificate", "handler_list", "status_report")[n % 3]
    if subject := h.one(kind, n):
        h.keep(
            "review",
            ReviewSubmission(
                contract_id=h.ward.contract,
                happened_on=h.day(day),
                subject_id=subject,
                subject_kind=kind,
                accepted=bool(n % 2),
                reason="不足があります",
            ),
        )


def check_erasure(h: Happenings, n: int, day: int) -> None:
    if erasure := h.one("erasure", n):
        h.keep(
            "check",
            RecordCheck(contract_id=h.ward.contract, happened_on=h.day(day), erasure_id=erasure, confirmed=bool(n % 2)),
        )


def file_handlers(h: Happenings, n: int, day: int) -> None:
    listed = FileList(contracts=(h.ward.contract,), happened_on=h.day(day), submitted=bool(n % 2))
    h.keep("person", RegisterPerson(contractor_id=h.ward.contractor, name=f"取扱 {n}"))
    people = (Listed(role=Role.HANDLER, from_on=h.day(day + n % 5), person_id=h.known["person"][-1]),)
    h.known.setdefault("handler_list", []).append(file_list(h.ward.desk, OFFICER, listed, people))


def ask(h: Happenings, n: int, day: int) -> None:
    due_on = h.day(day + 10) if n % 2 else None
    h.keep("request", RequestStatus(contract_id=h.ward.contract, happened_on=h.day(day), due_on=due_on))


def answer(h: Happenings, n: int, day: int) -> None:
    if request := h.one("request", n):
        h.keep(
            "status_report",
            ReportStatus(
                contract_id=h.ward.contract, happened_on=h.day(day), request_id=request, submitted=bool(n % 2)
            ),
        )


def plan_visit(h: Happenings, n: int, day: int) -> None:
    plan = OpenInspection(
        contracts=(h.ward.contract,), happened_on=h.day(day), fiscal_year=2026, visit_on=h.day(day + 20)
    )
    h.known.setdefault("inspection", []).append(open_inspection(h.ward.desk, OFFICER, plan))


def visit(h: Happenings, n: int, day: int) -> None:
    if inspection := h.one("inspection", n):
        carried_out = n % 3 > 0
        command: Command = (
            CarryOutInspection(inspection_id=inspection, happened_on=h.day(day))
            if carried_out
            else CancelInspection(inspection_id=inspection, happened_on=h.day(day), by_ward=True)
        )
        h.keep("visit" if carried_out else "cancellation", command)


def assess(h: Happenings, n: int, day: int) -> None:
    answer_ = list(Answer)[n % 4]
    h.keep("answer", Assess(contract_id=h.ward.contract, happened_on=h.day(day), item="8", answer=answer_))


def find(h: Happenings, n: int, day: int) -> None:
    found = RecordFinding(
        contract_id=h.ward.contract, happened_on=h.day(day), item="8", due_on=h.day(day + 14), text="施錠なし"
    )
    h.keep("finding", found)


def correct_finding(h: Happenings, n: int, day: int) -> None:
    if finding := h.one("finding", n):
        command: Command = (
            ReportCorrection(contract_id=h.ward.contract, happened_on=h.day(day), finding_id=finding)
            if n % 2
            else RecheckFinding(
                contract_id=h.ward.contract, happened_on=h.day(day), finding_id=finding, confirmed=bool(n % 4)
            )
        )
        h.keep("correction", command)


def incident(h: Happenings, n: int, day: int) -> None:
    kind = list(IncidentKind)[n % 3]
    known = RecordIncident(contracts=(h.ward.contract,), incident_kind=kind, known_on=h.day(day), outline="誤送付")
    h.keep("incident", known)


def report_incident(h: Happenings, n: int, day: int) -> None:
    if happened := h.one("incident", n):
        command: Command = (
            NotifyIncident(incident_id=happened, happened_on=h.day(day))
            if n % 2
            else ReportIncident(incident_id=happened, happened_on=h.day(day), final=bool(n % 4))
        )
        h.keep("report", command)


def extend_term(h: Happenings, n: int, day: int) -> None:
    end = date(2027, 3, 31) + timedelta(days=n * 10 - 40)
    h.keep("term", ChangeTerm(contract_id=h.ward.contract, happened_on=h.day(day), end_on=end))


def decide_breach(h: Happenings, n: int, day: int) -> None:
    decided = DecideBreach(
        contract_id=h.ward.contract,
        happened_on=h.day(day),
        clause="8",
        cause=f"cause {n}",
        established=bool(n % 2),
        ground="立入りで確認",
    )
    h.keep("breach", decided)


def teach(h: Happenings, n: int, day: int) -> None:
    if person := h.one("person", n):
        h.keep(
            "session",
            HoldSession(
                contracts=(h.ward.contract,),
                happened_on=h.day(day),
                attendees=(person,),
                teaches_protection=True,
                teaches_security=True,
                tells_ordinance=n % 2 == 0,
            ),
        )


def void_handover(h: Happenings, n: int, day: int) -> None:
    if handover := h.one("handover", n):
        h.known["handover"].remove(handover)
        void(h.ward.desk, OFFICER, "handover", handover, "入力の誤り")


STEPS: tuple[Step, ...] = (
    hand_over,
    hold,
    no_longer_needed,
    give_back,
    erase,
    certify,
    review,
    check_erasure,
    file_handlers,
    ask,
    answer,
    plan_visit,
    visit,
    assess,
    find,
    correct_finding,
    incident,
    report_incident,
    extend_term,
    decide_breach,
    teach,
    void_handover,
)
