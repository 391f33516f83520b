"""The words of the choices that the forms offer: kinds, ways and grades of what is recorded."""

from enum import Enum

from flask_babel import gettext as _

from compliance.domain.facts import Medium, Origin
from compliance.domain.obligations import Party
from compliance.store.models.assessments import AssessedHow
from compliance.store.models.certificates import Seal
from compliance.store.models.contracts import TermChangeKind
from compliance.store.models.erasures import ErasureType
from compliance.store.models.findings import Severity
from compliance.store.models.incidents import CountUnit
from compliance.store.models.outsourcings import BasisType, DataOrigin, MeasureCategory
from compliance.web.languages import chosen_language
from compliance.web.names import fact_word, party_word
from compliance.wording.languages import said
from compliance.wording.names import HOW, MEDIA


def choice_word(value: Enum) -> str:
    """One of the values of a choice in words."""
    if isinstance(value, Medium):
        return said(MEDIA[value], chosen_language())
    if isinstance(value, AssessedHow):
        return said(HOW[value.value], chosen_language())
    if isinstance(value, Party):
        return party_word(value)
    if isinstance(value, DataOrigin):
        return _data_origin_word(value)
    words = _words().get(value)
    return fact_word(value) if words is None else words  # type: ignore[arg-type]  # the kinds of facts have theirs


def _words() -> dict[Enum, str]:
    return {
        Origin.ISSUED: _("区から渡したもの"),
        Origin.COLLECTED: _("受託者が集めたもの"),
        Origin.CREATED: _("受託者が作ったもの"),
        Origin.COPIED: _("複写で作ったもの"),
        ErasureType.FILES: _("データの消去（機器は使い続ける）"),
        ErasureType.DEVICE_WIPED: _("機器全体の消去"),
        ErasureType.MEDIA_DESTROYED: _("媒体の破壊"),
        ErasureType.PAPER_DESTROYED: _("紙の廃棄（区の指示による）"),
        Seal.NONE: _("押印なし"),
        Seal.IMAGE: _("印影のみ（写し）"),
        Seal.ORIGINAL: _("押印あり（原本）"),
        Severity.SERIOUS: _("重大"),
        Severity.ORDINARY: _("通常"),
        Severity.SLIGHT: _("軽微"),
        CountUnit.CASES: _("件"),
        CountUnit.TIMES: _("延べ人数"),
        CountUnit.PERSONS: _("実人数"),
        TermChangeKind.EXTENSION: _("期間の延長"),
        TermChangeKind.EARLY_TERMINATION: _("期間途中の終了"),
        TermChangeKind.END_KNOWN: _("未定だった終了日の決定"),
        BasisType.REPORT: _("報告"),
        BasisType.CONSULTATION: _("諮問"),
        MeasureCategory.OPERATIONS: _("運用上の対策"),
        MeasureCategory.SYSTEM: _("システム上の対策"),
    }


def _data_origin_word(origin: DataOrigin) -> str:
    """Apart from `_words`: what is collected equals a holding's `Origin.COLLECTED` as a key."""
    return {
        DataOrigin.PROVIDED: _("区から提供する"),
        DataOrigin.COLLECTED: _("受託者が集める"),
        DataOrigin.CREATED: _("受託者が作る"),
    }[origin]
