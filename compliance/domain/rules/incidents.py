"""Clause 19: notice, written report and the ward's instructions; and the reports the law asks of the ward itself."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from compliance.domain.cases import Case
from compliance.domain.editions import Act, Anchor, Rule
from compliance.domain.facts import (
    BreachDecided,
    IncidentKnown,
    IncidentNotified,
    IncidentReopened,
    IncidentReported,
    Instructed,
    InstructionFollowed,
    LeakReportable,
    LeakReported,
    Review,
)
from compliance.domain.obligations import Obligation
from compliance.domain.occasions import Occasion, arose, in_episodes, obligation
from compliance.domain.outcomes import NOTHING_YET, Handed, Reopening, done, episodes
from compliance.domain.reasons import Reason, because
from compliance.domain.rules.discretion import unless_dismissed
from compliance.domain.rules.holdings import followed


def notify_incident(case: Case, rule: Rule) -> Iterator[Obligation]:
    """Told without delay, counted from when the contractor knew; a written report that comes first tells as well."""
    for incident, occasion, dismissed in _occasions(case, rule):
        handed = [Handed(t.on, because("incident_notified", on=t.on)) for t in case.about(IncidentNotified, incident)]
        written = case.about(IncidentReported, incident)
        handed += [Handed(w.on, because("incident_reported", on=w.on)) for w in written]
        went = [(again, unless_dismissed(outcome, dismissed)) for again, outcome in episodes(handed)]
        yield from in_episodes(case, rule, occasion, went)


def report_incident(case: Case, rule: Rule) -> Iterator[Obligation]:
    """Reported in writing; reopened, a further report is owed."""
    for incident, occasion, dismissed in _occasions(case, rule):
        handed = [
            Handed(w.on, because("incident_reported", on=w.on), w.submitted, case.about(Review, w.id))
            for w in case.about(IncidentReported, incident)
        ]
        reopened = case.about(IncidentReopened, incident)
        again = [Reopening(r.on, because("incident_reopened", on=r.on)) for r in reopened]
        went = [(again, unless_dismissed(outcome, dismissed)) for again, outcome in episodes(handed, again)]
        yield from in_episodes(case, rule, occasion, went)


def _occasions(case: Case, rule: Rule) -> Iterator[tuple[UUID, Occasion, BreachDecided | None]]:
    """Each incident, and each breach the contractor was told of and had not reported itself, until it is dismissed."""
    for incident in case.all(IncidentKnown):
        yield incident.id, _known(incident.id, incident.on, because(f"incident.{incident.kind}", on=incident.on)), None
    for breach, dismissed in case.established(rule.item):
        if breach.told_on is not None and breach.reported is None:
            why = because("breach_told", clause=breach.clause, on=breach.told_on)
            yield breach.id, _known(breach.id, breach.told_on, why), dismissed


def _known(subject: UUID, on: date, why: Reason) -> Occasion:
    return arose(on, why, subject, {Anchor.KNOWN: on})


def follow_instruction(case: Case, rule: Rule) -> Iterator[Obligation]:
    """甲の指示に従う: by the day the instruction names."""
    for instruction in case.all(Instructed):
        if instruction.clause != rule.item:
            continue
        handed = [followed(case, act) for act in case.about(InstructionFollowed, instruction.id)]
        due_by = {Anchor.REQUESTED: instruction.due_on}
        occasion = arose(instruction.on, because("instructed", on=instruction.on), instruction.id, due_by)
        yield from in_episodes(case, rule, occasion, episodes(handed))


def report_leak(case: Case, rule: Rule) -> Iterator[Obligation]:
    """速報 and 確報 to the commission (APPI 68), counted from the day any section knew, which is day 1."""
    final = rule.act is not Act.REPORT_LEAK
    for decided in case.all(LeakReportable):
        if rule.wrongful_purpose not in {None, decided.wrongful_purpose} or not _binds(case, rule, decided.known_on):
            continue
        reports = case.about(LeakReported, decided.incident)
        sent = next((report for report in reports if report.final or not final), None)
        outcome = NOTHING_YET if sent is None else done(sent.on, because("leak_reported", on=sent.on))
        why = because("leak_reportable", known_on=decided.known_on, on=decided.on)
        occasion = arose(decided.on, why, decided.id, {Anchor.KNOWN: decided.known_on})
        yield obligation(case, rule, occasion, outcome)


def _binds(case: Case, rule: Rule, known_on: date) -> bool:
    """Whether the law had every figure of this rule when the ward knew; before that no such duty existed."""
    in_force = {figure.name for figure in case.rulebook.law.figures if figure.from_on <= known_on}
    return all(term.figure in in_force for term in rule.due.later_of if term.figure)
