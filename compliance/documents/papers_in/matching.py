"""A paper's clauses matched with the editions: the edition that fits best, and clause by clause what differs."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from compliance.documents.papers_in.differences import Stretch, stretches
from compliance.documents.papers_in.readings import PaperClause
from compliance.documents.papers_in.widths import folded, folded_marks
from compliance.domain.editions import Clause, Edition

ALIKE = 0.55
"""From this share of common character pairs on, two clauses are versions of one: different clauses of one edition
share up to 0.53 (measured over both editions), because they begin and end alike."""

COVERED = 0.5
"""An edition fits a paper when it has at least this much of what the paper's clauses say."""


class Verdict(StrEnum):
    """How a clause stands to the edition. `LAYOUT`: the same text in other widths, spaces or line breaks."""

    SAME = "same"
    LAYOUT = "layout"
    DIFFERS = "differs"
    MISSING = "missing"
    ADDITIONAL = "additional"


@dataclass(frozen=True, slots=True)
class ClauseComparison:
    """One clause: the paper's (None: missing), the edition's (None: additional), and the two texts as one."""

    verdict: Verdict
    paper: PaperClause | None
    edition: Clause | None
    likeness: float = 0.0
    stretches: tuple[Stretch, ...] = ()
    heading_differs: bool = False
    item_differs: bool = False


@dataclass(frozen=True, slots=True)
class ClauseMatch:
    """The edition that fits best (None where none fits), how well each fits (0 to 1), and every clause compared."""

    edition: Edition | None
    fits: Mapping[str, float]
    clauses: tuple[ClauseComparison, ...]

    def count(self, verdict: Verdict) -> int:
        """How many clauses stand so."""
        return sum(each.verdict is verdict for each in self.clauses)

    def is_same(self) -> bool:
        """Whether the paper has the edition's text, widths and line breaks apart."""
        return bool(self.clauses) and all(each.verdict in {Verdict.SAME, Verdict.LAYOUT} for each in self.clauses)


@dataclass(frozen=True, slots=True)
class _Pair:
    likeness: float
    paper: int
    edition: int


def match_clauses(clauses: Sequence[PaperClause], editions: Mapping[str, Edition]) -> ClauseMatch:
    """The edition whose clauses are most alike, and the comparison with it.

    An edition that has less than half of what the paper says does not fit; where none fits, every clause is additional.
    """
    matches = {name: match_with(clauses, edition) for name, edition in sorted(editions.items())}
    fits = {name: match.fits[name] for name, match in matches.items()}
    fitting = [name for name, match in matches.items() if _covered(clauses, match) >= COVERED]
    if not fitting:
        additional = tuple(ClauseComparison(Verdict.ADDITIONAL, clause, None) for clause in clauses)
        return ClauseMatch(None, fits, additional)
    best = matches[max(fitting, key=lambda name: fits[name])]
    return ClauseMatch(best.edition, fits, best.clauses)


def match_with(clauses: Sequence[PaperClause], edition: Edition) -> ClauseMatch:
    """The comparison with one edition, however little they have in common: what an officer chose."""
    pairs = _pairs(clauses, edition.clauses)
    count = len(clauses) + len(edition.clauses)
    fit = 2 * sum(pair.likeness for pair in pairs) / count if count else 0.0
    return ClauseMatch(edition, {edition.id: fit}, tuple(_compared(clauses, edition.clauses, pairs)))


def _covered(clauses: Sequence[PaperClause], match: ClauseMatch) -> float:
    """How much of the paper the edition has: 1 where every clause of the paper has its like."""
    return sum(each.likeness for each in match.clauses) / len(clauses) if clauses else 0.0


def _pairs(ours: Sequence[PaperClause], theirs: Sequence[Clause]) -> tuple[_Pair, ...]:
    """Each clause with the one most alike, each at most once; of two alike ones the one with the same number."""
    our_bags = [_bag(clause.whole()) for clause in ours]
    their_bags = [_bag(clause.text) for clause in theirs]
    candidates = [
        _Pair(likeness, a, b)
        for a, our_bag in enumerate(our_bags)
        for b, their_bag in enumerate(their_bags)
        if (likeness := _likeness(our_bag, their_bag)) >= ALIKE
    ]
    candidates.sort(key=lambda pair: (-pair.likeness, ours[pair.paper].item != theirs[pair.edition].item, pair.paper))
    return tuple(_each_once(candidates))


def _each_once(candidates: Sequence[_Pair]) -> Iterator[_Pair]:
    used_ours: set[int] = set()
    used_theirs: set[int] = set()
    for pair in candidates:
        if pair.paper not in used_ours and pair.edition not in used_theirs:
            used_ours.add(pair.paper)
            used_theirs.add(pair.edition)
            yield pair


def _compared(
    ours: Sequence[PaperClause], theirs: Sequence[Clause], pairs: Sequence[_Pair]
) -> Iterator[ClauseComparison]:
    """In the order of the edition, then what the paper has beyond it."""
    by_edition = {pair.edition: pair for pair in pairs}
    for position, clause in enumerate(theirs):
        pair = by_edition.get(position)
        if pair is None:
            yield ClauseComparison(Verdict.MISSING, None, clause)
        else:
            yield _comparison(ours[pair.paper], clause, pair.likeness)
    matched = {pair.paper for pair in pairs}
    for position, each in enumerate(ours):
        if position not in matched:
            yield ClauseComparison(Verdict.ADDITIONAL, each, None)


def _comparison(ours: PaperClause, theirs: Clause, likeness: float) -> ClauseComparison:
    verdict = _verdict(ours.whole(), theirs.text)
    differing = stretches(ours.whole(), theirs.text) if verdict is Verdict.DIFFERS else ()
    return ClauseComparison(
        verdict,
        ours,
        theirs,
        likeness,
        differing,
        heading_differs=folded(ours.heading) != folded(theirs.heading),
        item_differs=folded(ours.item) != folded(theirs.item),
    )


def _verdict(paper: str, edition: str) -> Verdict:
    if _trimmed(paper) == _trimmed(edition):
        return Verdict.SAME
    return Verdict.LAYOUT if folded_marks(paper) == folded_marks(edition) else Verdict.DIFFERS


def _trimmed(text: str) -> str:
    return "\n".join(line.strip() for line in text.strip().splitlines())


def _bag(text: str) -> Counter[str]:
    plain = folded_marks(text)
    return Counter(plain[position : position + 2] for position in range(len(plain) - 1))


def _likeness(ours: Counter[str], theirs: Counter[str]) -> float:
    """Dice's share of common character pairs: 1 for equal texts, 0 for texts with none in common."""
    total = ours.total() + theirs.total()
    return 2 * (ours & theirs).total() / total if total else 0.0
