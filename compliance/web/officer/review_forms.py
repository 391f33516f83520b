"""The form by which a submission is returned: a stock reason, and one's own words."""

from flask_babel import lazy_gettext as _
from werkzeug.datastructures import MultiDict
from wtforms import Form, SelectField

from compliance.web.fields.typed_fields import LongField
from compliance.web.officer.review_words import stock_reasons


class ReturnForm(Form):
    """差戻し. Where a script copies the stock reason into the text, only the text is sent."""

    stock = SelectField(_("よくある理由"), validate_choice=False)
    reason = LongField(
        _("差戻しの理由"), required=False, description=_("受託者に、このまま伝わります。選んだあとで直せます。")
    )

    @property
    def said(self) -> str | None:
        """The whole reason; None where nothing was said."""
        parts = (str(self.stock.data or ""), self.reason.data or "")
        return "\n".join(part for part in parts if part) or None


def return_form(kind: str, sent: MultiDict[str, str] | None = None) -> ReturnForm:
    """The form for one kind of submission."""
    form = ReturnForm(sent)
    form.stock.choices = [(reason, reason) for reason in stock_reasons(kind)]
    return form
