"""The table of requests for consent."""

from flask_babel import lazy_gettext as _

from compliance.store.queries.consents import ConsentCase
from compliance.store.queries.paging import Order
from compliance.web.consents import state_word
from compliance.web.items import clause_number
from compliance.web.tables.declarations import Column, Kind, Table

CONSENT_CASES: Table[ConsentCase] = Table(
    "consent-requests",
    _("承諾の申請"),
    (
        Column(
            "due", _("決定の期日"), lambda line: line.due_on if line.decision is None else None, Kind.DAY, sorts=True
        ),
        Column("state", _("状態"), state_word),
        Column("what", _("申請の内容"), lambda line: line.what, heads=True),
        Column("clause", _("項"), lambda line: clause_number(line.clause), whole=True),
        Column("on", _("申請の日"), lambda line: line.on, Kind.DAY, sorts=True),
        Column("number", _("契約"), lambda line: line.contract_number, sorts=True, whole=True),
        Column("contractor", _("委託先"), lambda line: line.contractor_name),
        Column("decided", _("決定の日"), lambda line: line.decided_on, Kind.DAY, on_page=False),
        Column("until", _("承諾の期限"), lambda line: line.until_on, Kind.DAY),
        Column("back_by", _("戻す期日"), lambda line: line.back_by_on, Kind.DAY, on_page=False),
        Column("medium", _("媒体"), lambda line: line.medium_label, on_page=False),
        Column("conditions", _("条件"), lambda line: line.conditions, on_page=False),
        Column("letter", _("通知の文書番号"), lambda line: line.document_number, on_page=False),
        Column("sent", _("通知の発信日"), lambda line: line.sent_on, Kind.DAY, on_page=False),
    ),
    Order("due"),
)
