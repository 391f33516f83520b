"""Which version of a designation is in force: a list that was sent back makes nobody a handler, and changes nobody."""

from sqlalchemy import ColumnElement, ScalarSelect, and_, exists, not_, or_, select
from sqlalchemy.orm import aliased

from compliance.store.fact_rows import Form
from compliance.store.models.people import Designation
from compliance.store.models.reviews import Review

_NOW = Form(of_one=True, as_known=False)
_OTHER = aliased(Designation)


def in_force(form: Form = _NOW) -> ColumnElement[bool]:
    """The last version that no returned list told of: what stood before it stands. None after a void."""
    standing = form.stands(Designation) & _counts(Designation, form)
    overtaken = exists().where(_another(form), _OTHER.version > Designation.version, _counts(_OTHER, form))
    restored = and_(form.recorded(Designation), ~form.current(Designation), Designation.void_reason.is_(None))
    return or_(standing, and_(restored, *form.kept(Designation), _counts(Designation, form), ~overtaken))


def told_of(form: Form = _NOW) -> ColumnElement[bool]:
    """The same, and who stands on returned lists only: not designated, but the duty to report them is still owed."""
    return or_(in_force(form), and_(form.stands(Designation), _only_told(form)))


def newest_version() -> ScalarSelect[int]:
    """The number of the last version, in force or not: what the next one follows."""
    newest = select(_OTHER.version).where(_OTHER.id == Designation.id, _OTHER.superseded_seq.is_(None))
    return newest.correlate(Designation).scalar_subquery()


def is_returned() -> ColumnElement[bool]:
    """Whether a version that is told of stands on returned lists only."""
    return not_(_counts(Designation, _NOW))


def is_waiting() -> ColumnElement[bool]:
    """Whether the ward still has to look at the list that told of this version."""
    looked = exists().where(*_of(Designation), _NOW.stands(Review))
    return Designation.told_by.is_not(None) & ~looked


def _only_told(form: Form) -> ColumnElement[bool]:
    earlier = exists().where(_another(form), _counts(_OTHER, form))
    return not_(_counts(Designation, form)) & ~earlier


def _another(form: Form) -> ColumnElement[bool]:
    return and_(_OTHER.id == Designation.id, form.recorded(_OTHER))


def _counts(row: type[Designation], form: Form) -> ColumnElement[bool]:
    """Whether a version was told of by nobody else than the ward, or not sent back; a void always counts."""
    sent_back = exists().where(*_of(row), Review.accepted.is_(False), form.stands(Review))
    return or_(row.told_by.is_(None), row.void_reason.is_not(None), ~sent_back)


def _of(row: type[Designation]) -> tuple[ColumnElement[bool], ...]:
    return Review.subject_id == row.told_by, Review.contract_id == row.contract_id
