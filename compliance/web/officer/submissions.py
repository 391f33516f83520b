"""What was handed in, in words: the values of its form, the difference of a list, and the files that lie beside it."""

from dataclasses import dataclass

from flask_babel import gettext as _

from compliance.services.grounds import Ground, ground_of
from compliance.services.records import record_of
from compliance.store.queries.evidence_lists import EvidenceLine, pieces_about
from compliance.store.queries.list_differences import ListDifference, ListedPerson, Turn, Turned, list_difference
from compliance.store.queries.paging import Reading
from compliance.store.queries.reviews import Submission
from compliance.store.queries.self_checks import GivenAnswer, answers_of
from compliance.web.days import day_in_words
from compliance.web.fact_forms.catalogue import BY_KIND
from compliance.web.fact_forms.sheets import correction_sheet
from compliance.web.fact_forms.told import told
from compliance.web.names import fact_word
from compliance.web.officer.blueprint import blueprint
from compliance.web.visitors import desk, visitor


@dataclass(frozen=True, slots=True)
class HandedIn:
    """The labels and words of what was filled in, the list's difference (of a list), and the files beside it.

    `answers` are those of a self-check, each with the files that show it.
    """

    told: tuple[tuple[str, str], ...]
    difference: ListDifference | None
    pieces: tuple[EvidenceLine, ...]
    answers: tuple[GivenAnswer, ...] = ()


def handed_in(session: Reading, submission: Submission) -> HandedIn:
    """Everything there is to look at; NotFound where it is not the visitor's."""
    contract = submission.duty.contract
    ground = ground_of(desk(), session, visitor().scope, contract)
    is_list, is_report = submission.kind == "handler_list", submission.kind == "status_report"
    pieces = pieces_about(session, contract, submission.about)
    return HandedIn(
        _told(ground, submission),
        list_difference(session, contract, submission.about) if is_list else None,
        pieces,
        answers_of(session, contract, submission.about, pieces) if is_report else (),
    )


def _told(ground: Ground, submission: Submission) -> tuple[tuple[str, str], ...]:
    """As the form that records it asks; what nothing was said of is left out."""
    sheet = correction_sheet(
        BY_KIND[submission.kind], ground, record_of(ground, submission.kind, submission.about), None
    )
    return tuple((label, words) for _name, label, words in told(sheet.form) if words)


@blueprint.app_template_global()
def turn_word(turn: Turn) -> str:
    """What became of somebody from one list to the next."""
    return {
        Turn.JOINED: _("加わった人"),
        Turn.LEFT: _("この名簿に書かれていない人"),
        Turn.CHANGED: _("変わった人"),
        Turn.STAYED: _("変わりのない人"),
    }[turn]


@blueprint.app_template_global()
def listed_words(person: ListedPerson) -> str:
    """What a list says of somebody besides the name."""
    return _("、").join(part for part in _parts(person) if part)


@blueprint.app_template_global()
def changed_words(turned: Turned) -> str:
    """What a list says otherwise of somebody than the one before."""
    if turned.now is None or turned.before is None:
        return ""
    now, before = _parts(turned.now), _parts(turned.before)
    changes = [(old or "–", new or "–") for old, new in zip(before, now, strict=True) if old != new]
    return _("、").join(_("%(old)s → %(new)s", old=old, new=new) for old, new in changes)


def _parts(person: ListedPerson) -> tuple[str | None, ...]:
    until = person.to_on and _("%(day)sまで", day=day_in_words(person.to_on))
    return (
        fact_word(person.role),
        fact_word(person.employment),
        *(person.employer, person.post, person.scope, person.place),
        _("%(day)sから", day=day_in_words(person.from_on)),
        until or None,
    )
