"""Reorganisations (組織改正): from a day on, works, staff and name of a section pass to another, all at once."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from compliance.services.checks import standing
from compliance.services.desk import Desk
from compliance.services.outsourcings import PutInCharge
from compliance.services.recording import enter
from compliance.services.refusals import not_recorded
from compliance.services.sections import RegisterSection
from compliance.store import versions
from compliance.store.changes import Actor, Change
from compliance.store.idempotency import Request
from compliance.store.models.outsourcings import SectionInCharge
from compliance.store.models.postings import Posting
from compliance.store.models.sections import Section
from compliance.store.queries.postings import reaching, staff_of
from compliance.store.queries.section_works import charges_of, charges_over
from compliance.store.version_rows import fields_of

_MERGED = "組織改正により、統合先の担当と重なるため"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reorganisation:
    """From `on` on, `into` has what `section` had.

    With `works` None everything: a new name, or a merger; staff go along and the section ends the day before. With
    some `works`: a split, in which only these pass on. `into` is a section that stands, or one to be made.
    """

    section: UUID
    into: UUID | RegisterSection
    on: date
    works: tuple[UUID, ...] | None = None


def reorganise(desk: Desk, actor: Actor, wanted: Reorganisation, request: Request | None = None) -> UUID:
    """Carry it out in one transaction; returns the section that has the works now.

    Papers and days before `on` keep the old section. Refused where a section does not stand on the day.
    """
    return UUID(desk.carry_out(actor, lambda change: str(_carry_out(change, desk, wanted)), request))


def _carry_out(change: Change, desk: Desk, wanted: Reorganisation) -> UUID:
    old = standing(change.session, Section, wanted.section)
    into = wanted.into if isinstance(wanted.into, UUID) else enter(change, desk.shelf, wanted.into)
    _check(old, standing(change.session, Section, into), wanted.on)
    _pass_on_works(change, desk, wanted, into)
    if wanted.works is None:
        _pass_on_staff(change, wanted, into)
        versions.supersede(change, Section, old.id, old.version, {"exists_to_on": wanted.on - timedelta(days=1)})
    return into


def _check(old: Section, new: Section, on: date) -> None:
    if old.id == new.id:
        raise not_recorded(
            ("移す先が、もとの課と同じです。", "The works would pass to the same section."),
            ("移す先の課を選び直してください。", "Choose another section."),
            "into",
        )
    ended = old.exists_to_on is not None and old.exists_to_on < on
    if ended or old.exists_from_on >= on:
        raise _not_there(old)
    if new.exists_from_on > on or (new.exists_to_on is not None and new.exists_to_on < on):
        raise _not_there(new)


def _not_there(section: Section) -> Exception:
    return not_recorded(
        (f"その日に「{section.name}」はありません。", f"{section.name} does not stand on that day."),
        ("改正の日と課を確かめてください。", "Check the day and the section."),
        "on",
    )


def _pass_on_works(change: Change, desk: Desk, wanted: Reorganisation, into: UUID) -> None:
    rows = charges_of(change.session, wanted.section, wanted.on)
    rows = [row for row in rows if wanted.works is None or row.outsourcing_id in wanted.works]
    there = charges_over(change.session, [row.outsourcing_id for row in rows], into, wanted.on)
    for row in rows:
        _end(change, row, wanted.on)
        other = there.get(row.outsourcing_id)
        if other is None or (row.leads and not other.leads):
            if other is not None:
                _end(change, other, wanted.on)
            _begin(change, desk, row, into, wanted.on)


def _end(change: Change, row: SectionInCharge | Posting, on: date) -> None:
    """It holds up to the day before; what was to begin later never begins."""
    if row.from_on >= on:
        versions.void(change, type(row), row.id, _MERGED)
    else:
        versions.supersede(change, type(row), row.id, row.version, {"to_on": on - timedelta(days=1)})


def _begin(change: Change, desk: Desk, row: SectionInCharge, into: UUID, on: date) -> None:
    following = PutInCharge(
        outsourcing_id=row.outsourcing_id,
        section_id=into,
        from_on=max(on, row.from_on),
        to_on=row.to_on,
        leads=row.leads,
    )
    enter(change, desk.shelf, following)


def _pass_on_staff(change: Change, wanted: Reorganisation, into: UUID) -> None:
    staff = staff_of(change.session, wanted.section, wanted.on)
    others = reaching(change.session, [posting.account_id for posting in staff], wanted.on)
    there = {posting.account_id for posting in others if posting.section_id == into}
    for posting in staff:
        until, fields = posting.to_on, fields_of(posting)
        _end(change, posting, wanted.on)
        if posting.account_id not in there:
            dated = {"section_id": into, "from_on": max(wanted.on, posting.from_on), "to_on": until}
            versions.insert(change, Posting, fields | dated)
