"""Words about evidence: why a file is refused, what became of one, what it is used for, how large it is."""

from flask_babel import gettext as _

from compliance.evidence.kinds import MEDIA_TYPES, Kind, Objection
from compliance.store.models.evidence import ScanState
from compliance.store.queries.evidence_lists import EvidenceLine, EvidenceState, Used
from compliance.web.days import fiscal_year_tag
from compliance.web.items import clause_number
from compliance.web.officer.blueprint import blueprint
from compliance.web.officer.contract_sections.happening_words import kind_word
from compliance.web.uploads import Taken, UploadMistake, upload_message

EVIDENCE = Taken((".pdf", ".jpg", ".png", ".xlsx", ".xls", ".docx", ".csv", ".txt"), 1_000_000_000, most=10)
BODY_BYTES = EVIDENCE.largest + 1_000_000
"""The files of one form together, and the words beside them."""


def objection_message(objection: Objection) -> str:
    """Why a file is refused and what to do next."""
    return {
        Objection.EMPTY: upload_message(UploadMistake.EMPTY, EVIDENCE),
        Objection.TYPE: upload_message(UploadMistake.TYPE, EVIDENCE),
        Objection.INFECTED: upload_message(UploadMistake.INFECTED, EVIDENCE),
        Objection.LOCKED: upload_message(UploadMistake.PASSWORD_PROTECTED, EVIDENCE),
        Objection.BROKEN: _(
            "ファイルが壊れているため、中を確かめられません。元のファイルを開けるか確かめて、保存し直してから選んでください。"
        ),
        Objection.NAME: _("ファイル名の末尾（拡張子）と中身の種類が合いません。正しい種類で保存し直してください。"),
        Objection.BOMB: _("中身が異常に大きく広がるファイルのため、受け取れません。ファイルを作り直してください。"),
        Objection.SCRIPT: _(
            "開くと自動で動く仕組み（スクリプトなど）がPDFに含まれているため、受け取れません。印刷からPDFに保存し直してください。"
        ),
        Objection.ATTACHMENT: _(
            "別のファイルが埋め込まれているため、受け取れません。埋め込まれたファイルを取り除くか、別に送ってください。"
        ),
        Objection.MACRO: _(
            "マクロが含まれているため、受け取れません。マクロのない形式（.xlsx・.docx）で保存してください。"
        ),
        Objection.EXTERNAL: _(
            "開くと外部から読み込むものが含まれているため、受け取れません。PDFに保存し直してから選んでください。"
        ),
        Objection.LARGE_PICTURE: _("画像が大きすぎます。6400万画素までに縮小してから選んでください。"),
    }[objection]


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
