"""Words about evidence: what became of a piece, what it is used for, of what kind its file is."""

from flask_babel import gettext as _

from compliance.evidence.kinds import MEDIA_TYPES, Kind
from compliance.store.models.evidence import ScanState
from compliance.store.queries.evidence_lists import EvidenceLine, EvidenceState, Used
from compliance.web.days import fiscal_year_tag
from compliance.web.items import clause_number
from compliance.web.officer.blueprint import blueprint
from compliance.web.officer.contract_sections.happening_words import kind_word
from compliance.web.uploads import Taken

EVIDENCE = Taken((".pdf", ".jpg", ".png", ".xlsx", ".xls", ".docx", ".csv", ".txt"), 1_000_000_000, most=10)
BODY_BYTES = EVIDENCE.largest + 1_000_000
"""The files of one form together, and the words beside them."""


@blueprint.app_template_global()
def scan_word(state: ScanState) -> str:
    """What a scanner said of a file."""
    return {
        ScanState.WAITING: _("ウイルス検査待ち"),
        ScanState.CLEAN: _("ウイルスなし"),
        ScanState.INFECTED: _("ウイルス検出"),
        ScanState.UNSCANNED: _("ウイルス検査なし"),
    }[state]


@blueprint.app_template_global()
def evidence_state_word(state: EvidenceState) -> str:
    """What became of a piece."""
    return {
        EvidenceState.KEPT: _("保管中"),
        EvidenceState.ERASED: _("消去済み"),
        EvidenceState.VOID: _("取消し済み"),
    }[state]


@blueprint.app_template_global()
def media_word(media_type: str) -> str:
    """What kind of file it is."""
    words = {
        Kind.PDF: "PDF",
        Kind.JPEG: _("写真（JPEG）"),
        Kind.PNG: _("画像（PNG）"),
        Kind.XLSX: "Excel",
        Kind.XLS: _("Excel（旧形式）"),
        Kind.DOCX: "Word",
        Kind.CSV: "CSV",
        Kind.TEXT: _("テキスト"),
    }
    return next((words[kind] for kind, known in MEDIA_TYPES.items() if known == media_type), media_type)


@blueprint.app_template_global()
def uses_words(line: EvidenceLine) -> str:
    """What a piece is used for."""
    return _("・").join(dict.fromkeys(part for use in line.uses for part in _use_words(use))) or _("契約全体")


def _use_words(use: Used) -> list[str]:
    parts = [clause_number(use.item)] if use.item else []
    parts += [fiscal_year_tag(use.fiscal_year)] if use.fiscal_year else []
    parts += [kind_word(use.subject_kind)] if use.subject_kind else []
    return parts
