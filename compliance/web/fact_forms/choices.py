"""What the forms offer to pick from: people, holdings, requests, visits, clauses, in words."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from flask_babel import gettext as _

from compliance.domain.editions import Act, Edition
from compliance.domain.obligations import FIXED, OUTSTANDING, Party
from compliance.services.grounds import Ground, runs_this_year
from compliance.store.queries.contract_records import InspectionLine
from compliance.store.queries.recorded import HeldPieces, Recorded, Worker
from compliance.store.queries.rows import ObligationRow
from compliance.store.queries.waiting import is_review
from compliance.web.days import day_in_words, fiscal_year_tag
from compliance.web.duties import about_word, duty_word, item_word, subject_word
from compliance.web.fact_forms.entries import by_consent, by_instruction
from compliance.web.fact_forms.workers import worker_words, workers_of_day
from compliance.web.fields.chosen_fields import Option
from compliance.web.items import MEASURE, clause_name, edition_title, measure_name
from compliance.web.languages import chosen_language
from compliance.wording.reasons import Glossary, phrase

Source = Callable[[Ground], Iterable[Option]]

WORKERS_OF_DAY = "workers_of_day"
"""The source that depends on the day of the form."""

_KIND_OF_CLAUSE = re.compile(r"^\((\d)\)\s*(.+)$", re.MULTILINE)


def options(of: str, ground: Ground, on: date) -> tuple[Option, ...]:
    """What a field may offer on a day: a source by its name, or things on record by the name of their kind."""
    if of == WORKERS_OF_DAY:
        return tuple(workers_of_day(ground, on))
    source = SOURCES.get(of)
    return tuple(source(ground) if source else map(_thing, ground.recorded(of)))


def _thing(found: Recorded) -> Option:
    return Option(found.id, subject_word(found.subject))


def _contracts(ground: Ground) -> Iterator[Option]:
    return (Option(line.id, line.number, line.outsourcing_title) for line in ground.others)


def _contracts_of_year(ground: Ground) -> Iterator[Option]:
    late = (line for line in ground.others if runs_this_year(line.end_on, ground.today))
    return (Option(line.id, line.number, line.outsourcing_title) for line in late)


def _successors(ground: Ground) -> Iterator[Option]:
    later = (line for line in ground.others if line.start_on > ground.line.start_on)
    return (Option(line.id, line.number, line.outsourcing_title) for line in later)


def _worker(worker: Worker) -> Option:
    return Option(worker.id, worker.name, worker_words(worker))


def _holding(held: HeldPieces) -> Option:
    left = _("%(count)s点中、残り%(left)s点", count=held.count, left=held.left)
    return Option(held.id, subject_word(held.subject), left)


def _visit(visit: InspectionLine) -> Option:
    when = _("%(day)s予定", day=day_in_words(visit.visit_on)) if visit.visit_on else _("予定日は未定")
    outcome = _visit_outcome(visit)
    return Option(visit.id, fiscal_year_tag(visit.fiscal_year), f"{when} {outcome}".strip())


def _visit_outcome(visit: InspectionLine) -> str:
    if visit.carried_out_on:
        return _("%(day)s実施", day=day_in_words(visit.carried_out_on))
    return _("中止") if visit.cancelled_on else ""


def _erasures_of_all(ground: Ground) -> Iterator[Option]:
    numbers = {line.id: line.number for line in ground.contracts}
    for found in ground.recorded("erasure", everywhere=True):
        more = "" if found.contract == ground.line.id else _("契約 %(number)s", number=numbers.get(found.contract, ""))
        yield Option(found.id, subject_word(found.subject), more)


def _clauses(ground: Ground, items: Callable[[Edition], Iterable[str]]) -> Iterator[Option]:
    """The clauses that each edition the contract stood under has of a kind; those of the one in force come first."""
    named = {item: edition.clause(item) for edition in reversed(ground.editions) for item in items(edition)}
    latest = dict.fromkeys(item for edition in ground.editions for item in items(edition))
    return (Option(item, clause_name(named[item])) for item in latest)


def _items(ground: Ground) -> Iterator[Option]:
    yield from _clauses(ground, lambda edition: (clause.item for clause in edition.clauses))
    for key, measure in ground.measures().items():
        yield Option(f"{MEASURE}{key}", measure_name(key), measure.text)


def _damage_items(ground: Ground) -> Iterator[Option]:
    return _clauses(ground, _damaging)


def _damaging(edition: Edition) -> Iterator[str]:
    """What the clause on damages refers to."""
    settling = (c for c in edition.clauses if any(rule.act is Act.SETTLE_DAMAGE for rule in c.rules))
    return (item for clause in settling for item in clause.refers_to)


def _sensitive(ground: Ground) -> Iterator[Option]:
    banning = (clause for clause in ground.editions[0].clauses if "sensitive_collection" in clause.forbids)
    for clause in banning:
        yield from (Option(number, text) for number, text in _KIND_OF_CLAUSE.findall(clause.text))


def _extendable(ground: Ground) -> Iterator[Option]:
    """Duties whose day the ward may move; the day that stands is part of the choice."""
    rows = [row for row in ground.outstanding if row.obligation.basis not in FIXED]
    subjects = ground.subjects(rows)
    for row in rows:
        owed, due = row.obligation, row.obligation.due_on
        words = " ".join(part for part in (duty_word(row), about_word(row, subjects)) if part)
        stands = _("いまの期限：%(day)s", day=day_in_words(due)) if due else _("期限なし")
        yield Option(f"{owed.key}|{due.isoformat() if due else ''}", words, f"{item_word(row)} {stands}")


def _own_extendable(ground: Ground) -> Iterator[Option]:
    """Of those, what the contractor owes."""
    own = {row.obligation.key for row in ground.outstanding if row.obligation.party is Party.CONTRACTOR}
    return (option for option in _extendable(ground) if str(option.value).rpartition("|")[0] in own)


def _submissions(ground: Ground) -> Iterator[Option]:
    """What was handed in and awaits the ward; a correction is re-checked, which is a form of its own."""
    rows = [
        row
        for row in ground.outstanding
        if row.status in OUTSTANDING and is_review(ground.shelf, row.obligation.edition, row.obligation.rule)
    ]
    subjects = ground.subjects(rows)
    for row in rows:
        subject = subjects.get(row.obligation.subject) if row.obligation.subject else None
        if subject is not None and subject.kind != "correction":
            yield Option(f"{subject.kind}|{row.obligation.subject}", subject_word(subject), item_word(row))


def _breach_causes(ground: Ground) -> Iterator[Option]:
    """What the record proposes, and every clause for what an officer found by other ways."""
    for found in ground.proposals():
        edition = ground.shelf.edition(found.edition)
        words, why = clause_name(edition.clause(found.item)), phrase(found.why, Glossary(chosen_language(), edition))
        yield Option(f"{found.item}|{found.cause}", words, f"{day_in_words(found.on)} {why}")
    for clause in _clauses(ground, lambda edition: (c.item for c in edition.clauses if c.breach_proposable)):
        yield Option(f"{clause.value}|", clause.words, _("記録のほかで分かったこと"))


def _editions(ground: Ground) -> Iterator[Option]:
    for edition in ground.shelf.editions.values():
        yield Option(edition.id, edition_title(edition))


SOURCES: Mapping[str, Source] = {
    "contracts": _contracts,
    "contracts_of_year": _contracts_of_year,
    "successors": _successors,
    "workers": lambda ground: map(_worker, ground.workers),
    "colleagues": lambda ground: map(_worker, ground.colleagues),
    "holding": lambda ground: map(_holding, ground.holdings()),
    "inspection": lambda ground: map(_visit, ground.inspections()),
    "erasures_of_all": _erasures_of_all,
    "editions": _editions,
    "items": _items,
    "consent_items": lambda ground: _clauses(ground, lambda edition: by_consent(edition) or ()),
    "instruction_items": lambda ground: _clauses(ground, lambda edition: by_instruction(edition) or ()),
    "damage_items": _damage_items,
    "sensitive": _sensitive,
    "extendable": _extendable,
    "own_extendable": _own_extendable,
    "submissions": _submissions,
    "breach_causes": _breach_causes,
}
"""The sources that are no kind of their own, or say more of it."""


_FIRST = {
    WORKERS_OF_DAY: "handler_list",
    "workers": "handler_list",
    "erasures_of_all": "erasure",
    "holding": "holding",
    "inspection": "inspection",
}


def first_needed(of: str) -> str | None:
    """The kind to record first where a source is empty; None where there is no such kind."""
    return _FIRST.get(of) if of in SOURCES or of in _FIRST else of


def row_words(row: ObligationRow) -> str:
    """A duty in one line, without whom it is about: 第18項　教育：年度の教育を行う."""
    return _("%(item)s：%(duty)s", item=item_word(row), duty=duty_word(row))
