"""A council paper that was read and reviewed, recorded as an outsourcing with its sections and its measures."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid5

from compliance.documents.papers_in.readings import CategoryKind, PaperKind, PaperMeasure, PaperReading
from compliance.documents.papers_in.readings import Section as PaperSection
from compliance.documents.papers_in.widths import folded
from compliance.domain.facts import Medium
from compliance.domain.obligations import Party
from compliance.domain.search_keys import search_key
from compliance.services.desk import Desk
from compliance.services.refusals import missing
from compliance.store import versions
from compliance.store.changes import Actor, Change
from compliance.store.models.outsourcings import (
    BasisType,
    MeasureCategory,
    MeasuresReport,
    Outsourcing,
    SectionInCharge,
)
from compliance.store.models.sections import Department, Section
from compliance.store.queries.ward_sections import WardSection, departments_by_name, ward_sections

PAPERS = UUID("6f1d7a52-5d0f-4b7e-9a0c-3f2b8c5d4e61")
"""The namespace of outsourcings read from papers: the same paper always gives the same id, so it is recorded once."""

NO_DEPARTMENT = "（部の記載なし）"
_MEDIUM_NAMES = {Medium.PAPER: "紙", Medium.MEDIA: "電磁的媒体", Medium.COMPUTER: "電子計算機"}

Links = Mapping[str, Sequence[str]]
"""Measure key → the items of the clauses it says again, as the officer left the proposal."""


@dataclass(frozen=True, slots=True)
class Imported:
    """The outsourcing of a paper; `already`: the same paper had been recorded before, and nothing was changed."""

    outsourcing: UUID
    already: bool


def outsourcing_id(reading: PaperReading) -> UUID:
    """The id that the outsourcing of this paper has, or will have."""
    return uuid5(PAPERS, reading.digest)


def import_outsourcing(desk: Desk, actor: Actor, reading: PaperReading, links: Links | None = None) -> Imported:
    """Record the paper in one transaction: the outsourcing, its sections in charge, its measures with their `links`.

    Sections the ward does not have yet are made, from the paper's first day on. Refused where the paper has no title
    or does not say whether it consults or reports. A paper that was recorded before changes nothing.
    """
    if not reading.title.value:
        raise missing("title", "件名", "title")
    if reading.kind.value is None:
        raise missing("kind", "諮問・報告の別", "kind (consultation or report)")
    ident = outsourcing_id(reading)
    with desk.reading() as session:
        if versions.newest(session, Outsourcing, ident) is not None:
            return Imported(ident, already=True)
    with desk.change(actor) as change:
        if versions.newest(change.session, Outsourcing, ident) is not None:
            return Imported(ident, already=True)
        _enter(change, reading, ident, from_on=reading.period.value.start or desk.today(), links=links or {})
    return Imported(ident, already=False)


def _enter(change: Change, reading: PaperReading, ident: UUID, *, from_on: date, links: Links) -> None:
    versions.insert(change, Outsourcing, _columns(reading), id=ident)
    for position, section in enumerate(_sections(change, reading, from_on)):
        in_charge = {"outsourcing_id": ident, "section_id": section, "leads": position == 0, "from_on": from_on}
        versions.insert(change, SectionInCharge, in_charge)
    measures = list(_measures(reading, links))
    if measures:
        report = {"outsourcing_id": ident, "happened_on": from_on, "measures": measures}
        versions.insert(change, MeasuresReport, report)


def _columns(reading: PaperReading) -> dict[str, object]:
    kinds = {category.kind for category in reading.categories.value}
    period, count = reading.period.value, reading.subject_count.value
    return {
        "title": reading.title.value,
        "search_key": search_key(reading.title.value, reading.registered_name.value, reading.project.value),
        "registered_name": reading.registered_name.value or None,
        "paper_number": paper_number(reading),
        "basis_type": _basis_type(reading),
        "basis_text": "、".join(ground.printed for ground in reading.grounds.value) or None,
        "computer_processing": CategoryKind.COMPUTER_PROCESSING in kinds,
        "involves_collection": CategoryKind.COLLECTION in kinds,
        "provides_sensitive": CategoryKind.PROVISION in kinds,
        "purpose": reading.purpose.value or None,
        "subjects": reading.subjects.value or None,
        "subject_count": count.number if count else None,
        "media_text": reading.media.value.printed or None,
        "reason": reading.reason.value or None,
        "content": "\n".join(reading.content.value) or None,
        "start_on": period.start,
        "end_on": period.end,
        "continues_yearly": period.later_years,
        "contractor_text": _contractor_text(reading),
        "note": _note(reading) or None,
        "data_items": list(_data_items(reading)),
        "media": [
            {"position": position, "name": _MEDIUM_NAMES[kind], "medium": kind}
            for position, kind in enumerate(reading.media.value.kinds)
        ],
    }


def paper_number(reading: PaperReading) -> str | None:
    """42 of 資料42—1: the number the council knows the paper by; None where it refers to no figure of its own."""
    return next((figure.number.split("-")[0] for figure in reading.figures.value), None)


def _basis_type(reading: PaperReading) -> BasisType:
    return BasisType.REPORT if reading.kind.value is PaperKind.REPORT else BasisType.CONSULTATION


def _contractor_text(reading: PaperReading) -> str | None:
    return "、".join(passage.text.replace("\n", "、") for passage in reading.contractors.passages) or None


def _note(reading: PaperReading) -> str:
    """What the paper says of the project and the outsourcing has no column for: 事業名, 事業内容, notes, left-overs."""
    project = [f"事業名：{reading.project.value}"] if reading.project.value else []
    blocks = (
        "\n".join(
            (f"{'' if block.number is None else block.number} {block.heading}".strip(), *block.paragraphs)
        ).strip()
        for block in reading.content_blocks.value
    )
    left = (f"（{passage.first}行目）{passage.text}" for passage in reading.unplaced)
    return "\n".join((*project, *blocks, *reading.notes.value, *left))


def _data_items(reading: PaperReading) -> Iterator[dict[str, object]]:
    items = ((group.persons, name) for group in reading.data_items.value for name in group.items)
    for position, (persons, name) in enumerate(items):
        yield {"position": position, "person_kind": persons, "name": name, "origin": None}


def _measures(reading: PaperReading, links: Links) -> Iterator[dict[str, object]]:
    every: tuple[PaperMeasure, ...] = (*reading.ward_measures.value, *reading.contractor_measures.value)
    for position, measure in enumerate(every):
        side, group, _ = measure.key.split(".")
        yield {
            "position": position,
            "key": measure.key,
            "party": Party.WARD if side == "ward" else Party.CONTRACTOR,
            "category": MeasureCategory.SYSTEM if group == "system" else MeasureCategory.OPERATIONS,
            "text": measure.text,
            "clauses": list(links.get(measure.key, ())),
        }


def _sections(change: Change, reading: PaperReading, from_on: date) -> Iterator[UUID]:
    """The sections in charge, as the fullest of the paper's three places names them, each found or made."""
    named = reading.departments.value or reading.sections.value or reading.holding_sections.value
    known = ward_sections(change.session)
    for section in named:
        found = _known(known, section)
        yield found.id if found else _made(change, section, from_on)


def _known(known: Sequence[WardSection], section: PaperSection) -> WardSection | None:
    alike = [each for each in known if folded(each.name) == folded(section.name)]
    exact = [each for each in alike if folded(each.department) == folded(section.department)]
    return next(iter(exact or ([] if section.department else alike)), None)


def _made(change: Change, section: PaperSection, from_on: date) -> UUID:
    name = section.department or NO_DEPARTMENT
    department = departments_by_name(change.session).get(name)
    if department is None:
        department = versions.insert(change, Department, {"name": name, "exists_from_on": from_on})
    fields = {"department_id": department, "name": section.name, "exists_from_on": from_on}
    return versions.insert(change, Section, fields)
