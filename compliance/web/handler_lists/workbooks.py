"""The workbooks around a handler list: our form, blank or with the last list in it, and the corrected copy."""

from flask import Response
from flask_babel import gettext as _

from compliance.documents.handler_lists.form_sheets import About
from compliance.documents.handler_lists.forms import blank_form, corrected_form, filled_form
from compliance.documents.media_types import XLSX
from compliance.services.handler_lists import Ground
from compliance.store.queries.wards import ward
from compliance.web.files import file_response
from compliance.web.handler_lists.reviews import Review
from compliance.web.visitors import desk
from compliance.wording.languages import day_words


def blank(ground: Ground) -> Response:
    """Our form."""
    return _file(ground, blank_form(_about(ground), desk().clock.now()), _("名簿の様式"))


def last(ground: Ground) -> Response:
    """The form with everybody who is designated today."""
    people = ground.standing(desk().today())
    return _file(ground, filled_form(_about(ground), desk().clock.now(), people), _("前回の名簿"))


def corrected(review: Review) -> Response:
    """The rows that are being looked over, each bad cell marked."""
    content = corrected_form(_about(review.ground), desk().clock.now(), review.checked)
    return _file(review.ground, content, _("確かめる所を示した名簿"))


def _file(ground: Ground, content: bytes, words: str) -> Response:
    return file_response(content, XLSX, f"{words}_{ground.contract.line.number}.xlsx")


def _about(ground: Ground) -> About:
    """The paper is Japanese whoever asks for it: the contractor fills it in."""
    line, end = ground.contract.line, ground.contract.end_on
    with desk().reading() as session:
        practice = ward(session).practice
    term = f"{day_words(line.start_on, 'ja')}から{day_words(end, 'ja') + 'まで' if end else ''}"
    return About(line.number, line.outsourcing_title, line.contractor_name, term, practice)
