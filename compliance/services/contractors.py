"""Contractors (委託先・受託事業者)."""

from dataclasses import dataclass
from typing import Any, ClassVar

from sqlalchemy.orm import Session

from compliance.domain.corporate_numbers import BadCorporateNumber, corporate_number
from compliance.domain.search_keys import search_key
from compliance.services.recording import Command
from compliance.services.refusals import missing, not_recorded
from compliance.store.models.contractors import Contractor
from compliance.store.shelves import Shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Whom to ask there."""

    name: str
    post: str | None = None
    telephone: str | None = None
    email: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterContractor(Command):
    """One business; `corporate_number` as typed."""

    model: ClassVar = Contractor
    name: str
    kana: str | None = None
    corporate_number: str | None = None
    postal_code: str | None = None
    address: str | None = None
    telephone: str | None = None
    email: str | None = None
    contacts: tuple[Contact, ...] = ()

    def columns(self) -> dict[str, Any]:
        """With the number as digits, the key to search by, and a row per contact."""
        number = self._number()
        contacts = [
            {"position": n, "name": c.name, "post": c.post, "telephone": c.telephone, "email": c.email}
            for n, c in enumerate(self.contacts, start=1)
        ]
        told = {"corporate_number": number, "search_key": search_key(self.name, self.kana, number)}
        return {**Command.columns(self), **told, "contacts": contacts}

    def check(self, session: Session, shelf: Shelf) -> None:
        """It has a name, and its corporate number can be one."""
        if not self.name.strip():
            raise missing("name", "事業者の名称", "name of the contractor")
        try:
            self._number()
        except BadCorporateNumber as bad:
            why, then = (bad.why.ja, bad.why.en), (bad.next.ja, bad.next.en)
            raise not_recorded(why, then, "corporate_number") from bad

    def _number(self) -> str | None:
        return corporate_number(self.corporate_number) if self.corporate_number else None
