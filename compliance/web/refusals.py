"""A service's refusal beside the field it names, or above the form where it names none."""

from flask_wtf import FlaskForm

from compliance.domain.errors import Refused
from compliance.web.messages import said


def beside(form: FlaskForm, refused: Refused) -> None:
    """Puts the refusal's words into the form, which is then shown again with everything that was typed."""
    words = said(refused.explanation).whole
    if refused.field is not None and refused.field in form:
        form[refused.field].errors = [*form[refused.field].errors, words]
    else:
        form.form_errors.append(words)
