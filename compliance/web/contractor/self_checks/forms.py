"""The form of a self-check: for each item an answer, a text and the papers that show it; then papers of the whole."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from flask import request
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import Form

from compliance.domain.facts import Answer
from compliance.services.evidence import HandedIn
from compliance.services.self_checks import Asked, ItemAnswer, lacks_ground
from compliance.store.queries.self_checks import LastAnswer
from compliance.web.contractor.hand_ins.kinds import PAPERS, papers
from compliance.web.contractor.hand_ins.papers import chosen, taken_in
from compliance.web.fields.chosen_fields import ChoiceField
from compliance.web.fields.typed_fields import LongField
from compliance.web.names import fact_word


@dataclass(frozen=True, slots=True)
class Line:
    """An item as it is asked: its fields' names and what was answered last."""

    asked: Asked
    answer: str
    note: str
    papers: str
    last: LastAnswer | None


@dataclass(frozen=True, slots=True)
class Files:
    """What was taken in: the papers of the whole, and of each item that has some."""

    whole: tuple[HandedIn, ...]
    of_items: Mapping[str, tuple[HandedIn, ...]]


def lines_of(asked: Sequence[Asked], last: Mapping[str, LastAnswer]) -> tuple[Line, ...]:
    """The items in their order, each with its fields' names."""
    numbered = enumerate(asked, start=1)
    return tuple(Line(each, f"answer-{n}", f"note-{n}", f"papers-{n}", last.get(each.item)) for n, each in numbered)


def form_of(lines: Sequence[Line]) -> Form:
    """Empty, but where nothing gives occasion for an item: that is said beforehand."""
    fields: dict[str, object] = {}
    told: dict[str, object] = {}
    for number, line in enumerate(lines, start=1):
        fields[line.answer] = ChoiceField(_("%(number)s番の答え", number=number), Answer, fact_word)
        fields[line.note] = LongField(_("%(number)s番で見たもの・確かめ方", number=number), required=False)
        fields[line.papers] = papers(_("%(number)s番の書類や写真（あれば）", number=number))
        if line.asked.spared:
            told |= {line.answer: Answer.NOT_APPLICABLE, line.note: spared_words()}
    fields[PAPERS] = papers(_("全体について、確かめたことが分かる書類や写真（あれば）"))
    made: type[Form] = type("SelfCheckForm", (Form,), fields)
    return made(request.form if request.method == "POST" else None, data=told)


def spared_words() -> str:
    """What is said beforehand of an item for which nothing gives occasion."""
    return gettext("この業務では、個人情報を集めていない。")


def is_valid(form: Form, lines: Sequence[Line]) -> bool:
    """Every item is answered, and says how it was checked where it must; what is missing stands beside its field."""
    right = form.validate()
    for line in lines:
        answer, note = form[line.answer].data, form[line.note]
        if answer is not None and lacks_ground(answer, note.data or ""):
            note.errors = [*note.errors, lacking_words()]
            right = False
    return right


def lacking_words() -> str:
    """What is missing where an answer does not say how it was checked."""
    return gettext("「なし」だけのときと、適合以外のときは、何を、どう確かめたかを書いてください。")


def files_of(form: Form, lines: Sequence[Line]) -> Files | None:
    """Every file, judged and kept; None where one cannot be taken, which stands beside its field."""
    whole = taken_in(form[PAPERS])
    of_items = {line.asked.item: taken_in(form[line.papers]) for line in lines}
    kept = {item: files for item, files in of_items.items() if files}
    return None if whole is None or None in of_items.values() else Files(whole, kept)


def any_chosen(form: Form, lines: Sequence[Line]) -> bool:
    """Whether files were chosen: a browser forgets them when the page is shown again."""
    return any(chosen(form[name]) for name in (PAPERS, *(line.papers for line in lines)))


def answers_in(form: Form, lines: Sequence[Line]) -> Iterator[ItemAnswer]:
    """What was answered, once the form is valid."""
    return (ItemAnswer(line.asked.item, form[line.answer].data, form[line.note].data or "") for line in lines)
