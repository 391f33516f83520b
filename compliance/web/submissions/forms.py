"""The form that takes a receipt to be proved: its PDF, or what is printed on it."""

from typing import Any

from flask import request
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import ValidationError

from compliance.domain.receipt_numbers import BadReceiptNumber, receipt_position
from compliance.web.fields.typed_fields import LineField
from compliance.web.uploads import Taken, mistake_in, upload_message

RECEIPTS = Taken((".pdf",), 5_000_000)
BODY_BYTES = RECEIPTS.largest + 100_000


class CheckForm(FlaskForm):
    """A PDF, or a number with or without the check code."""

    file = FileField(_("受領書のPDF"))
    number = LineField(_("受領番号"), required=False, description=_("例：R0000065-3"))
    code = LineField(_("照合コード"), required=False, description=_("64桁の英数字。空白は、なくても構いません。"))

    def validate_file(self, field: FileField) -> None:
        """A file that is chosen can be a receipt; one of the two is given."""
        if not self.number.data or _chosen(field):
            mistake = mistake_in(request.files.getlist(field.name), RECEIPTS)
            if mistake is not None:
                raise ValidationError(upload_message(mistake, RECEIPTS))

    def validate_number(self, field: Any) -> None:
        """A number that is typed has its check digit."""
        if not field.data:
            return
        try:
            receipt_position(field.data)
        except BadReceiptNumber as error:
            told = gettext("受領番号を読み取れません。「-」のあとの数字まで、書かれているとおりに入力してください。")
            raise ValidationError(told) from error

    def sent(self) -> bytes | None:
        """The bytes of the file, where one was chosen."""
        return self.file.data.read() if _chosen(self.file) else None

    def typed_code(self) -> str:
        """The check code without blanks, in small letters."""
        return "".join(str(self.code.data).split()).lower()


def _chosen(field: FileField) -> bool:
    return bool(field.data and field.data.filename)
