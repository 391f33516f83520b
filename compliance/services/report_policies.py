"""Which of the ward's own days the outstanding report rests on: each figure once, with the day it took effect."""

from collections.abc import Iterable

from compliance.documents.outstanding import PolicyLine
from compliance.documents.outstanding.sums import item_order
from compliance.domain.editions import Policy
from compliance.domain.obligations import Basis
from compliance.store.queries.rows import ObligationRow
from compliance.store.shelves import Rulebooks
from compliance.wording.duties import item_words


def policy_lines(books: Rulebooks, rows: Iterable[ObligationRow]) -> tuple[PolicyLine, ...]:
    """The ward's own figures that the listed policy dates rest on, each once, in the order of the items."""
    lines: dict[PolicyLine, str] = {}
    for row in rows:
        line = _policy_line(books, row)
        if line is not None:
            lines.setdefault(line, row.obligation.item)
    return tuple(sorted(lines, key=lambda line: (item_order(lines[line]), line.words)))


def _policy_line(books: Rulebooks, row: ObligationRow) -> PolicyLine | None:
    owed, edition = row.obligation, books.shelf.edition(row.obligation.edition)
    due = owed.due_as_of(row.as_of)
    name = due.reason.arguments.get("policy")
    if due.basis is not Basis.POLICY or not isinstance(name, str) or name not in edition.policies:
        return None
    policy = books.of(edition.id).policy(name, owed.raised_on)
    changes = books.policy_changes.get(edition.id, ())
    since = [change.from_on for change in changes if change.name == name and change.from_on <= owed.raised_on]
    effective_on = max(since, default=edition.in_force_from)
    return PolicyLine(item_words(edition, owed.item, "ja"), _words(policy), effective_on)


def _words(policy: Policy) -> str:
    """What the figure is for, and the figure itself; nought days say no more than the words do."""
    if policy.month_day is not None:
        month, day = policy.month_day.split("-")
        return f"{policy.ja}　{int(month)}月{int(day)}日"
    return f"{policy.ja}　{policy.days}日" if policy.days else policy.ja
