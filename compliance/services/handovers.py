"""Handovers (受渡し), and what the contractor collects, removes, copies or passes on."""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy.orm import Session

from compliance.domain.facts import Medium
from compliance.services.checks import standing
from compliance.services.recording import Command, UnderContract, beneath
from compliance.services.refusals import missing, not_recorded
from compliance.store.models.collections import Collection, Recognition
from compliance.store.models.copies import Copy
from compliance.store.models.handovers import ExpectedHandover, Handover
from compliance.store.models.removals import Removal
from compliance.store.models.subcontractings import Subcontracting
from compliance.store.shelves import Shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectHandover(UnderContract):
    """A handover is expected by `due_on`; `to_ward` says which way."""

    model: ClassVar = ExpectedHandover
    due_on: date
    description: str
    to_ward: bool = False

    def check(self, session: Session, shelf: Shelf) -> None:
        """It says what is expected."""
        _says_what(self.description)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordHandover(UnderContract):
    """Something passed between the two; the 確認書 is whole when both days are there."""

    model: ClassVar = Handover
    description: str
    medium: Medium
    count: int = 1
    persons: int | None = None
    to_ward: bool = False
    expected_id: UUID | None = None
    consent_id: UUID | None = None
    handler_id: UUID | None = None
    number: str | None = None
    medium_label: str | None = None
    encrypted: bool | None = None
    key_by: str | None = None
    purpose: str | None = None
    giver: str | None = None
    receiver: str | None = None
    due_back_on: date | None = None
    ward_confirmed_on: date | None = None
    ward_confirmed_by: str | None = None
    contractor_confirmed_on: date | None = None
    contractor_confirmed_by: str | None = None
    counted: int | None = None
    difference: str | None = None

    def check(self, session: Session, shelf: Shelf) -> None:
        """It says what passed."""
        _says_what(self.description)

    def check_correction(self, session: Session, shelf: Shelf, subject: UUID) -> None:
        """What a side confirmed stays as it confirmed it, unless its confirmation is taken back with it."""
        self.check(session, shelf)
        stood = standing(session, Handover, subject)
        if all(getattr(stood, name) == getattr(self, name) for name in _CONFIRMED):
            return
        for name in ("ward_confirmed_on", "contractor_confirmed_on"):
            if getattr(self, name) is not None and getattr(self, name) == getattr(stood, name):
                raise not_recorded(
                    ("確認した後に内容を変えると、確認したものと違ってしまいます。", "It was confirmed as it stands."),
                    (
                        "確認した日を消して訂正し、もう一度確認を受けてください。",
                        "Take the day of the confirmation out, and have it confirmed again.",
                    ),
                    name,
                )


_CONFIRMED = ("happened_on", "to_ward", "description", "medium", "medium_label", "count", "persons", "encrypted")
"""What the two sides sign for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordCollection(UnderContract):
    """The contractor collected data; `sensitive` names kinds of clause 5, `consents` the requests it rested on."""

    model: ClassVar = Collection
    from_the_person: bool = True
    purpose_stated: bool = True
    sensitive: tuple[str, ...] = ()
    consents: tuple[UUID, ...] = ()
    what: str | None = None

    def columns(self) -> dict[str, Any]:
        """With a row per consent."""
        told = {"sensitive": list(self.sensitive), "consents": beneath("consent_id", self.consents)}
        return {**Command.columns(self), **told}


@dataclass(frozen=True, slots=True, kw_only=True)
class RecogniseMatter(UnderContract):
    """甲が認めた事項: the ward recognises a matter as of kind (4) of clause 5."""

    model: ClassVar = Recognition
    matter: str
    recognised_by: str | None = None

    def check(self, session: Session, shelf: Shelf) -> None:
        """It says which matter."""
        if not self.matter.strip():
            raise missing("matter", "認めた事項", "matter")


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordRemoval(UnderContract):
    """Data was taken out of the designated places."""

    model: ClassVar = Removal
    consent_id: UUID | None = None
    returned_on: date | None = None
    what: str | None = None
    medium_label: str | None = None
    destination: str | None = None
    carried_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordCopy(UnderContract):
    """A copy was made that is not the keeping of data on a reported computer."""

    model: ClassVar = Copy
    consent_id: UUID | None = None
    what: str | None = None
    count: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordSubcontracting(UnderContract):
    """Work with personal information was given to a third party."""

    model: ClassVar = Subcontracting
    consent_id: UUID | None = None
    third_party: str | None = None
    work: str | None = None


def _says_what(description: str) -> None:
    if not description.strip():
        raise missing("description", "内容", "description")
