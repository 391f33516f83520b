"""A council paper that was read and reviewed, recorded as an outsourcing with its sections and its measures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid5

from compliance.documents.papers_in.readings import CategoryKind, PaperKind, PaperMeasure, PaperReading
from compliance.documents.papers_in.readings import Section as PaperSection
from compliance.domain.facts import Medium
from compliance.domain.obligations import Party
from compliance.services.desk import Desk
from compliance.services.outsourcings import (
    Item,
    MeasureText,
    NamedMedium,
    PutInCharge,
    RegisterOutsourcing,
    ReportMeasures,
)
from compliance.services.paper_sections import known_section, named_sections, not_in_charge, refuse_beyond
from compliance.services.recording import Command, enter
from compliance.services.refusals import missing
from compliance.services.sections import RegisterDepartment, RegisterSection
from compliance.store import versions
from compliance.store.changes import Actor, Change
from compliance.store.idempotency import Request
from compliance.store.models.outsourcings import BasisType, MeasureCategory, Outsourcing
from compliance.store.queries.outsourcings import may_see
from compliance.store.queries.scopes import Scope
from compliance.store.queries.ward_sections import departments_by_name, ward_sections
from compliance.store.shelves import Shelf

PAPERS = UUID("6f1d7a52-5d0f-4b7e-9a0c-3f2b8c5d4e61")
"""The namespace of outsourcings read from papers: the same paper always gives the same id, so it is recorded once."""

WARD_WIDE = Scope.whole_ward()
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


def import_outsourcing(
    desk: Desk,
    actor: Actor,
    reading: PaperReading,
    links: Links | None = None,
    request: Request | None = None,
    scope: Scope = WARD_WIDE,
) -> Imported:
    """Record the paper in one transaction: the outsourcing, its sections in charge, its measures with their `links`.

    Sections the ward does not have yet are made, from the paper's first day on. Refused where the paper has no title
    or does not say whether it consults or reports, and where it is not within `scope`: a section records the papers it
    is named in, and makes no other section. A paper that was recorded before changes nothing.
    """
    ident, command = outsourcing_id(reading), _command(reading)

    def act(change: Change) -> str:
        if versions.newest(change.session, Outsourcing, ident) is not None:
            if not (scope.ward_wide or may_see(change.session, scope, ident, desk.today())):
                raise not_in_charge()
            return "already"
        refuse_beyond(scope, reading, ward_sections(change.session))
        paper = _Paper(change, desk.shelf, reading, reading.period.value.start or desk.today())
        command.check(change.session, desk.shelf)
        versions.insert(change, Outsourcing, command.columns(), id=ident)
        _enter_sections(paper, ident)
        _enter_measures(paper, ident, links or {})
        return "recorded"

    return Imported(ident, already=desk.carry_out(actor, act, request) == "already")


@dataclass(frozen=True, slots=True)
class _Paper:
    """A paper inside the change that records it; all of it is in force from `from_on` on."""

    change: Change
    shelf: Shelf
    reading: PaperReading
    from_on: date

    def enter(self, command: Command) -> UUID:
        return enter(self.change, self.shelf, command)


def _command(reading: PaperReading) -> RegisterOutsourcing:
    kinds = {category.kind for category in reading.categories.value}
    period, count = reading.period.value, reading.subject_count.value
    return RegisterOutsourcing(
        title=reading.title.value,
        basis_type=_basis_type(reading),
        registered_name=reading.registered_name.value or None,
        paper_number=paper_number(reading),
        basis_text="、".join(ground.printed for ground in reading.grounds.value) or None,
        computer_processing=CategoryKind.COMPUTER_PROCESSING in kinds,
        involves_collection=CategoryKind.COLLECTION in kinds,
        provides_sensitive=CategoryKind.PROVISION in kinds,
        purpose=reading.purpose.value or None,
        subjects=reading.subjects.value or None,
        subject_count=count.number if count else None,
        subject_count_approximate=count is not None and count.approximate,
        media_text=reading.media.value.printed or None,
        reason=reading.reason.value or None,
        content="\n".join(reading.content.value) or None,
        start_on=period.start,
        end_on=period.end,
        continues_yearly=period.later_years,
        contractor_text=_contractor_text(reading),
        note=_note(reading) or None,
        data_items=tuple(
            Item(person_kind=group.persons, name=name) for group in reading.data_items.value for name in group.items
        ),
        media=tuple(NamedMedium(name=_MEDIUM_NAMES[kind], medium=kind) for kind in reading.media.value.kinds),
    )


def paper_number(reading: PaperReading) -> str | None:
    """42 of 資料42—1: the number the council knows the paper by; None where it refers to no figure of its own."""
    return next((figure.number.split("-")[0] for figure in reading.figures.value), None)


def _basis_type(reading: PaperReading) -> BasisType:
    if reading.kind.value is None:
        raise missing("kind", "諮問・報告の別", "kind (consultation or report)")
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


def _enter_measures(paper: _Paper, ident: UUID, links: Links) -> None:
    every = (*paper.reading.ward_measures.value, *paper.reading.contractor_measures.value)
    texts = tuple(_measure_text(measure, tuple(links.get(measure.key, ()))) for measure in every)
    if texts:
        paper.enter(ReportMeasures(outsourcing_id=ident, happened_on=paper.from_on, measures=texts))


def _measure_text(measure: PaperMeasure, clauses: tuple[str, ...]) -> MeasureText:
    side, group, _ = measure.key.split(".")
    return MeasureText(
        key=measure.key,
        party=Party.WARD if side == "ward" else Party.CONTRACTOR,
        category=MeasureCategory.SYSTEM if group == "system" else MeasureCategory.OPERATIONS,
        text=measure.text,
        clauses=clauses,
    )


def _enter_sections(paper: _Paper, ident: UUID) -> None:
    """The sections in charge; the first one leads."""
    known = ward_sections(paper.change.session)
    for position, section in enumerate(named_sections(paper.reading)):
        found = known_section(known, section)
        section_id = found.id if found else _made(paper, section)
        leads = position == 0
        paper.enter(PutInCharge(outsourcing_id=ident, section_id=section_id, from_on=paper.from_on, leads=leads))


def _made(paper: _Paper, section: PaperSection) -> UUID:
    name = section.department or NO_DEPARTMENT
    department = departments_by_name(paper.change.session).get(name)
    if department is None:
        department = paper.enter(RegisterDepartment(name=name, exists_from_on=paper.from_on))
    return paper.enter(RegisterSection(department_id=department, name=section.name, exists_from_on=paper.from_on))
