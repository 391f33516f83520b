"""The papers of a form: how many were chosen, and what of them was taken into the vault."""

from typing import cast

from werkzeug.datastructures import FileStorage
from wtforms import Field

from compliance.services.evidence import HandedIn
from compliance.web.fields.file_fields import PapersField
from compliance.web.sealed_uploads import NotTaken, chosen_files, take_all
from compliance.web.uploads import UploadMistake, upload_message


def chosen(field: Field) -> list[FileStorage]:
    """The files that were sent in this field."""
    return chosen_files(field.name)


def taken_in(field: Field) -> tuple[HandedIn, ...] | None:
    """The files, judged and kept, all of them or none; None where something is wrong, which stands beside the field.

    To be asked once everything else is right: what was taken in and not recorded is swept a day later.
    """
    asked, files = cast(PapersField, field), chosen(field)
    try:
        if asked.required and not files:
            raise NotTaken(upload_message(UploadMistake.NONE_CHOSEN, asked.taken))
        return take_all(files, asked.taken)
    except NotTaken as refused:
        asked.errors = [*asked.errors, refused.words]
        return None
