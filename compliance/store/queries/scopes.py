"""Whose rows the asking user may see: applied as a column or join condition in every query, never as a list of rows."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Scope:
    """The whole ward, some sections (in charge of an outsourcing), or one contractor; the default sees nothing."""

    ward_wide: bool = False
    sections: frozenset[UUID] = frozenset()
    contractor: UUID | None = None

    @classmethod
    def whole_ward(cls) -> "Scope":
        """Everything: privacy officer, auditor, council secretariat."""
        return cls(ward_wide=True)

    @classmethod
    def of_sections(cls, *sections: UUID) -> "Scope":
        """What these sections are in charge of, leading or not."""
        return cls(sections=frozenset(sections))

    @classmethod
    def of_contractor(cls, contractor: UUID) -> "Scope":
        """One contractor's own contracts."""
        return cls(contractor=contractor)
