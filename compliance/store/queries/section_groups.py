"""The groups of sections that are in charge together: by them a section finds its obligations in the order of days."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from compliance.store.models.obligations import ProjectionSection
from compliance.store.queries.scopes import Scope
from compliance.store.queries.shapes import shaped


@dataclass(frozen=True, slots=True)
class Group:
    """Sections that are in charge of a contract together, the leading one first, as rows of the projection name them.

    There are few: of a ward's twenty sections hardly more than thirty, however many its contracts.
    """

    together: str

    @property
    def sections(self) -> Sequence[UUID]:
        """Their ids."""
        return [UUID(hex=digits) for digits in self.together.split()]

    def has(self, section: UUID) -> bool:
        """Whether it is one of them."""
        return section.hex in self.together


Groups = tuple[Group, ...]


def groups_of(session: Session, scope: Scope, *asked: UUID | None) -> Groups | None:
    """The groups that the sections of a scope are in, or where it is the whole ward those `asked` for.

    None where there are none of either: a contractor's rows, or the ward's, are found without them.
    """
    sections = frozenset(section for section in asked if section) if scope.ward_wide else scope.sections
    if not sections:
        return None
    return tuple(Group(together) for (together,) in session.connection().execute(*_groups(sections)))


def meant(groups: Groups, scope: Scope, section: UUID | None, lead: UUID | None) -> Groups:
    """Those of the groups that the scope sees, with this `section` in charge, and led by `lead`."""
    seen = groups if scope.ward_wide else (group for group in groups if any(map(group.has, scope.sections)))
    within = (group for group in seen if section is None or group.has(section))
    return tuple(group for group in within if lead is None or group.together.startswith(lead.hex))


@shaped
def _groups(sections: frozenset[UUID]) -> Select[str]:
    held = ProjectionSection
    return select(held.together).where(held.section_id.in_(sections)).distinct().order_by(held.together)
