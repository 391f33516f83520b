"""Which clauses a measure says again (運用1 = 13): proposed by weighted words, for an officer to decide."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from compliance.documents.papers_in.readings import PaperMeasure
from compliance.documents.papers_in.widths import folded
from compliance.domain.editions import Clause, Edition
from compliance.domain.errors import Words
from compliance.domain.obligations import Party

ENOUGH = 3
"""A subject is present where its words weigh at least this much: one telling word (3), or several common ones."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What measures and clauses are about: the words that tell it in a measure, those in a clause, their weights."""

    name: str
    reason: Words
    in_measure: tuple[tuple[str, int], ...]
    in_clause: tuple[tuple[str, int], ...]


SUBJECTS = (
    Subject(
        "designation",
        Words("取扱責任者・取扱者の指定と報告", "designating and reporting who handles the data"),
        (("取扱責任者", 2), ("取扱者", 1), ("従事者", 1), ("指定", 2), ("名簿", 2)),
        (("取扱責任者", 2), ("取扱者", 1), ("従事者の指定", 3), ("従事者を指定", 3), ("名簿", 2)),
    ),
    Subject(
        "safekeeping",
        Words("施錠できる場所での保管", "keeping under lock"),
        (("施錠", 2), ("鍵", 2), ("金庫", 2), ("キャビネット", 1), ("保管庫", 2), ("保管", 1)),
        (("施錠", 2), ("鍵", 2), ("保管庫", 2), ("適正な管理", 2), ("善良な管理者", 2), ("保管", 1)),
    ),
    Subject(
        "return",
        Words("資料等の返還・引渡し", "returning or delivering what was handed over"),
        (("返還", 3), ("返却", 3), ("引き渡", 2), ("引渡", 2), ("終了後", 1)),
        (("返還", 3), ("返却", 3), ("引き渡", 2)),
    ),
    Subject(
        "erasure",
        Words("電子計算機に記録された個人情報の消去", "erasing data on computers"),
        (("消去し", 3), ("消去さ", 3), ("消去する", 3), ("削除", 3), ("廃棄", 2)),
        (
            ("個人情報を消去する", 3),
            ("消去しなければ", 3),
            ("消去又は", 3),
            ("消去し、", 2),
            ("廃棄し", 2),
            ("返還", 1),
        ),
    ),
    Subject(
        "certificate",
        Words("消去の記録と証明書", "the record and certificate of erasure"),
        (("証明書", 3), ("消去証明", 3)),
        (("証明書", 3),),
    ),
    Subject(
        "reoutsourcing",
        Words("再委託", "outsourcing to a third party"),
        (("再委託", 3),),
        (("再委託", 3),),
    ),
    Subject(
        "copying",
        Words("複写・複製", "copying"),
        (("複写", 3), ("複製", 3)),
        (("複写", 3), ("複製", 2)),
    ),
    Subject(
        "removal",
        Words("持出し", "taking data out"),
        (("持ち出", 3), ("持出", 3)),
        (("持ち出", 3), ("持出", 3)),
    ),
    Subject(
        "education",
        Words("従事者への教育・研修", "teaching the workers"),
        (("教育", 3), ("研修", 3)),
        (("教育", 3), ("研修", 3)),
    ),
    Subject(
        "incident",
        Words("事故発生時の報告", "reporting accidents"),
        (("事故", 2), ("報告", 1), ("連絡", 1), ("通知", 1)),
        (("事故", 3),),
    ),
    Subject(
        "secrecy",
        Words("秘密の保持", "secrecy"),
        (("守秘", 3), ("秘密", 3), ("第三者に漏ら", 3)),
        (("秘密", 3), ("漏らし", 2)),
    ),
    Subject(
        "inspection",
        Words("立入り調査・監査", "inspection"),
        (("立入", 3), ("監査", 3), ("実地", 2), ("検査", 2), ("調査", 1)),
        (("立入", 3), ("監査", 2)),
    ),
)


@dataclass(frozen=True, slots=True)
class LinkProposal:
    """A proposal that a measure says a clause again: the words found in each, how much they weigh, and the subject."""

    measure: str
    item: str
    subject: str
    reason: Words
    words: tuple[str, ...]
    weight: int


def propose_links(measures: Sequence[PaperMeasure], edition: Edition) -> tuple[LinkProposal, ...]:
    """For each measure the clauses of the same party on the same subject, the weightiest of the edition for each.

    A proposal only: the officer may change it. A measure on no known subject gets none.
    """
    return tuple(proposal for measure in measures for proposal in _proposals(measure, edition))


def _proposals(measure: PaperMeasure, edition: Edition) -> Iterator[LinkProposal]:
    party = Party.WARD if measure.key.startswith("ward.") else Party.CONTRACTOR
    clauses = [clause for clause in edition.clauses if clause.party is party]
    taken: set[str] = set()
    for subject in SUBJECTS:
        words, weight = _found(subject.in_measure, measure.text)
        clause = _weightiest(subject, clauses) if weight >= ENOUGH else None
        if clause is not None and clause.item not in taken:
            taken.add(clause.item)
            yield LinkProposal(measure.key, clause.item, subject.name, subject.reason, words, weight)


def _weightiest(subject: Subject, clauses: Sequence[Clause]) -> Clause | None:
    weights = [(_found(subject.in_clause, clause.heading + clause.text)[1], clause) for clause in clauses]
    weight, clause = max(weights, key=lambda each: each[0], default=(0, None))
    return clause if weight >= ENOUGH else None


def _found(weighted: Sequence[tuple[str, int]], text: str) -> tuple[tuple[str, ...], int]:
    plain = folded(text)
    found = [(word, weight) for word, weight in weighted if word in plain]
    return tuple(word for word, _ in found), sum(weight for _, weight in found)
