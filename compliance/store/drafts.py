"""Rows of drafts: one for each account and page, replaced by the next saving, gone once saved or too old."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from compliance.store.models.drafts import Draft


def keep(session: Session, draft: Draft) -> None:
    """Put the draft in the place of the one before."""
    session.merge(draft)


def find(session: Session, account: UUID, page: str) -> Draft | None:
    """The draft of this account on this page."""
    return session.get(Draft, (account, page))


def pages(session: Session, account: UUID, beneath: str, since: datetime) -> Sequence[str]:
    """The pages beneath a path of which this account has a draft, saved since an instant."""
    asked = (Draft.account_id == account, Draft.page.startswith(beneath, autoescape=True), Draft.saved_at >= since)
    return session.scalars(select(Draft.page).where(*asked)).all()


def drop(session: Session, account: UUID, page: str) -> None:
    """Forget the draft of one page."""
    session.execute(delete(Draft).where(Draft.account_id == account, Draft.page == page))


def drop_before(session: Session, before: datetime) -> None:
    """Forget every draft that was last saved before this instant."""
    session.execute(delete(Draft).where(Draft.saved_at < before))
