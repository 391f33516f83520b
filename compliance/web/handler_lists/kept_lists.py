"""The handler list that somebody is looking over: kept as a draft of that account alone until it is filed.

`at` is the address of the page that looks it over; the draft lies under a path of its own beneath it, since a form's
draft lies under that of the page that shows it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from compliance.documents.handler_lists.readings import ReadList, from_text, to_text
from compliance.documents.handler_lists.refusals import refusal
from compliance.domain.errors import NotFound
from compliance.services.drafts import drop_draft, keep_draft, kept_draft
from compliance.web.visitors import desk, visitor

_WHO = "who-"
NEW = "new"
"""Said of somebody who is none of those that are registered."""


@dataclass(frozen=True, slots=True)
class KeptList:
    """A list as read and mended so far, when it was received, and by row whom somebody said it is about.

    `also` are the contractor's other contracts that it is for.
    """

    read: ReadList
    received_on: date
    answers: Mapping[int, UUID | None]
    also: tuple[UUID, ...] = ()


def keep_list(at: str, kept: KeptList) -> None:
    """Keep it in the place of the one before; NotAHandlerList where it is too long to be kept."""
    answers = ((f"{_WHO}{row}", NEW if who is None else str(who)) for row, who in kept.answers.items())
    also = (("also", str(contract)) for contract in kept.also)
    fields = [("list", to_text(kept.read)), ("received_on", kept.received_on.isoformat()), *answers, *also]
    if keep_draft(desk(), visitor().id, _place(at), fields) is None:
        raise refusal("too_much", kept.read.name)


def kept_list(at: str) -> KeptList:
    """The list that this account looks over; NotFound where there is none, or none any more."""
    draft = kept_draft(desk(), visitor().id, _place(at))
    if draft is None:
        raise NotFound("読み込んだ名簿 / list that was read", at)
    told = dict(draft.fields)
    answers = dict(answers_in(draft.fields))
    also = tuple(UUID(value) for name, value in draft.fields if name == "also")
    return KeptList(from_text(told["list"]), date.fromisoformat(told["received_on"]), answers, also)


def forget_list(at: str) -> None:
    """It was filed."""
    drop_draft(desk(), visitor().id, _place(at))


def answers_in(fields: Iterable[tuple[str, str]]) -> Iterator[tuple[int, UUID | None]]:
    """The answers among the fields of a form or a draft; what is no row or no id answers nothing."""
    for name, value in fields:
        row = name.removeprefix(_WHO)
        if name.startswith(_WHO) and row.isascii() and row.isdecimal():
            try:
                yield int(row), None if value == NEW else UUID(value)
            except ValueError:
                continue


def _place(at: str) -> str:
    return f"{at}/read"
