"""What the fields of a paper are called, for the review page, the command line and the problems found."""

from compliance.domain.errors import Words

FIELD_NAMES = {
    "form": Words("様式の文言", "words of the form"),
    "title": Words("件名", "title"),
    "kind": Words("諮問・報告の別", "consultation or report"),
    "grounds": Words("条例の根拠", "article it rests on"),
    "departments": Words("担当部課", "department in charge"),
    "project": Words("事業名", "project"),
    "sections": Words("担当課", "sections in charge"),
    "purpose": Words("目的", "purpose"),
    "subjects": Words("対象者", "subjects"),
    "subject_count": Words("対象者の数", "number of subjects"),
    "content_blocks": Words("事業内容", "content of the project"),
    "notes": Words("注記", "notes"),
    "categories": Words("委託の区分", "categories"),
    "holding_sections": Words("保有課", "sections that hold the data"),
    "registered_name": Words("登録業務の名称", "registered name"),
    "contractors": Words("委託先", "contractor"),
    "data_items": Words("情報項目", "data items"),
    "media": Words("記録媒体", "media"),
    "reason": Words("委託理由", "reason"),
    "content": Words("委託の内容", "content of the outsourcing"),
    "period": Words("委託の期間", "period"),
    "ward_measures": Words("区の情報保護対策", "ward's measures"),
    "contractor_measures": Words("受託事業者の情報保護対策", "contractor's measures"),
    "figures": Words("図表への参照", "references to figures"),
    "clauses": Words("特記事項", "special clauses"),
}
