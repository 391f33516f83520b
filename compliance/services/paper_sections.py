"""Which of the ward's sections a council paper names, and which papers a section may record."""

from collections.abc import Sequence

from compliance.documents.papers_in.readings import PaperReading, Section
from compliance.documents.papers_in.widths import folded
from compliance.domain.errors import Refused
from compliance.services.refusals import not_recorded
from compliance.store.queries.scopes import Scope
from compliance.store.queries.ward_sections import WardSection


def named_sections(reading: PaperReading) -> Sequence[Section]:
    """The sections in charge, as the fullest of the paper's three places names them."""
    return reading.departments.value or reading.sections.value or reading.holding_sections.value


def known_section(known: Sequence[WardSection], section: Section) -> WardSection | None:
    """The ward's section that the paper means; None where there is none yet, or not in the department it names."""
    alike = [each for each in known if folded(each.name) == folded(section.name)]
    exact = [each for each in alike if folded(each.department) == folded(section.department)]
    return next(iter(exact or ([] if section.department else alike)), None)


def refuse_beyond(scope: Scope, reading: PaperReading, known: Sequence[WardSection]) -> None:
    """Refused where a paper names none of the scope's sections, or one that is not `known`: it makes no section."""
    if scope.ward_wide:
        return
    found = {section.name: known_section(known, section) for section in named_sections(reading)}
    if not any(each is not None and each.id in scope.sections for each in found.values()):
        raise not_in_charge()
    unknown = [name for name, each in found.items() if each is None]
    if unknown:
        raise _unknown_sections("、".join(unknown))


def not_in_charge() -> Refused:
    """The refusal of a paper that is another section's, whether it was recorded before or not."""
    return not_recorded(
        (
            "この資料の委託案件は、あなたの課の担当ではありません。",
            "Your section is not in charge of the outsourcing of this paper.",
        ),
        (
            "資料の担当課を確かめ、正しければ個人情報保護担当に取込みを依頼してください。",
            "Check the sections in the paper; where they are right, ask the privacy officer to import it.",
        ),
    )


def _unknown_sections(names: str) -> Refused:
    return not_recorded(
        (
            f"資料の担当課のうち、まだ登録されていない課があります：{names}。課の登録は個人情報保護担当が行います。",
            f"Some sections of the paper are not registered yet: {names}. Only the privacy officer registers sections.",
        ),
        (
            "課の名前を確かめ、正しければ個人情報保護担当に取込みを依頼してください。",
            "Check their names; where they are right, ask the privacy officer to import the paper.",
        ),
    )
