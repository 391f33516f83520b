"""Which of the ward's own days the outstanding report rests on: each figure once, with the day it took effect."""

from collections.abc import Iterable

from compliance.documents.outstanding import PolicyLine
from compliance.domain.editions import Policy
from compliance.domain.obligations import Basis
from compliance.store.queries.rows import ObligationRow
from compliance.store.shelves import Rulebooks
from compliance.wording.duties import item_words


def policy_lines(books: Rulebooks, rows: Iterable[ObligationRow]) -> tuple[PolicyLine, ...]:
    """The ward's own figures that the listed policy dates rest on, each once."""
    lines = {_policy_line(books, row) for row in rows if row.obligation.due_as_of(row.as_of).basis is Basis.POLICY}
    return tuple(sorted((line for line in lines if line is not None), key=lambda line: (line.item_label, line.words)))


def _policy_line(books: Rulebooks, row: ObligationRow) -> PolicyLine | None:
    owed, edition = row.obligation, books.shelf.edition(row.under.edition)
    name = owed.due_as_of(row.as_of).reason.arguments.get("policy")
    if not isinstance(name, str) or name not in edition.policies:
        return None
    policy = books.of(edition.id).policy(name, owed.raised_on)
    changes = books.policy_changes.get(edition.id, ())
    since = [change.from_on for change in changes if change.name == name and change.from_on <= owed.raised_on]
    effective_on = max(since, default=edition.in_force_from)
    return PolicyLine(item_words(edition, owed.item, "ja"), f"{policy.ja} {_figure_words(policy)}", effective_on)


def _figure_words(policy: Policy) -> str:
    if policy.month_day is not None:
        month, day = policy.month_day.split("-")
        return f"{int(month)}月{int(day)}日"
    return f"{policy.days}日"
