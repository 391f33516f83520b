"""The workbooks around a handler list: our form, blank or with the last list in it, and the corrected copy."""

from uuid import UUID

from flask import Response
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from compliance.documents.handler_lists.form_sheets import About
from compliance.documents.handler_lists.forms import blank_form, corrected_form, filled_form
from compliance.documents.media_types import XLSX
from compliance.services.handler_lists import Ground
from compliance.store.queries.wards import ward
from compliance.web.files import file_response
from compliance.web.gate import page
from compliance.web.officer.blueprint import blueprint
from compliance.web.officer.handler_lists import ground_of
from compliance.web.officer.kept_lists import kept_list
from compliance.web.officer.list_reviews import Review
from compliance.web.permissions import Permission
from compliance.web.visitors import desk
from compliance.wording.languages import day_words


@page(blueprint, "/contracts/<uuid:contract_id>/handler-list/form.xlsx", Permission.FACT_RECORD)
def blank_handler_list(contract_id: UUID) -> ResponseReturnValue:
    """The form to be sent to the contractor."""
    ground = ground_of(contract_id)
    return _file(ground, blank_form(_about(ground), desk().clock.now()), _("名簿の様式"))


@page(blueprint, "/contracts/<uuid:contract_id>/handler-list/last.xlsx", Permission.FACT_RECORD)
def last_handler_list(contract_id: UUID) -> ResponseReturnValue:
    """The form with everybody who is designated today."""
    ground = ground_of(contract_id)
    people = ground.standing(desk().today())
    return _file(ground, filled_form(_about(ground), desk().clock.now(), people), _("前回の名簿"))


@page(blueprint, "/contracts/<uuid:contract_id>/handler-list/corrected.xlsx", Permission.FACT_RECORD)
def corrected_handler_list(contract_id: UUID) -> ResponseReturnValue:
    """The rows that are being looked over, each bad cell marked: to go back to the contractor."""
    ground = ground_of(contract_id)
    checked = Review(ground, kept_list(contract_id)).checked
    return _file(ground, corrected_form(_about(ground), desk().clock.now(), checked), _("確かめる所を示した名簿"))


def _file(ground: Ground, content: bytes, words: str) -> Response:
    return file_response(content, XLSX, f"{words}_{ground.contract.line.number}.xlsx")


def _about(ground: Ground) -> About:
    """The paper is Japanese whoever asks for it: the contractor fills it in."""
    line, end = ground.contract.line, ground.contract.end_on
    with desk().reading() as session:
        practice = ward(session).practice
    term = f"{day_words(line.start_on, 'ja')}から{day_words(end, 'ja') + 'まで' if end else ''}"
    return About(line.number, line.outsourcing_title, line.contractor_name, term, practice)
