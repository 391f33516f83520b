"""What is owed because somebody asked: status reports (14), consents (4–6), claims (21), the ward's own reviews."""

from collections.abc import Iterator, Mapping
from datetime import date

from compliance.domain.cases import Case
from compliance.domain.editions import Act, Rule
from compliance.domain.facts import (
    CertificateFiled,
    Checked,
    ConsentRequested,
    Corrected,
    DamageClaimed,
    DamageSettled,
    Educated,
    EducationReported,
    Erased,
    Extension,
    Fact,
    Found,
    GivenBack,
    HandlerList,
    IncidentReported,
    InstructionFollowed,
    Pledged,
    Rechecked,
    Review,
    StatusReported,
    StatusRequested,
)
from compliance.domain.obligations import Obligation
from compliance.domain.occasions import REQUESTED, Occasion, arose, in_episodes, obligation
from compliance.domain.outcomes import NOTHING_YET, Handed, Outcome, done, episodes, lapsed
from compliance.domain.reasons import because

Submission = (
    HandlerList
    | Pledged
    | Educated
    | EducationReported
    | CertificateFiled
    | StatusReported
    | IncidentReported
    | GivenBack
    | Erased
    | InstructionFollowed
)

ANSWERS: Mapping[type[Submission], Act] = {
    HandlerList: Act.LIST_HANDLERS,
    Pledged: Act.PLEDGE,
    Educated: Act.EDUCATE_YEARLY,
    EducationReported: Act.REPORT_EDUCATION,
    CertificateFiled: Act.CERTIFY,
    StatusReported: Act.REPORT_STATUS,
    IncidentReported: Act.REPORT_INCIDENT,
    GivenBack: Act.GIVE_BACK,
    Erased: Act.ERASE,
    InstructionFollowed: Act.FOLLOW_INSTRUCTION,
}


def report_status(case: Case, rule: Rule) -> Iterator[Obligation]:
    """Each request is answered by the day asked for; the yearly self-check is one such request."""
    for request in case.all(StatusRequested):
        handed = [
            Handed(r.on, because("status_reported", on=r.on), r.submitted, case.about(Review, r.id))
            for r in case.about(StatusReported, request.id)
        ]
        code = "self_check_requested" if request.self_check else "status_requested"
        yield from in_episodes(case, rule, _asked(request, code, request.due_on), episodes(handed))


def decide_consent(case: Case, rule: Rule) -> Iterator[Obligation]:
    """A request for consent is decided, under the clause it was made under; received is not approved."""
    for request in case.all(ConsentRequested):
        if request.clause != rule.item:
            continue
        decision = case.decision_on(request.id)
        outcome = NOTHING_YET
        if decision is not None:
            code = "consent_granted" if decision.granted else "consent_refused"
            outcome = done(decision.on, because(code, on=decision.on))
        yield obligation(case, rule, _asked(request, "consent_requested", None), outcome)


def settle_damage(case: Case, rule: Rule) -> Iterator[Obligation]:
    """Damage from a breach of a clause this one refers to (of 1–19, those that bind the contractor), as claimed."""
    covered = case.breakable(rule.item)
    for claim in case.all(DamageClaimed):
        if claim.clause not in covered:
            continue
        settled = next(iter(case.about(DamageSettled, claim.id)), None)
        yield obligation(case, rule, _asked(claim, "damage_claimed", claim.due_on), _settled(settled))


def _settled(settled: DamageSettled | None) -> Outcome:
    if settled is None:
        return NOTHING_YET
    if settled.withdrawn:
        return lapsed(settled.on, because("claim_withdrawn", on=settled.on))
    return done(settled.on, because("damage_settled", on=settled.on))


def _asked(request: Fact, code: str, due_on: date | None) -> Occasion:
    why = because(code, on=request.on)
    return arose(request.on, why, request.id, {REQUESTED: due_on})


def review(case: Case, rule: Rule) -> Iterator[Obligation]:
    """The ward reviews what was handed in; its slowness is its own outstanding row and never the contractor's."""
    for kind in [kind for kind in ANSWERS if kind in case.facts.by_kind.kinds]:
        submissions = [each for each in case.all(kind) if each.submitted and not _under_predecessor(each)]
        answered = case.rulebook.rule_for(ANSWERS[kind]) if submissions else None
        if answered is not None:
            for submission in submissions:
                occasion = _handed_in(submission, submission.on, answered.item)
                yield obligation(case, rule, occasion, _looked_at(_reviewed_on(case, submission)))
    yield from _rechecks(case, rule)
    yield from _wishes(case, rule)


def _wishes(case: Case, rule: Rule) -> Iterator[Obligation]:
    """A later day that the contractor wishes for is granted or not, under the item of the duty it is about."""
    for wish in case.all(Extension):
        about = case.rulebook.rule_named(wish.obligation.partition("/")[0]) if wish.submitted else None
        if about is not None:
            looked = [max(review.on, wish.on) for review in case.about(Review, wish.id)]
            yield obligation(case, rule, _handed_in(wish, wish.on, about.item), _looked_at(min(looked, default=None)))


def _reviewed_on(case: Case, submission: Submission) -> date | None:
    reviews = case.about(Review, submission.id)
    looked_on = max(reviews[0].on, submission.on) if reviews else None
    if not isinstance(submission, CertificateFiled | Erased):
        return looked_on
    return min([*filter(None, [looked_on]), *_checked_on(case, submission)], default=None)


def _checked_on(case: Case, told: CertificateFiled | Erased) -> Iterator[date]:
    """An erasure is looked at too when it is checked, a certificate when the last of its erasures is, after it came."""
    erasures = (told.id,) if isinstance(told, Erased) else told.erasures
    checks = [check for check in case.all(Checked) if check.on >= told.on]
    first = [next((check.on for check in checks if check.erasure == erasure), None) for erasure in erasures]
    days = [on for on in first if on is not None]
    if days and len(days) == len(first):
        yield max(days)


def _under_predecessor(submission: Submission) -> bool:
    return isinstance(submission, Educated) and submission.under_predecessor


def _rechecks(case: Case, rule: Rule) -> Iterator[Obligation]:
    corrections = case.all(Corrected)
    findings = {finding.id: finding for finding in case.all(Found)} if corrections else {}
    for corrected in corrections:
        finding = findings.get(corrected.finding)
        if finding is None or finding.ward:
            continue
        raised_on = max(corrected.on, finding.on)
        looked = [r.on for r in case.all(Rechecked) if r.finding == corrected.finding and r.on >= raised_on]
        occasion = _handed_in(corrected, raised_on, finding.item)
        yield obligation(case, rule, occasion, _looked_at(min(looked, default=None)))


def _handed_in(submission: Fact, on: date, item: str) -> Occasion:
    return arose(on, because("handed_in", on=submission.on), submission.id, item=item)


def _looked_at(on: date | None) -> Outcome:
    return NOTHING_YET if on is None else done(on, because("reviewed", on=on))
