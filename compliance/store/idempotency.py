"""Each rendered form is carried out at most once: its key, and what it led to, are kept beside what it changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from hmac import compare_digest
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.orm import Session

from compliance.domain.errors import KeyReused
from compliance.store.changes import Change
from compliance.store.entries import canonical
from compliance.store.models.requests import AnsweredRequest


@dataclass(frozen=True, slots=True)
class Request:
    """One POST: whose, on which route (endpoint and ids), under the form's key, with the digest of its body."""

    account: UUID
    route: str
    key: UUID
    body: bytes


def body_digest(fields: Iterable[tuple[str, str]]) -> bytes:
    """The SHA-256 of a form's fields, in any order; leave out the CSRF token, give a file as its own digest in hex."""
    return sha256(canonical(sorted(fields))).digest()


def answer_to(session: Session, request: Request) -> str | None:
    """What this request led to when it came first, or None where it is new.

    Raises KeyReused where the account used the key for another route or body. Ask inside the change: its lock makes
    the second of two simultaneous sendings wait and then see the answer of the first.
    """
    answered = session.get(AnsweredRequest, (request.account, request.key))
    if answered is None:
        return None
    if answered.route != request.route or not compare_digest(answered.body, request.body):
        raise KeyReused(request.key)
    return answered.result


def keep_answer(change: Change, request: Request, result: str) -> None:
    """Store what a new request led to, in the transaction of its change: both are there, or neither."""
    told = {"route": request.route, "body": request.body, "result": result, "at": change.at}
    change.session.add(AnsweredRequest(account=request.account, key=request.key, **told))


def forget_answers(session: Session, before: datetime) -> int:
    """Delete the answers given before an instant; returns how many. A form older than that must be opened again."""
    gone = delete(AnsweredRequest).where(AnsweredRequest.at < before).returning(AnsweredRequest.key)
    return len(session.execute(gone).all())
