"""By act: the kinds of fact that raise a duty of it, and what is owed then."""

from collections.abc import Callable, Iterable, Mapping

from compliance.domain.cases import Case
from compliance.domain.editions import Act, Rule
from compliance.domain.facts import (
    BreachDecided,
    CheckDecided,
    Concluded,
    ConsentRequested,
    Corrected,
    DamageClaimed,
    Designated,
    Educated,
    Erased,
    Fact,
    Found,
    HandedOver,
    HandoverExpected,
    Held,
    IncidentKnown,
    InspectionAnnounced,
    InspectionCarriedOut,
    Instructed,
    LeakReportable,
    Removed,
    StatusRequested,
)
from compliance.domain.obligations import Obligation
from compliance.domain.rules import (
    beginnings,
    discretion,
    erasures,
    handovers,
    holdings,
    incidents,
    inspections,
    people,
    requests,
)

Owed = Callable[[Case, Rule], Iterable[Obligation]]
Kinds = frozenset[type[Fact]]


def _by(*kinds: type[Fact]) -> Kinds:
    return frozenset(kinds)


OWED: Mapping[Act, tuple[Kinds, Owed]] = {
    Act.DESIGNATE_PLACES: (_by(Concluded), beginnings.designate_places),
    Act.LIST_HANDLERS: (_by(Concluded), beginnings.list_handlers),
    Act.REPORT_CHANGE: (_by(Designated), people.report_change),
    Act.PLEDGE: (_by(Designated), people.pledge),
    Act.EDUCATE: (_by(Designated), people.educate),
    Act.EDUCATE_YEARLY: (_by(Designated), people.educate_yearly),
    Act.REPORT_EDUCATION: (_by(Educated), people.report_education),
    Act.PLAN_INSPECTION: (_by(Concluded), inspections.plan_inspection),
    Act.INSPECT: (_by(Concluded), inspections.inspect),
    Act.TAKE_INSPECTION: (_by(InspectionAnnounced, InspectionCarriedOut), inspections.take_inspection),
    Act.CORRECT: (_by(Found), inspections.correct),
    Act.GIVE_BACK: (_by(Held), holdings.give_back),
    Act.ERASE: (_by(Held), holdings.erase),
    Act.CERTIFY: (_by(Erased), erasures.certify),
    Act.CHECK_ERASURE: (_by(CheckDecided), erasures.check_erasure),
    Act.CONFIRM_HANDOVER: (_by(HandedOver), handovers.confirm_handover),
    Act.HAND_OVER: (_by(HandoverExpected), handovers.hand_over),
    Act.BRING_BACK: (_by(Removed), handovers.bring_back),
    Act.REPORT_STATUS: (_by(StatusRequested), requests.report_status),
    Act.DECIDE_CONSENT: (_by(ConsentRequested), requests.decide_consent),
    Act.SETTLE_DAMAGE: (_by(DamageClaimed), requests.settle_damage),
    Act.REVIEW: (_by(*requests.ANSWERS, Corrected), requests.review),
    Act.NOTIFY_INCIDENT: (_by(IncidentKnown, BreachDecided), incidents.notify_incident),
    Act.REPORT_INCIDENT: (_by(IncidentKnown, BreachDecided), incidents.report_incident),
    Act.FOLLOW_INSTRUCTION: (_by(Instructed), incidents.follow_instruction),
    Act.REPORT_LEAK: (_by(LeakReportable), incidents.report_leak),
    Act.REPORT_LEAK_FINALLY: (_by(LeakReportable), incidents.report_leak),
    Act.DECIDE_GUIDANCE: (_by(BreachDecided), discretion.decide_guidance),
    Act.DECIDE_PUBLICATION: (_by(BreachDecided), discretion.decide_publication),
}
"""Every act but `OBSERVE`, which stands from the conclusion on: where no such fact is known nothing is owed."""
