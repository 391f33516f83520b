"""Postings (配属): as what and where an account works from a day on, one by one or everybody's on 1 April at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar
from uuid import UUID

from sqlalchemy.orm import Session

from compliance.domain.errors import NotFound, Refused
from compliance.services.desk import Desk
from compliance.services.recording import Command, enter
from compliance.services.refusals import not_recorded
from compliance.store import versions
from compliance.store.changes import Actor, Change
from compliance.store.idempotency import Request
from compliance.store.models.accounts import Account, AccountRole
from compliance.store.models.postings import Posting
from compliance.store.models.sections import Section
from compliance.store.queries.postings import administrators_leave_on, has_administrator, reaching
from compliance.store.shelves import Shelf

AT_A_CONTRACTOR = frozenset({AccountRole.CONTRACTOR_RESPONSIBLE, AccountRole.CONTRACTOR_STAFF})
_REPLACED = "異動の登録により置換え"


@dataclass(frozen=True, slots=True, kw_only=True)
class Post(Command):
    """The account works in this role, and in this section or for this contractor, from `from_on` to `to_on`."""

    model: ClassVar = Posting
    account_id: UUID
    role: AccountRole
    from_on: date
    to_on: date | None = None
    section_id: UUID | None = None
    contractor_id: UUID | None = None
    inspector: bool = False

    def check(self, session: Session, shelf: Shelf) -> None:
        """Role and place agree, the section exists then, and nothing else is held at once but other sections."""
        if session.get(Account, self.account_id) is None:
            raise NotFound("利用者 / account", self.account_id)
        check_place(self)
        _check_days(session, self)
        for other in reaching(session, [self.account_id], self.from_on):
            if self.to_on is None or other.from_on <= self.to_on:
                self._check_beside(other)

    def _check_beside(self, other: Posting) -> None:
        """兼務: an officer of several sections, and nothing else."""
        officers = self.role is other.role is AccountRole.SECTION_OFFICER
        if not officers or self.section_id == other.section_id:
            raise not_recorded(
                (
                    "同じ期間に別の配属があります（兼務にできるのは、担当課の職員の別の課だけです）。",
                    "Another posting holds in these days: only an officer of another section can hold two at once.",
                ),
                ("期間を変えるか、異動として登録してください。", "Change the days, or record a transfer."),
                "from_on",
            )


def post_beside(desk: Desk, actor: Actor, added: Sequence[Post], request: Request | None = None) -> None:
    """Add postings beside those that stand (兼務, or a first one); all of them, or none."""

    def act(change: Change) -> str:
        return str(len([enter(change, desk.shelf, command) for command in added]))

    desk.carry_out(actor, act, request)


def transfer(desk: Desk, actor: Actor, moves: Sequence[Post], request: Request | None = None) -> None:
    """From the day of each move on, its account holds that posting and no other; all of them, or none.

    What held before ends the day before; what was to begin later is replaced. Refused where the ward would be left
    without an administrator, or an account is moved between the ward and a contractor.
    """

    def act(change: Change) -> str:
        for move in moves:
            enter_transfer(change, desk.shelf, move)
        keep_an_administrator(change.session, {desk.today(), *(move.from_on for move in moves)})
        return str(len(moves))

    desk.carry_out(actor, act, request)


def enter_transfer(change: Change, shelf: Shelf, move: Post) -> None:
    """One move inside a larger change, whoever is left to administrate."""
    _end_others(change, move)
    enter(change, shelf, move)


def end_posting(
    desk: Desk, actor: Actor, subject: UUID, expected_version: int, to_on: date, request: Request | None = None
) -> None:
    """The posting holds up to `to_on`. Stale where somebody changed it meanwhile; the last administrator stays."""

    def act(change: Change) -> str:
        versions.supersede(change, Posting, subject, expected_version, {"to_on": to_on})
        keep_an_administrator(change.session, {desk.today(), to_on + timedelta(days=1)})
        return str(subject)

    desk.carry_out(actor, act, request)


def keep_an_administrator(session: Session, days: set[date]) -> None:
    """Refused where nobody could run the system on one of these days, or the day after an administrator's last."""
    session.flush()
    left = {last + timedelta(days=1) for last in administrators_leave_on(session, min(days))}
    for day in sorted(days | left):
        if not has_administrator(session, day):
            raise not_recorded(
                (
                    f"{day.isoformat()} にシステム管理者がいなくなります。",
                    f"Nobody would be an administrator on {day.isoformat()}.",
                ),
                (
                    "先に、別の利用者をシステム管理者にしてください。",
                    "Make somebody else an administrator first.",
                ),
                "role",
            )


def check_place(new: "Post") -> None:
    """Officers have a section, a contractor's people a contractor, nobody else either; only officers inspect."""
    _agree(new.role is AccountRole.SECTION_OFFICER, new.section_id, "section", "担当課", "section", "担当課の職員")
    _agree(new.role in AT_A_CONTRACTOR, new.contractor_id, "contractor", "事業者", "contractor", "事業者の利用者")
    if new.inspector and new.role is not AccountRole.SECTION_OFFICER:
        raise not_recorded(
            ("検査員は、担当課の職員だけです。", "Only section officers inspect."),
            ("役割を確かめてください。", "Check the role."),
            "inspector",
        )


def _agree(needed: bool, given: UUID | None, field: str, ja: str, en: str, whom: str) -> None:
    if needed != (given is not None):
        raise not_recorded(
            (f"{ja}は、{whom}に必要です（ほかの役割には付けません）。", f"This role and the {en} do not agree."),
            (f"役割と{ja}を確かめてください。", f"Check the role and the {en}."),
            field,
        )


def _check_days(session: Session, new: Post) -> None:
    if new.to_on is not None and new.to_on < new.from_on:
        raise _days("終わりの日が、始まりの日より前です。", "It ends before it begins.", "to_on")
    section = None if new.section_id is None else versions.current(session, Section, new.section_id)
    if section is None:
        return
    if new.from_on < section.exists_from_on or (section.exists_to_on or new.from_on) < new.from_on:
        raise _days(f"その日に「{section.name}」はありません。", f"{section.name} does not exist then.", "section")


def _days(ja: str, en: str, field: str) -> Refused:
    return not_recorded((ja, en), ("日付を確かめてください。", "Check the days."), field)


def _end_others(change: Change, move: Post) -> None:
    for other in reaching(change.session, [move.account_id], move.from_on):
        if other.contractor_id != move.contractor_id:
            raise not_recorded(
                (
                    "区の職員と事業者の利用者の間では異動できません。",
                    "An account cannot move between the ward and a contractor.",
                ),
                ("新しい利用者として登録してください。", "Open a new account."),
                "role",
            )
        if other.from_on >= move.from_on:
            versions.void(change, Posting, other.id, _REPLACED)
        else:
            before = move.from_on - timedelta(days=1)
            versions.supersede(change, Posting, other.id, other.version, {"to_on": before})
