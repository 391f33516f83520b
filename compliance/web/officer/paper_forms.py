"""The form that takes a council paper, with a message for each way in which the file cannot be one."""

from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired


class PaperForm(FlaskForm):
    """One file; what is inside is judged by the reader, not by its name."""

    file = FileField(_("審議会資料のファイル"), [FileRequired(_("ファイルを選んでください。"))])
