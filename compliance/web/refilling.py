"""Filling a form that is already rendered with what was typed into it before: text, choices, and ticks."""

from collections import defaultdict, deque
from collections.abc import Mapping

from bs4 import BeautifulSoup, Tag

from compliance.services.drafts import Fields
from compliance.web import once

Typed = Mapping[str, deque[str]]


def refill(page: str, fields: Fields, notice: str) -> str:
    """The page with these fields filled in, in the form that has most of them, and the notice (HTML) before it.

    Unchanged where no form has any of them.
    """
    soup = BeautifulSoup(page, "html.parser")
    names = {name for name, _value in fields}
    forms = soup.select("main form[method=post]")
    form = max(forms, key=lambda each: len(names & _names(each)), default=None)
    if form is None or not names & _names(form):
        return page
    typed: dict[str, deque[str]] = defaultdict(deque)
    for name, value in fields:
        typed[name].append(value)
    for field in _fields(form):
        _FILLERS.get(_kind(field), _fill_text)(field, typed)
    form.insert_before(BeautifulSoup(notice, "html.parser"))
    return str(soup)


def _fields(form: Tag) -> list[Tag]:
    return [
        field
        for field in form.select("input[name], select[name], textarea[name]")
        if str(field["name"]) not in once.KEYS
    ]


def _names(form: Tag) -> set[str]:
    return {str(field["name"]) for field in _fields(form)}


def _kind(field: Tag) -> str:
    return str(field.get("type", "text")).lower() if field.name == "input" else field.name


def _fill_text(field: Tag, typed: Typed) -> None:
    if values := typed.get(str(field["name"])):
        field["value"] = values.popleft()


def _fill_area(field: Tag, typed: Typed) -> None:
    if values := typed.get(str(field["name"])):
        field.string = values.popleft()


def _tick(field: Tag, typed: Typed) -> None:
    del field["checked"]
    if str(field.get("value", "on")) in typed.get(str(field["name"]), ()):
        field["checked"] = ""


def _choose(field: Tag, typed: Typed) -> None:
    values = typed.get(str(field["name"]))
    if not values:
        return
    chosen = set(values) if field.has_attr("multiple") else {values.popleft()}
    for option in field.select("option"):
        del option["selected"]
        if str(option.get("value", option.get_text())) in chosen:
            option["selected"] = ""


def _leave(_field: Tag, _typed: Typed) -> None:
    """A file has to be chosen again; what was secret was not kept."""


_FILLERS = {
    "textarea": _fill_area,
    "select": _choose,
    "checkbox": _tick,
    "radio": _tick,
    "file": _leave,
    "password": _leave,
    "submit": _leave,
}
