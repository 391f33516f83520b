"""Many contracts renewed at once: each for the year after its own, with what may come along unseen of each.

Places are not named again here: naming one meets the ward's duty, so that an officer looks at each. The rest is moved
by an instruction for all that is held, or comes as a claim that waits to be confirmed, as with a single renewal.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from compliance.domain.calendar import months_before
from compliance.domain.editions import Edition
from compliance.services.bulk import Plan, Touched, Why, split
from compliance.services.carrying import may_stay
from compliance.services.checks import follows
from compliance.services.contracts import Attachment
from compliance.services.desk import Desk
from compliance.services.refusals import missing
from compliance.services.renewal_previews import RenewalPreview, previews_of
from compliance.services.renewals import Before, Renewal, enter_renewals
from compliance.store.changes import Change
from compliance.store.queries.altered_duties import altered_duties
from compliance.store.queries.carried import Carried, LastAnswer, carried_of
from compliance.store.queries.contracts import numbers_given
from compliance.store.queries.editions import bound_until
from compliance.store.queries.renewable_contracts import RenewableContract, renewable_contracts
from compliance.store.queries.scopes import Scope

MOST = 50
"""How many are renewed at once: the page shows what comes along with each, and an officer reads it."""

OF_NUMBERS = frozenset({Why.NO_NUMBER, Why.NUMBER_TWICE, Why.NUMBER_GIVEN})
"""What hinders a renewal and is mended by typing another number."""

Question = Callable[[Edition, Sequence[LastAnswer]], str]
"""The words in which the last answers are asked about anew."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """One contract with what comes along with it, and the term of the contract after it (None: not known)."""

    contract: RenewableContract
    there: Carried
    term: tuple[date, date] | None

    @property
    def before(self) -> Before:
        """What its renewal builds on."""
        told = self.contract
        return Before(told.line, told.collects, told.predecessor, told.editions, self.there)


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewing:
    """更新, concluded on one day, under `edition` (None: each under its own), with the numbers typed by contract.

    With an `instruction` all that is held moves; `people`, `devices` and the self-check as in a single renewal.
    """

    numbers: Mapping[UUID, str]
    concluded_on: date
    question: Question
    edition: str | None = None
    attachments: tuple[Attachment, ...] = ()
    holdings: bool = False
    instruction: str = ""
    people: bool = False
    devices: bool = False
    self_check_due_on: date | None = None
    officer: str | None = None

    did = "renew"
    most = MOST

    def plan(self, session: Session, desk: Desk, scope: Scope, ids: Sequence[UUID]) -> Plan[Chosen]:
        """Those whose term is a year, and whose new number is typed and free. Refused where a detail is missing."""
        self._check(desk)
        rows = chosen_to_renew(session, scope, ids)
        typed = Counter(number for row in rows if (number := self._number(row)))
        given = numbers_given(session, typed)

        def hindrance(row: Chosen) -> Why | None:
            number = self._number(row)
            return self._hindrance(row, desk) or _of_number(number, typed[number], given=number in given)

        return split(rows, hindrance, self._for)

    def record(self, change: Change, desk: Desk, plan: Plan[Chosen]) -> None:
        """Each contract with what comes along."""
        enter_renewals(change, desk.shelf, self.renewals(desk, plan))

    def renewals(self, desk: Desk, plan: Plan[Chosen]) -> Sequence[tuple[Before, Renewal]]:
        """What is done for each row that the plan touches."""
        return [
            (touched.row.before, self._renewal(desk, touched.row, touched.row.term))
            for touched in plan.touched
            if touched.row.term is not None
        ]

    def _check(self, desk: Desk) -> None:
        if self.self_check_due_on is not None:
            follows(self.self_check_due_on, desk.today(), "self_check_due_on", "報告の期限", "day asked for")
        if self.holdings and not self.instruction.strip():
            raise missing("instruction", "資料等の取扱いの指示の内容", "text of the instruction for the holdings")

    def _hindrance(self, row: Chosen, desk: Desk) -> Why | None:
        """Why no number would help."""
        told = row.contract
        if told.closed_on is not None:
            return Why.CLOSED
        if told.renewed:
            return Why.RENEWED
        if row.term is None:
            return _of_term(told)
        edition = bound_until(desk.shelf, told.editions, desk.today())[0]
        return None if not self.holdings or may_stay(edition, row.there.holdings) else Why.HOLDINGS_STAY

    def _number(self, row: Chosen) -> str:
        return self.numbers.get(row.contract.id, "").strip()

    def _for(self, row: Chosen) -> Touched[Chosen]:
        return Touched(row, on=row.term and row.term[0])

    def _renewal(self, desk: Desk, row: Chosen, term: tuple[date, date]) -> Renewal:
        last = bound_until(desk.shelf, row.contract.editions, date.max)[0]
        return Renewal(
            predecessor_id=row.contract.id,
            number=self._number(row),
            edition_id=self.edition or last.id,
            concluded_on=self.concluded_on,
            start_on=term[0],
            end_on=term[1],
            attachments=self.attachments,
            holdings=tuple(held.id for held in row.there.holdings) if self.holdings else (),
            instruction=self.instruction,
            people=self.people,
            devices=tuple(device.id for device in row.there.devices) if self.devices else (),
            self_check_due_on=self.self_check_due_on,
            question=self.question(last, row.there.answers) or None,
            officer=self.officer,
        )


def chosen_to_renew(session: Session, scope: Scope, ids: Sequence[UUID]) -> Sequence[Chosen]:
    """Those of these contracts that the asker may see, by number; three queries."""
    found = renewable_contracts(session, scope, ids)
    terms = {told.id: _term_after(told) for told in found}
    there = carried_of(session, {told.id: _from(terms[told.id], told) for told in found})
    return [Chosen(told, there[told.id], terms[told.id]) for told in found]


def effects_of(
    session: Session, desk: Desk, scope: Scope, order: Renewing, plan: Plan[Chosen]
) -> Mapping[UUID, RenewalPreview]:
    """What each renewal of the plan would lead to, by the contract before; three queries."""
    renewals = order.renewals(desk, plan)
    ids = [before.line.id for before, _ in renewals]
    stood = {each.contract: each.rows for each in altered_duties(session, scope, ids, desk.today())}
    return dict(zip(ids, previews_of(session, desk, renewals, stood), strict=True))


def _term_after(told: RenewableContract) -> tuple[date, date] | None:
    """The year after the contract's own; None where that was not a year, or did not come to its end."""
    end = told.end_on
    if end is None or _ended_early(told) or end != _year_from(told.line.start_on):
        return None
    start = end + timedelta(days=1)
    return start, _year_from(start)


def _year_from(start: date) -> date:
    return months_before(start, -12) - timedelta(days=1)


def _ended_early(told: RenewableContract) -> bool:
    concluded = told.line.end_on
    return told.end_on is not None and concluded is not None and told.end_on < concluded


def _from(term: tuple[date, date] | None, told: RenewableContract) -> date:
    return told.line.start_on if term is None else term[0]


def _of_term(told: RenewableContract) -> Why:
    if told.end_on is None:
        return Why.NO_END
    return Why.ENDED_EARLY if _ended_early(told) else Why.NOT_A_YEAR


def _of_number(number: str, typed: int, *, given: bool) -> Why | None:
    if not number:
        return Why.NO_NUMBER
    if typed > 1:
        return Why.NUMBER_TWICE
    return Why.NUMBER_GIVEN if given else None
