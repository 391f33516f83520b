"""The evidence (確認資料) of a contract: which files came in, what they are used for, and what became of them."""

from uuid import UUID

from flask import request
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_babel import lazy_gettext as _

from compliance.clock import JST
from compliance.store.models.evidence import ScanState
from compliance.store.queries.evidence_lists import EvidenceFilter, EvidenceLine, EvidenceState, evidence_listing
from compliance.store.queries.paging import Order
from compliance.web.gate import page
from compliance.web.officer.blueprint import blueprint
from compliance.web.officer.contract_sections.heads import Head, head_of
from compliance.web.officer.evidence_words import evidence_state_word, media_word, scan_word, uses_words
from compliance.web.permissions import Permission
from compliance.web.tables.answers import Offer, Offers, answer
from compliance.web.tables.declarations import Column, Kind, Table
from compliance.web.tables.fields import Narrowing, choice_field, member_options
from compliance.web.tables.queries import Query
from compliance.web.visitors import desk

PIECES: Table[EvidenceLine] = Table(
    "evidence",
    _("確認資料の一覧"),
    (
        Column("on", _("資料の日付"), lambda line: line.on, Kind.DAY, sorts=True),
        Column("name", _("資料"), lambda line: line.title or line.name, sorts=True, heads=True),
        Column("file", _("ファイル名"), lambda line: line.name, on_page=False),
        Column("media", _("種類"), lambda line: media_word(line.media_type)),
        Column("size", _("大きさ（KB）"), lambda line: -(-line.size // 1000), Kind.NUMBER, sorts=True),
        Column("uses", _("何の確認資料か"), uses_words),
        Column("scan", _("ウイルス検査"), lambda line: scan_word(line.scan)),
        Column("state", _("状態"), lambda line: evidence_state_word(line.state)),
        Column("at", _("受け取った日"), lambda line: line.sealed_at.astimezone(JST).date(), Kind.DAY, sorts=True),
        Column("sha256", "SHA-256", lambda line: line.sha256, on_page=False),
        Column("sent", _("送られたときのSHA-256"), lambda line: line.sent_sha256, on_page=False),
        Column("reason", _("消去・取消しの理由"), lambda line: line.void_reason or line.erase_reason, on_page=False),
        Column("note", _("備考"), lambda line: line.note, on_page=False),
    ),
    Order("at", descending=True),
)


@page(blueprint, "/contracts/<uuid:contract_id>/evidence", Permission.EVIDENCE_READ)
def contract_evidence(contract_id: UUID) -> ResponseReturnValue:
    """Every piece up to the day asked for, those that were voided or erased included."""
    query = Query(request.args)
    with desk().reading() as session:
        head = head_of(session, contract_id)
        wanted = EvidenceFilter(query.choice("state", EvidenceState), query.choice("scan", ScanState))
        listing = evidence_listing(contract_id, wanted, head.day.on)
        offers: Offers = {"pieces": Offer(PIECES, listing, _narrowing(query, head))}
        return answer(session, "officer/contract/evidence.html", offers, head=head)


def _narrowing(query: Query, head: Head) -> Narrowing:
    states = member_options((each, evidence_state_word(each)) for each in EvidenceState)
    scans = member_options((each, scan_word(each)) for each in ScanState)
    fields = (
        choice_field(query, "state", gettext("状態"), states),
        choice_field(query, "scan", gettext("ウイルス検査"), scans),
    )
    return Narrowing(fields, head.conditions(), head.day.on, ("as_of",), query.ignored())
