"""The form that takes a council paper, with a message for each way in which the file cannot be one."""

from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from flask_wtf.file import FileField

from compliance.web.uploads import Taken, Upload

PAPERS = Taken((".md", ".txt"), 2_000_000)


class PaperForm(FlaskForm):
    """One file; whether it is a paper is judged by the reader."""

    file = FileField(_("審議会資料のファイル"), [Upload(PAPERS)])
