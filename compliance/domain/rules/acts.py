"""By act: the kinds of fact that raise a duty of it, and what is owed then."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

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
    Extension,
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


class Raising(NamedTuple):
    """The kinds of fact that raise a duty, and what is owed then."""

    raised_by: Kinds
    owed: Owed


def _by(*kinds: type[Fact]) -> Kinds:
    return frozenset(kinds)


OWED: Mapping[Act, Raising] = {
    Act.DESIGNATE_PLACES: Raising(_by(Concluded), beginnings.designate_places),
    Act.LIST_HANDLERS: Raising(_by(Concluded), beginnings.list_handlers),
    Act.REPORT_CHANGE: Raising(_by(Designated), people.report_change),
    Act.PLEDGE: Raising(_by(Designated), people.pledge),
    Act.EDUCATE: Raising(_by(Designated), people.educate),
    Act.EDUCATE_YEARLY: Raising(_by(Designated), people.educate_yearly),
    Act.REPORT_EDUCATION: Raising(_by(Educated), people.report_education),
    Act.PLAN_INSPECTION: Raising(_by(Concluded), inspections.plan_inspection),
    Act.INSPECT: Raising(_by(Concluded), inspections.inspect),
    Act.TAKE_INSPECTION: Raising(_by(InspectionAnnounced, InspectionCarriedOut), inspections.take_inspection),
    Act.CORRECT: Raising(_by(Found), inspections.correct),
    Act.GIVE_BACK: Raising(_by(Held), holdings.give_back),
    Act.ERASE: Raising(_by(Held), holdings.erase),
    Act.CERTIFY: Raising(_by(Erased), erasures.certify),
    Act.CHECK_ERASURE: Raising(_by(CheckDecided), erasures.check_erasure),
    Act.CONFIRM_HANDOVER: Raising(_by(HandedOver), handovers.confirm_handover),
    Act.HAND_OVER: Raising(_by(HandoverExpected), handovers.hand_over),
    Act.BRING_BACK: Raising(_by(Removed), handovers.bring_back),
    Act.REPORT_STATUS: Raising(_by(StatusRequested), requests.report_status),
    Act.DECIDE_CONSENT: Raising(_by(ConsentRequested), requests.decide_consent),
    Act.SETTLE_DAMAGE: Raising(_by(DamageClaimed), requests.settle_damage),
    Act.REVIEW: Raising(_by(*requests.ANSWERS, Corrected, Extension), requests.review),
    Act.NOTIFY_INCIDENT: Raising(_by(IncidentKnown, BreachDecided), incidents.notify_incident),
    Act.REPORT_INCIDENT: Raising(_by(IncidentKnown, BreachDecided), incidents.report_incident),
    Act.FOLLOW_INSTRUCTION: Raising(_by(Instructed), incidents.follow_instruction),
    Act.REPORT_LEAK: Raising(_by(LeakReportable), incidents.report_leak),
    Act.REPORT_LEAK_FINALLY: Raising(_by(LeakReportable), incidents.report_leak),
    Act.DECIDE_GUIDANCE: Raising(_by(BreachDecided), discretion.decide_guidance),
    Act.DECIDE_PUBLICATION: Raising(_by(BreachDecided), discretion.decide_publication),
}
"""Every act but `OBSERVE`, which stands from the conclusion on: where no such fact is known nothing is owed."""
