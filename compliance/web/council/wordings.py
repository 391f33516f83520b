"""What the report's figures are called on its pages, and which of them was opened."""

from collections.abc import Iterator

from flask_babel import gettext as _

from compliance.documents.outstanding import NO_CONTRACTOR, NO_SECTION, Named, OutstandingReport
from compliance.web.council.matters import Choice, State
from compliance.web.names import party_word, status_title


def named(subject: Named) -> str:
    """An item, section or contractor as this page calls it."""
    if subject in (NO_SECTION, NO_CONTRACTOR):
        return _("未定")
    return subject.name


def choice_words(report: OutstandingReport, choice: Choice) -> tuple[str, ...]:
    """Which figure was opened, in words."""
    return tuple(_parts(report, choice)) or (_("未履行の全体"),)


def _parts(report: OutstandingReport, choice: Choice) -> Iterator[str]:
    if choice.party is not None:
        yield _("%(party)sの義務", party=party_word(choice.party))
    for lines, key in (
        (report.by_item, choice.item),
        (report.by_section, choice.section),
        (report.by_contractor, choice.contractor),
    ):
        yield from (named(line.subject) for line in lines if key is not None and line.subject.key == key)
    if choice.state is not None:
        yield _state_word(choice.state)


def _state_word(state: State) -> str:
    return _("期限後に履行") if state is State.MET_LATE else status_title(state.value)
