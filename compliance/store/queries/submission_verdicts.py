"""What the ward said of a submission under the contracts that the asker may see: a review each, or its checks alone."""

from sqlalchemy import ColumnElement, ScalarSelect, Select, and_, exists, or_, select, tuple_
from sqlalchemy.orm import aliased

from compliance.store.models.base import Belonging
from compliance.store.models.certificates import Certificate, CertifiedErasure
from compliance.store.models.contracts import Contract
from compliance.store.models.erasures import Erasure, ErasureCheck
from compliance.store.models.reviews import Review
from compliance.store.models.trail import TrailEntry
from compliance.store.queries.current import stands
from compliance.store.queries.scopes import Scope
from compliance.store.queries.scoping import visible

_T, _LINK, _LATER = TrailEntry, aliased(Belonging), aliased(ErasureCheck)


def is_returned(scope: Scope) -> ColumnElement[bool]:
    """Whether it was sent back under one of them: by the last review, or as 消去未確認 by the last check."""
    return _under_one(scope, or_(_last_review().is_(False), _is_denied()))


def is_waiting(scope: Scope) -> ColumnElement[bool]:
    """Whether nobody looked at it yet under one of them: neither by a review nor by checking all its erasures."""
    return _under_one(scope, _last_review().is_(None) & ~_is_checked())


def _under_one(scope: Scope, holds: ColumnElement[bool]) -> ColumnElement[bool]:
    c = Contract
    served = (_LINK.entity_id == _T.subject, _LINK.superseded_seq.is_(None), c.id == _LINK.contract_id)
    seen = (c.superseded_seq.is_(None), visible(scope, c.id, c.contractor_id))
    return exists().where(*served, *seen, holds).correlate(_T)


def _last_review() -> ScalarSelect[bool]:
    r = Review
    said = select(r.accepted).where(r.subject_id == _T.subject, r.contract_id == _LINK.contract_id, stands(r))
    return said.order_by(r.happened_on.desc(), r.id.desc()).limit(1).correlate(_T, _LINK).scalar_subquery()


def _is_denied() -> ColumnElement[bool]:
    """Whether the last check of an erasure that it tells of did not confirm that."""
    check = ErasureCheck
    follows = tuple_(_LATER.happened_on, _LATER.id) > tuple_(check.happened_on, check.id)
    overtaken = exists().where(_LATER.erasure_id == check.erasure_id, stands(_LATER), follows).correlate(check)
    own = exists().where(check.erasure_id == _T.subject, check.confirmed.is_(False), stands(check), ~overtaken)
    told = _certified().join(check, check.erasure_id == CertifiedErasure.erasure_id)
    since = (stands(check), check.confirmed.is_(False), check.happened_on >= Certificate.happened_on, ~overtaken)
    return _of_either(own.correlate(_T), told.where(*since).correlate(_T, _LINK).exists())


def _is_checked() -> ColumnElement[bool]:
    """Whether every erasure that it tells of was checked since it came."""
    check = ErasureCheck
    own = exists().where(check.erasure_id == _T.subject, stands(check)).correlate(_T)
    since = (check.erasure_id == CertifiedErasure.erasure_id, stands(check))
    looked = exists().where(*since, check.happened_on >= Certificate.happened_on)
    unseen = _certified().where(~looked.correlate(CertifiedErasure, Certificate)).correlate(_T, _LINK)
    return _of_either(own, ~unseen.exists())


def _certified() -> Select[*tuple[object, ...]]:
    """The erasures of a certificate under the contract in question."""
    of, c = CertifiedErasure, Certificate
    return (
        select(of.erasure_id)
        .join(c, c.row_id == of.of_row)
        .where(c.id == _T.subject, stands(c), of.contract_id == _LINK.contract_id)
    )


def _of_either(erasure: ColumnElement[bool], certificate: ColumnElement[bool]) -> ColumnElement[bool]:
    return or_(and_(_T.kind == Erasure.__tablename__, erasure), and_(_T.kind == Certificate.__tablename__, certificate))
