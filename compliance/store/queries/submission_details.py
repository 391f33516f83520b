"""What a page of submissions tells besides the trail: contracts, files, names and the reasons of reviews."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Select, or_, select, union_all
from sqlalchemy.orm import Session

from compliance.store.models.base import Belonging
from compliance.store.models.certificates import Certificate, CertifiedErasure
from compliance.store.models.contracts import Contract
from compliance.store.models.erasures import ErasureCheck
from compliance.store.models.evidence import Evidence, EvidenceUse, SealedFile
from compliance.store.models.outsourcings import Outsourcing
from compliance.store.models.reviews import Review
from compliance.store.queries.authors import account_names
from compliance.store.queries.current import stands
from compliance.store.queries.scopes import Scope
from compliance.store.queries.scoping import visible


@dataclass(frozen=True, slots=True)
class Under:
    """A contract that a submission serves."""

    contract: UUID
    number: str
    title: str


@dataclass(frozen=True, slots=True)
class HandedFile:
    """A file of it, recorded at `position`: `sent` and `kept` are SHA-256 (hex), `size` the bytes that are kept."""

    evidence: UUID
    position: int
    name: str
    size: int
    sent: str | None
    kept: str


@dataclass(frozen=True, slots=True)
class Details:
    """All of it by the id of the submission; `names` by the actor's id."""

    under: Mapping[UUID, tuple[Under, ...]]
    files: Mapping[UUID, tuple[HandedFile, ...]]
    reasons: Mapping[UUID, str]
    names: Mapping[str, str]


def details_of(session: Session, scope: Scope, things: Sequence[UUID], actors: Collection[str]) -> Details:
    """Of the contracts that the asker may see; in five queries, however many there are."""
    if not things:
        return Details({}, {}, {}, {})
    names = account_names(session, actors)
    under = _under(session, scope, things)
    return Details(under, files_of(session, things), _reasons(session, under), names)


def files_of(session: Session, things: Sequence[UUID]) -> Mapping[UUID, tuple[HandedFile, ...]]:
    """The files that were used for these things, or are themselves what was handed in, in the order of recording.

    What was voided or erased since is told as it was: it was handed in.
    """
    e, f, u = Evidence, SealedFile, EvidenceUse
    columns: tuple[Any, ...] = (e.id, e.recorded_seq, e.original_name, f.size, e.sender_sha256, f.sha256)
    used = (u.evidence_id == e.id) & (u.version == 1) & u.subject_id.is_not(None)
    statement: Select[*tuple[Any, ...]] = select(u.subject_id, *columns).join(f, f.id == e.file_id).outerjoin(u, used)
    statement = statement.where(e.version == 1, or_(u.subject_id.in_(things), e.id.in_(things)))
    found: dict[UUID, dict[UUID, HandedFile]] = defaultdict(dict)
    for subject, *row in session.execute(statement.order_by(e.recorded_seq)):
        file = HandedFile(*row)
        found[subject if subject in things else file.evidence][file.evidence] = file
    return {thing: tuple(files.values()) for thing, files in found.items()}


def _under(session: Session, scope: Scope, things: Sequence[UUID]) -> Mapping[UUID, tuple[Under, ...]]:
    b, c, o = Belonging, Contract, Outsourcing
    statement: Select[*tuple[Any, ...]] = select(b.entity_id, c.id, c.number, o.title).join(c, c.id == b.contract_id)
    statement = statement.join(o, (o.id == c.outsourcing_id) & o.superseded_seq.is_(None))
    serving = (b.entity_id.in_(things), b.superseded_seq.is_(None), c.superseded_seq.is_(None))
    seen = visible(scope, c.id, c.contractor_id)
    found: dict[UUID, list[Under]] = defaultdict(list)
    for thing, *row in session.execute(statement.where(*serving, seen).order_by(c.number)):
        found[thing].append(Under(*row))
    return {thing: tuple(under) for thing, under in found.items()}


def _reasons(session: Session, under: Mapping[UUID, tuple[Under, ...]]) -> Mapping[UUID, str]:
    """Of the last review or check of each, where it gave one."""
    r, c, of = Review, ErasureCheck, CertifiedErasure
    things, contracts = list(under), {each.contract for some in under.values() for each in some}
    said = select(r.subject_id, r.happened_on, r.id, r.reason).where(
        r.subject_id.in_(things), r.contract_id.in_(contracts), stands(r)
    )
    seen = c.contract_id.in_(contracts), stands(c), c.confirmed.is_(False)
    checked = select(c.erasure_id, c.happened_on, c.id, c.seen).where(c.erasure_id.in_(things), *seen)
    certified = select(Certificate.id, c.happened_on, c.id, c.seen).join(of, of.of_row == Certificate.row_id)
    certified = certified.join(c, c.erasure_id == of.erasure_id).where(Certificate.id.in_(things), *seen)
    rows = session.execute(union_all(said, checked, certified).order_by("happened_on", "id"))
    last = {row[0]: row[3] for row in rows}
    return {thing: reason for thing, reason in last.items() if reason}
