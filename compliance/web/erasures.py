"""Erasures as the ward and the contractor both see them: what was erased, and how far it is certified."""

from uuid import UUID

from flask import Flask
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_babel import lazy_gettext as _

from compliance.documents.certificates import CertificatePaper, certificate_pdf
from compliance.documents.media_types import PDF
from compliance.services.certificate_papers import filed_paper
from compliance.services.grounds import ground_of
from compliance.store.queries.erasure_lists import Certified, ErasureLine
from compliance.store.queries.paging import Order
from compliance.web.fact_forms.words import choice_word
from compliance.web.files import file_response
from compliance.web.tables.declarations import Column, Kind, Table
from compliance.web.visitors import desk, visitor

_PDF_NAME = "個人情報消去証明書.pdf"
_TAGS = {Certified.MISSING: "open", Certified.FILED: "claimed", Certified.DENIED: "overdue"}


def erased(line: ErasureLine) -> str:
    """What was erased, by its kind where nothing is written."""
    return line.data or choice_word(line.type)


def certified_word(state: Certified) -> str:
    """How far an erasure is certified, in words."""
    return {
        Certified.MISSING: gettext("未提出"),
        Certified.FILED: gettext("提出"),
        Certified.ON_PAPER: gettext("書面確認"),
        Certified.ON_SITE: gettext("実地確認"),
        Certified.DENIED: gettext("消去未確認（再提出）"),
    }[state]


def certified_tag(state: Certified) -> str:
    """The colour of the state: what is confirmed is met."""
    return _TAGS.get(state, "met")


ERASURES: Table[ErasureLine] = Table(
    "erasures",
    _("消去と消去証明書"),
    (
        Column("on", _("消去した日"), lambda line: line.on, Kind.DAY, sorts=True),
        Column("data", _("消去したもの"), erased, heads=True),
        Column("type", _("消去の種類"), lambda line: choice_word(line.type)),
        Column("count", _("数量（点）"), lambda line: line.count, Kind.NUMBER, sorts=True),
        Column("operator", _("作業した人"), lambda line: line.operator, on_page=False),
        Column("method", _("方法"), lambda line: line.method, on_page=False),
        Column("certificate", _("証明書を受け取った日"), lambda line: line.certificate_on, Kind.DAY, sorts=True),
        Column("certified", _("証明書の状態"), lambda line: certified_word(line.certified)),
    ),
    Order("on", descending=True),
    prefix="erasures.",
)


def certificate(contract_id: UUID, certificate_id: UUID) -> ResponseReturnValue:
    """The paper of a certificate that was filed under a contract of the visitor's."""
    with desk().reading() as session:
        paper = filed_paper(ground_of(desk(), session, visitor().scope, contract_id), certificate_id)
    return certificate_file(paper)


def certificate_file(paper: CertificatePaper) -> ResponseReturnValue:
    """The paper, to be printed and sealed."""
    return file_response(certificate_pdf(paper, desk().clock.now()), PDF, _PDF_NAME)


def init_app(app: Flask) -> None:
    """Gives the words to the templates."""
    app.jinja_env.globals.update(erasure_word=erased, certified_word=certified_word, certified_tag=certified_tag)
