"""Writes reminders from obligations: what is owed in words, alike things counted together, nobody's name."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Self
from uuid import UUID

from sqlalchemy.orm import Session

from compliance.documents.reminders import Letter, Matter, contractor_text, letter_json, section_text, subject_for
from compliance.domain.obligations import Basis, Party, Status
from compliance.store.mails import Draft
from compliance.store.models.mails import Channel
from compliance.store.queries.contacts import Reached, reached_contractors, reached_sections
from compliance.store.queries.rows import ObligationRow
from compliance.store.queries.wards import Ward, ward
from compliance.store.shelves import Shelf
from compliance.wording.duties import act_words, item_words
from compliance.wording.names import BASES, PARTIES

_NOBODY = Reached("", "", "")


@dataclass(frozen=True, slots=True)
class Writer:
    """Who writes on which day, and how everybody is reached."""

    shelf: Shelf
    on: date
    sends_mail: bool
    ward: Ward
    sections: dict[UUID, Reached]
    contractors: dict[UUID, Reached]

    @classmethod
    def of(cls, session: Session, shelf: Shelf, on: date, rows: Collection[ObligationRow], *, sends_mail: bool) -> Self:
        """A writer who can reach everybody that these rows concern; three queries."""
        sections = reached_sections(session, {row.under.section for row in rows})
        contractors = reached_contractors(session, {row.under.contractor for row in rows})
        return cls(shelf, on, sends_mail, ward(session), dict(sections), dict(contractors))

    def to_contractor(self, contractor: UUID, section: UUID, rows: Iterable[ObligationRow], key: str) -> Draft:
        """One letter about all of them: a mail where both have what it takes, else to be printed."""
        to = self.contractors.get(contractor, _NOBODY)
        letter = self._letter(section, to, [(row, self._matter(row)) for row in rows])
        by_mail = self.sends_mail and bool(to.email)
        return Draft(
            key=key,
            channel=Channel.MAIL if by_mail else Channel.POST,
            recipient=to.email if by_mail else to.name,
            subject=subject_for(letter),
            body=contractor_text(letter),
            letter=letter_json(letter),
            section=section,
            contractor=contractor,
        )

    def to_section(self, section: UUID, rows: Iterable[ObligationRow], claimed: int, key: str) -> Draft:
        """The section's own digest, its duties and its contractors' told apart; to be asked only where `may_mail`."""
        letter = self._letter(section, _NOBODY, [(row, self.named(row)) for row in rows])
        return Draft(
            key=key,
            channel=Channel.MAIL,
            recipient=self.sections[section].email,
            subject=subject_for(letter),
            body=section_text(letter, claimed),
            letter=None,
            section=section,
            contractor=None,
        )

    def may_mail(self, section: UUID) -> bool:
        """Whether the section can be written to."""
        return self.sends_mail and bool(self.sections.get(section, _NOBODY).email)

    def _letter(self, section: UUID, to: Reached, matters: list[tuple[ObligationRow, Matter]]) -> Letter:
        own = self.sections.get(section, _NOBODY)
        return Letter(
            ward=self.ward.name,
            section=own.name,
            telephone=own.telephone,
            email=own.email,
            contractor=to.name,
            postal_code=to.postal_code,
            address=to.address,
            written_on=self.on,
            late=_counted(matter for row, matter in matters if row.status is Status.OVERDUE),
            soon=_counted(matter for row, matter in matters if row.status is not Status.OVERDUE),
            practice=self.ward.practice,
        )

    def named(self, row: ObligationRow) -> Matter:
        """The matter with whose duty it is, for the ward's own mails."""
        party = row.obligation.party
        whose = PARTIES[party].ja if party is Party.WARD else row.under.contractor_name
        matter = self._matter(row)
        return replace(matter, owed=f"〔{whose}〕{matter.owed}")

    def _matter(self, row: ObligationRow) -> Matter:
        owed, edition = row.obligation, self.shelf.edition(row.obligation.edition)
        due = owed.due_as_of(row.as_of)
        return Matter(
            contract=row.under.number,
            title=row.under.outsourcing_title,
            owed=act_words(self.shelf.act(owed.edition, owed.rule), "ja"),
            item=item_words(edition, owed.item, "ja"),
            due_on=due.on,
            basis=BASES[due.basis].ja,
            policy=due.on is not None and due.basis is Basis.POLICY,
            days_over=row.days_over,
        )


def _counted(matters: Iterable[Matter]) -> tuple[Matter, ...]:
    """Alike things once, with their number, in the order of their due days."""
    numbers = Counter(matters)
    counted = (replace(matter, number=number) for matter, number in numbers.items())
    return tuple(sorted(counted, key=lambda matter: (matter.due_on or date.max, matter.contract)))
