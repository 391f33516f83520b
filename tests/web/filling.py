"""Filling in a form as somebody before a browser does: what is asked for is answered, everything else is sent as shown."""

from collections.abc import Mapping, Sequence

from bs4 import Tag
from werkzeug.datastructures import MultiDict

Sent = MultiDict[str, str]


def as_shown(form: Tag) -> Sent:
    """What a browser would send of the form as it stands, its buttons left out."""
    sent: Sent = MultiDict()
    for control in form.select("input[name], textarea[name], select[name]"):
        for value in _shown(control):
            sent.add(str(control["name"]), value)
    return sent


def filled(form: Tag, day: str, more: Mapping[str, Sequence[str]] | None = None) -> Sent:
    """Every field answered: days with `day`, texts with their own name, the first of what can be chosen; then `more`."""
    sent = as_shown(form)
    for control in form.select("input[name], textarea[name], select[name]"):
        name, value = str(control["name"]), _answer(control, day)
        if value is not None and not any(sent.getlist(name)):
            sent.setlist(name, [value])
    for name, values in (more or {}).items():
        sent.setlist(name, list(values))
    return sent


def _shown(control: Tag) -> list[str]:
    kind = str(control.get("type", control.name))
    if kind in {"checkbox", "radio"}:
        return [str(control["value"])] if control.has_attr("checked") else []
    if kind == "select":
        chosen = control.select_one("option[selected]") or control.select_one("option")
        return [] if chosen is None else [str(chosen["value"])]
    return [control.get_text().removeprefix("\n") if kind == "textarea" else str(control.get("value", ""))]


def _answer(control: Tag, day: str) -> str | None:
    kind, name = str(control.get("type", control.name)), str(control["name"])
    if kind in {"hidden", "search"}:
        return None
    if kind in {"checkbox", "radio"}:
        return str(control["value"])
    if kind == "select":
        return next((str(o["value"]) for o in control.select("option") if o["value"]), None)
    if control.get("data-day") == "DayField":
        return day
    if control.get("data-day") == "InstantField":
        return f"{day} 10:30"
    if name.endswith("email"):
        return f"{name}@example.jp"
    return "１" if control.get("inputmode") == "numeric" else f"記入例 {name}"
