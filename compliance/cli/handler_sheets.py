"""A checked handler list as records and lines of text: its people, its problems, what differs from the last list."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from enum import Enum

from compliance.documents.handler_lists.comparisons import Becomes, Compared, Comparison, Standing, Value
from compliance.documents.handler_lists.lines import Line
from compliance.documents.handler_lists.problems import Problem
from compliance.domain.errors import Words

_KINDS: Mapping[Becomes, Words] = {
    Becomes.JOINED: Words("加わる人", "joined"),
    Becomes.CHANGED: Words("変わる人", "changed"),
    Becomes.UNCHANGED: Words("変わらない人", "unchanged"),
    Becomes.DOUBTFUL: Words("同じ人かを確かめる人", "to be asked about"),
}


def line_record(line: Line) -> Mapping[str, object]:
    """A line with every field by its name."""
    return {field.name: _plain(getattr(line, field.name)) for field in fields(Line)}


def problem_record(problem: Problem) -> Mapping[str, object]:
    """A problem with its place and its words in both languages."""
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "row": problem.row,
        "column": problem.letter,
        "heading": problem.heading or None,
        "field": problem.column.value if problem.column else None,
        "typed": problem.typed,
        "why": {"ja": problem.why.ja, "en": problem.why.en},
        "mend": {"ja": problem.mend.ja, "en": problem.mend.en},
    }


def comparison_record(comparison: Comparison) -> Mapping[str, object]:
    """Who joined, changed, stays, left, and is doubtful."""
    found: dict[str, object] = {
        becomes.value: [_compared(each) for each in comparison.of(becomes)] for becomes in Becomes
    }
    return {**found, "left": [_left(each) for each in comparison.left], "is_unchanged": comparison.is_unchanged}


def difference_lines(comparison: Comparison) -> Iterator[str]:
    """The same in a line for each kind, and one for each change."""
    for becomes, words in _KINDS.items():
        there = comparison.of(becomes)
        names = "、".join(each.line.name for each in there) if becomes is not Becomes.UNCHANGED else ""
        yield f"{words.ja} / {words.en}: {len(there)}{'  ' + names if names else ''}"
        for each in there:
            yield from (f"  {each.line.name}: {_text(c.before)} → {_text(c.after)}" for c in each.changes)
    names = "、".join(each.person.name for each in comparison.left)
    yield f"名簿にいない人 / left: {len(comparison.left)}{'  ' + names if names else ''}"


def _compared(each: Compared) -> Mapping[str, object]:
    changes = [
        {"field": change.column.value, "before": _plain(change.before), "after": _plain(change.after)}
        for change in each.changes
    ]
    people = [{"id": person.id, "name": person.name, "kana": person.kana} for person in each.candidates]
    return {"row": each.line.row, "name": each.line.name, "changes": changes, "candidates": people}


def _left(each: Standing) -> Mapping[str, object]:
    return {"name": each.person.name, "kana": each.person.kana, "role": each.role.value, "from_on": each.from_on}


def _plain(value: object) -> object:
    return value.value if isinstance(value, Enum) else value


def _text(value: Value) -> str:
    return "―" if value in (None, "") else str(_plain(value))
