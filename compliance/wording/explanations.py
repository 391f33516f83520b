"""Why an obligation stands where it stands on a day: one line for lists and papers, labelled lines for its page."""

from collections.abc import Mapping
from datetime import date

from compliance.domain.errors import Words
from compliance.domain.obligations import Due, Obligation, Status
from compliance.wording.languages import day_words, said
from compliance.wording.names import BASES
from compliance.wording.reasons import Glossary, phrase

_RAISED = Words("{why}により発生。", "Raised because {why}. ")
_DUE = Words("期限は{on}（{basis}：{why}）。", "Due on {on} ({basis}: {why}). ")
_NO_DUE = Words("期限：{why}。", "Due: {why}. ")
_STANDS: Mapping[Status, Words] = {
    Status.OPEN: Words("履行の記録はまだない。", "Nothing has been recorded as done yet."),
    Status.OVERDUE: Words("期限を過ぎても履行の記録がない。", "The day has passed and nothing is recorded as done."),
    Status.CLAIMED: Words(
        "{on}に提出を受け、区の確認を待っている。", "Handed in on {on}; the ward has yet to review it."
    ),
    Status.MET: Words("{why}により履行済み。", "Met: {why}."),
    Status.LAPSED: Words("{why}により対象外。", "No longer owed: {why}."),
    Status.STANDING: Words("契約期間を通じて守る。", "To be kept throughout."),
    Status.NOT_YET: Words("まだ生じていない。", "Not raised yet."),
}


def sentence(o: Obligation, as_of: date, glossary: Glossary) -> str:
    """What raised it, whose date it is, and where it stands on `as_of`, in one line."""
    raised = said(_RAISED, glossary.language).format(why=phrase(o.raised_by, glossary))
    return (raised + due_words(o.due_as_of(as_of), glossary) + _standing(o, as_of, glossary)).strip()


def due_words(due: Due, glossary: Glossary) -> str:
    """The due day with whose date it is and how it was counted; policy is always called policy."""
    language = glossary.language
    if due.on is None:
        return said(_NO_DUE, language).format(why=phrase(due.reason, glossary))
    on, basis = day_words(due.on, language), said(BASES[due.basis], language)
    return said(_DUE, language).format(on=on, basis=basis, why=phrase(due.reason, glossary))


def _standing(o: Obligation, as_of: date, glossary: Glossary) -> str:
    status = o.status(as_of)
    values: dict[str, str] = {}
    if status is Status.CLAIMED:
        values["on"] = day_words(received_on(o, as_of), glossary.language)
    if status is Status.MET and o.met_by is not None:
        values["why"] = phrase(o.met_by, glossary)
    if status is Status.LAPSED and o.lapsed_by is not None:
        values["why"] = phrase(o.lapsed_by, glossary)
    return said(_STANDS[status], glossary.language).format_map(values)


def received_on(o: Obligation, as_of: date) -> date:
    """The day of receipt of what waits for review on `as_of`."""
    waiting = [r.received_on for r in o.returned if r.received_on <= as_of < r.returned_on]
    claimed = [o.claimed_on] if o.claimed_on is not None and o.claimed_on <= as_of else []
    return min([*waiting, *claimed], default=as_of)
