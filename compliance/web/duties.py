"""An obligation in words: what is owed, about whom or what, under which item, and the reasons it gives."""

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from flask import Flask
from flask_babel import gettext

from compliance.domain.reasons import Reason
from compliance.store.queries.contract_duties import Duty
from compliance.store.queries.obligation_lines import ListedObligation
from compliance.store.queries.rows import ObligationRow
from compliance.web.items import item_name
from compliance.web.languages import chosen_language
from compliance.web.names import basis_word
from compliance.web.permissions import Permission, may
from compliance.web.visitors import desk, visitor
from compliance.wording.duties import act_words
from compliance.wording.reasons import Glossary, phrase
from compliance.wording.subjects import Subject, subject_words

_PEOPLE = frozenset({"designation", "pledge"})
"""The kinds of subjects that are called by a person's name."""


def duty_word(row: ObligationRow) -> str:
    """What has to be done."""
    return rule_word(row.obligation.edition, row.obligation.rule)


def rule_word(edition: str, rule: str) -> str:
    """What a rule asks for."""
    return act_words(desk().shelf.act(edition, rule), chosen_language())


def about_word(row: ObligationRow, subjects: Mapping[UUID, Subject]) -> str:
    """Whom or what it is about; empty for what concerns the whole contract."""
    return subject_word(subjects.get(row.obligation.subject) if row.obligation.subject else None)


def subject_word(subject: Subject | None) -> str:
    """Somebody or something that a duty is about; empty for nothing, without a name for whoever may read none."""
    return SubjectWords().of(subject) if subject else ""


class SubjectWords:
    """The same for many: who reads, and in which language, is asked once."""

    def __init__(self) -> None:
        self._named, self._language = reads_names(), chosen_language()

    def of(self, subject: Subject) -> str:
        """Somebody or something, without a name for whoever may read none."""
        if subject.kind in _PEOPLE and not self._named:
            subject = replace(subject, text=gettext("氏名非表示"))
        return subject_words(subject, self._language)


def reads_names() -> bool:
    """The office reads who works where, and a contractor its own people; the council does not."""
    return any(may(visitor().role, each) for each in (Permission.PERSON_READ, Permission.OWN_DUTIES_READ))


def item_word(row: ObligationRow) -> str:
    """The clause or measure it stands under."""
    return item_under(row.obligation.edition, row.obligation.item)


def item_under(edition: str, item: str) -> str:
    """A clause or measure as this edition calls it."""
    return item_name(desk().shelf.edition(edition), item)


def reason_word(reason: Reason, row: ObligationRow) -> str:
    """A reason of this obligation as a phrase."""
    return phrase(reason, Glossary(chosen_language(), desk().shelf.edition(row.obligation.edition)))


def due_word(row: ObligationRow) -> str:
    """The reason of the due day that stands on the row's day: where there is no day, what it waits for."""
    return reason_word(row.obligation.due_as_of(row.as_of).reason, row)


def due_basis_word(line: ListedObligation) -> str:
    """Whose date the due day in force is; what it waits for where none is set."""
    return basis_word(line.basis) if line.due_on else due_word(line.row)


def lapse_word(duty: Duty) -> str:
    """Why it is no longer owed; empty where it is."""
    if duty.lapsed_by is None:
        return ""
    return phrase(duty.lapsed_by, Glossary(chosen_language(), desk().shelf.edition(duty.edition)))


def init_app(app: Flask) -> None:
    """Gives the templates these words."""
    app.jinja_env.globals.update(
        duty_word=duty_word,
        about_word=about_word,
        subject_word=subject_word,
        item_word=item_word,
        item_under=item_under,
        due_word=due_word,
        lapse_word=lapse_word,
    )
