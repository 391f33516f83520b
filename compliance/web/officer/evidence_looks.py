"""The frame in which a page of a file is looked at: a picture drawn by us, in a document that may do nothing else."""

from base64 import b64encode
from uuid import UUID

from flask import Response, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from compliance.domain.errors import ComplianceError
from compliance.evidence.kinds import Objectionable
from compliance.evidence.pictures import SHOWN, Picture
from compliance.services.looks import look_at
from compliance.store.queries.evidence_lists import EvidenceLine, piece_of
from compliance.web.gate import page
from compliance.web.messages import said
from compliance.web.officer.blueprint import blueprint
from compliance.web.permissions import Permission
from compliance.web.rendering import render
from compliance.web.visitors import acting, desk, visitor

_POLICY = (
    "sandbox allow-same-origin; default-src 'none'; img-src data:; style-src 'self'; "
    "form-action 'none'; base-uri 'none'; frame-ancestors 'self'"
)
"""No script, no form, no window, nothing from elsewhere. Of our origin, so that its links find who is signed in."""


@page(blueprint, "/contracts/<uuid:contract_id>/evidence/<uuid:evidence_id>/look", Permission.EVIDENCE_READ)
def look_at_evidence(contract_id: UUID, evidence_id: UUID) -> ResponseReturnValue:
    """One page as a picture, with the way to the others; or why there is none."""
    with desk().reading() as session:
        piece = piece_of(session, visitor().scope, contract_id, evidence_id)
    why = _("この資料は、ここに表示できません。ファイルを保存して開いてください。")
    try:
        return _frame(piece, look_at(desk(), acting(), piece, contract_id, _asked_page()))
    except Objectionable:
        return _frame(piece, None, why)
    except ComplianceError as error:
        return _frame(piece, None, said(error.explanation).whole, 422)


def _frame(piece: EvidenceLine, picture: Picture | None, why: str = "", status: int = 200) -> Response:
    """The document that the frame shows, whatever became of the look: no other page of ours can be framed."""
    shown = "" if picture is None else f"data:image/jpeg;base64,{b64encode(picture.content).decode()}"
    told = {"picture": picture, "shown": shown, "why": why, "whole": request.args.get("whole") != "no"}
    answer = render("officer/evidence/look.html", status=status, piece=piece, **told)
    answer.headers["Content-Security-Policy"] = _POLICY
    answer.headers["X-Frame-Options"] = "SAMEORIGIN"
    return answer


@blueprint.app_template_global()
def is_looked_at(piece: EvidenceLine) -> bool:
    """Whether a piece can be looked at on the screen."""
    return piece.is_served and piece.media_type in SHOWN


def _asked_page() -> int:
    typed = request.args.get("page", "")
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 6 else 1
