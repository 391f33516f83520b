"""How an edition is shown on the command line: as plain data for JSON, and as lines for people."""

from collections.abc import Iterator

from compliance.domain.editions import Clause, DueRule, DueTerm, Edition, Exemption, Policy, Rule
from compliance.domain.obligations import Party

EXCEPTIONS = {
    Exemption.NONE: "なし / none",
    Exemption.CONSENT: "承諾があるとき / with consent",
    Exemption.INSTRUCTION: "別の指示があるとき / where instructed otherwise",
    Exemption.DISCRETION: "裁量（することができる） / at the ward's discretion",
}
_BOUNDS = ("later_of", "otherwise", "not_after", "not_before")


def head(edition: Edition) -> dict[str, object]:
    """The edition without its clauses, for JSON."""
    return {
        "id": edition.id,
        "title": edition.title,
        "title_en": edition.title_en,
        "in_force_from": edition.in_force_from,
        "clauses": len(edition.clauses),
        "source": edition.source,
        "digest": edition.digest,
    }


def whole(edition: Edition) -> dict[str, object]:
    """The edition with every clause, rule and policy, for JSON."""
    return {
        **head(edition),
        "ward_called": edition.ward_called,
        "contractor_called": edition.contractor_called,
        "clauses": [_clause(clause) for clause in edition.clauses],
        "policies": [_policy(policy) for policy in edition.policies.values()],
        "office_rules": [_rule(rule) for rule in edition.office_rules],
    }


def _clause(clause: Clause) -> dict[str, object]:
    return {
        "number": clause.number,
        "item": clause.item,
        "heading": clause.heading,
        "heading_en": clause.heading_en,
        "text": clause.text,
        "gloss": clause.gloss,
        "party": clause.party,
        "exception": clause.exemption,
        "refers_to": clause.refers_to,
        "rules": [_rule(rule) for rule in clause.rules],
        "questions": clause.questions,
        "evidence": clause.evidence,
        "forbids": clause.forbids,
        "breach_proposable": clause.breach_proposable,
    }


def _rule(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.id,
        "item": rule.item,
        "party": rule.party,
        "shape": rule.shape,
        "act": rule.act,
        "due": {bound: [_term(term) for term in getattr(rule.due, bound)] for bound in _BOUNDS},
        "survives_end": rule.survives_end,
        "only_collecting": rule.only_collecting,
        "methods": rule.methods,
        "media": rule.media,
        "prior_months": rule.prior_months,
    }


def _term(term: DueTerm) -> dict[str, object]:
    return {"anchor": term.anchor, "days": term.days, "figure": term.figure or None, "basis": term.basis}


def _policy(policy: Policy) -> dict[str, object]:
    return {
        "name": policy.name,
        "days": policy.days,
        "month_day": policy.month_day,
        "ja": policy.ja,
        "en": policy.en,
    }


def sheet(edition: Edition) -> Iterator[str]:
    """The edition in lines for people: each clause with its text, whom it binds, its exception and its rules."""
    yield f"{edition.title} / {edition.title_en}（{edition.id}, {edition.in_force_from.isoformat()}）"
    yield edition.source
    for clause in edition.clauses:
        yield f"\n{clause.item}（{clause.heading} / {clause.heading_en}）"
        yield from (f"    {line}" for line in clause.text.splitlines())
        yield f"  拘束 / binds: {_called(edition, clause.party)}　例外 / exception: {EXCEPTIONS[clause.exemption]}"
        yield from (f"  {_rule_line(edition, rule)}" for rule in clause.rules)
    yield "\n事務の規則（本文によらない） / office rules, outside the text"
    yield from (f"  {_rule_line(edition, rule)}" for rule in edition.office_rules)


def _rule_line(edition: Edition, rule: Rule) -> str:
    return f"- {rule.id}: {_called(edition, rule.party)}, {rule.shape}, {rule.act}{_due_line(edition, rule.due)}"


def _due_line(edition: Edition, due: DueRule) -> str:
    labels = ("期日 / due", "なければ / otherwise", "遅くとも / not after", "早くとも / not before")
    parts = [
        f"{label}: " + ", ".join(_term_words(edition, term) for term in getattr(due, bound))
        for label, bound in zip(labels, _BOUNDS, strict=True)
        if getattr(due, bound)
    ]
    return "; ".join(["", *parts])


def _term_words(edition: Edition, term: DueTerm) -> str:
    policy = edition.policies.get(term.figure)
    figure = term.days if policy is None else policy.days
    counted = f" → {policy.month_day}" if policy and policy.month_day else f" + {figure}" if figure else ""
    return f"{term.anchor}{counted} [{term.basis}]"


def _called(edition: Edition, party: Party) -> str:
    return edition.ward_called if party is Party.WARD else edition.contractor_called
