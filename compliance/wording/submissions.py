"""What a contractor hands in, and what became of it, in words."""

from collections.abc import Mapping

from compliance.domain.errors import Words

KINDS: Mapping[str, Words] = {
    "assessment": Words("自己点検", "self-check"),
    "certificate": Words("個人情報消去証明書", "erasure certificate"),
    "consent_request": Words("承諾の申請", "request for consent"),
    "copy": Words("複写・複製の届", "notice of copies"),
    "correction": Words("是正の報告", "report of a correction"),
    "device": Words("電子計算機の届", "notice of a computer"),
    "due_extension": Words("期限延長の申出", "wish for a later day"),
    "education_plan": Words("教育の予定", "planned education"),
    "education_report": Words("教育の実施報告", "education report"),
    "education_session": Words("教育の実施記録", "education session"),
    "erasure": Words("消去の届", "notice of an erasure"),
    "evidence": Words("資料", "document"),
    "explanation": Words("弁明", "explanation"),
    "given_back": Words("返還・引渡しの届", "notice of a return or delivery"),
    "handler_list": Words("取扱責任者・取扱者名簿", "list of handlers"),
    "handover": Words("受渡しの届", "notice of a handover"),
    "holding": Words("保有資料の届", "notice of a holding"),
    "incident": Words("事故等の第一報", "first notice of an incident"),
    "incident_report": Words("事故等の報告書", "incident report"),
    "instruction_followed": Words("指示への対応の届", "notice that an instruction was followed"),
    "no_computer_used": Words("電子計算機を使っていない届", "notice that no computer was used"),
    "pledge": Words("誓約書", "pledge"),
    "removal": Words("持出しの届", "notice of a removal"),
    "stocktake": Words("保有資料の点検", "stocktake of what is held"),
    "status_report": Words("取扱状況の報告", "report on how data is handled"),
}
"""The kinds of things that are handed in by themselves, by the name of their table."""
