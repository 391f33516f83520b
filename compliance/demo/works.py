"""What a work that the ward outsources is made of, told briefly enough that many can be told."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from compliance.domain.facts import Medium
from compliance.domain.obligations import Party
from compliance.services.outsourcings import Item, MeasureText, NamedMedium, RegisterOutsourcing
from compliance.store.models.outsourcings import BasisType, DataOrigin, MeasureCategory

PROVIDED, COLLECTED, CREATED = DataOrigin.PROVIDED, DataOrigin.COLLECTED, DataOrigin.CREATED
Measures = tuple[tuple[str, tuple[str, ...]], ...]
"""The text of each measure, and the clauses it says again."""

_MEDIUM_NAMES = {Medium.PAPER: "紙", Medium.MEDIA: "電磁的媒体（CD-R等）", Medium.COMPUTER: "委託先のパソコン"}


@dataclass(frozen=True, slots=True)
class Work:
    """One item before the council.

    `sections`: the first one leads. `items`: names of data by the kind of person they are about, in groups that come
    to the contractor alike. `issued` is what the ward hands over each year, in words of the handover's record.
    """

    title: str
    registered_name: str
    paper_number: str
    sections: tuple[str, ...]
    purpose: str
    subjects: str
    subject_count: int
    reason: str
    content: tuple[str, ...]
    items: Mapping[str, tuple[tuple[DataOrigin, tuple[str, ...]], ...]]
    media: tuple[Medium, ...]
    issued: str
    place: str
    contractors: tuple[str, ...]
    ward_measures: Measures
    operation_measures: Measures
    system_measures: Measures = ()
    consulted: bool = False
    sensitive: bool = False
    since: int = 2022

    @property
    def collects(self) -> bool:
        """Whether the contractor collects any of the data itself."""
        return any(origin is COLLECTED for groups in self.items.values() for origin, _ in groups)

    @property
    def uses_computer(self) -> bool:
        """Whether data are kept on the contractor's computers."""
        return Medium.COMPUTER in self.media


def registration(work: Work) -> RegisterOutsourcing:
    """The command that registers the work."""
    return RegisterOutsourcing(
        title=work.title,
        registered_name=work.registered_name,
        paper_number=work.paper_number,
        basis_type=BasisType.CONSULTATION if work.consulted else BasisType.REPORT,
        basis_text="第14条第1項（業務委託）",
        computer_processing=work.uses_computer,
        involves_collection=work.collects,
        provides_sensitive=work.sensitive,
        purpose=work.purpose,
        subjects=work.subjects,
        subject_count=work.subject_count,
        media_text="及び".join(_MEDIUM_NAMES[medium] for medium in work.media),
        reason=work.reason,
        content="\n".join(f"{n} {line}" for n, line in enumerate(work.content, start=1)),
        start_on=date(work.since, 4, 1),
        end_on=date(work.since + 1, 3, 31),
        continues_yearly=True,
        contractor_text=None if work.contractors else "未定（公募型プロポーザルにより選定予定）",
        data_items=tuple(
            Item(person_kind=kind, name=name, origin=origin)
            for kind, groups in work.items.items()
            for origin, names in groups
            for name in names
        ),
        media=tuple(NamedMedium(name=_MEDIUM_NAMES[medium], medium=medium) for medium in work.media),
    )


def measures(work: Work) -> tuple[MeasureText, ...]:
    """Every measure reported to the council, keyed like the paper's: `ward.operation.1`, `contractor.system.3`."""
    return (
        *_measures("ward.operation", Party.WARD, MeasureCategory.OPERATIONS, work.ward_measures),
        *_measures("contractor.operation", Party.CONTRACTOR, MeasureCategory.OPERATIONS, work.operation_measures),
        *_measures("contractor.system", Party.CONTRACTOR, MeasureCategory.SYSTEM, work.system_measures),
    )


def _measures(key: str, party: Party, category: MeasureCategory, texts: Measures) -> tuple[MeasureText, ...]:
    return tuple(
        MeasureText(key=f"{key}.{n}", party=party, category=category, text=text, clauses=clauses)
        for n, (text, clauses) in enumerate(texts, start=1)
    )
