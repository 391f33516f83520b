"""A service's refusal beside the field it names, or above the form where it names none."""

from collections.abc import Mapping

from wtforms import Form

from compliance.domain.errors import Refused
from compliance.web.messages import said

_AS_IT_IS: Mapping[str, str] = {}


def beside(form: Form, refused: Refused, asked_as: Mapping[str, str] = _AS_IT_IS) -> None:
    """Puts the refusal's words into the form, which is then shown again with everything that was typed.

    `asked_as` names the field that asks for what the refusal names otherwise.
    """
    name = refused.field or ""
    name = name if name in form else asked_as.get(name, "")
    words = said(refused.explanation).whole
    if name in form:
        form[name].errors = [*form[name].errors, words]
    else:
        form.form_errors.append(words)
