"""Drafts (下書き): what an account typed into a form, until it is saved; no fact, so the trail does not tell of it."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from compliance.services.desk import Desk
from compliance.store import drafts as rows
from compliance.store.models.drafts import Draft

KEPT = timedelta(days=30)
LARGEST = 4_000_000
"""Characters of one draft; more than any form of ours takes: the largest carries a council paper."""

Fields = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """The fields of one form by name, in its order, and the instant they were kept."""

    fields: Fields
    saved_at: datetime


def keep_draft(desk: Desk, account: UUID, page: str, fields: Iterable[tuple[str, str]]) -> KeptDraft | None:
    """Keep what was typed on the page with this path, in the place of what was kept before; None where it is too long.

    Drafts that nobody opened for thirty days are forgotten on the way.
    """
    now, typed = desk.clock.now(), tuple(fields)
    written = json.dumps(typed, ensure_ascii=False)
    if len(written) > LARGEST:
        return None
    with desk.database.writing() as session:
        rows.drop_before(session, now - KEPT)
        rows.keep(session, Draft(account_id=account, page=page, fields=written, saved_at=now))
    return KeptDraft(typed, now)


def kept_draft(desk: Desk, account: UUID, page: str) -> KeptDraft | None:
    """What this account typed on the page with this path; None where nothing is kept, or for more than thirty days."""
    with desk.database.reading() as session:
        found = rows.find(session, account, page)
        if found is None or found.saved_at < desk.clock.now() - KEPT:
            return None
        return KeptDraft(tuple((name, value) for name, value in json.loads(found.fields)), found.saved_at)


def drafted_pages(desk: Desk, session: Session, account: UUID, beneath: str) -> frozenset[str]:
    """The paths of the pages beneath this path of which the account has a draft."""
    return frozenset(rows.pages(session, account, beneath, desk.clock.now() - KEPT))


def drop_draft(desk: Desk, account: UUID, page: str) -> None:
    """Forget it: it was saved, or is not wanted any more."""
    if kept_draft(desk, account, page) is not None:
        with desk.database.writing() as session:
            rows.drop(session, account, page)
