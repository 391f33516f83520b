"""Files of a form that go into the vault: each is judged by its content as it comes in, and all are taken or none."""

from collections.abc import Sequence

from flask import request
from flask_babel import gettext as _
from werkzeug.datastructures import FileStorage

from compliance.evidence.kinds import ENDINGS, Objectionable
from compliance.evidence.outages import VaultUnusable
from compliance.evidence.vaults import Intake
from compliance.services.evidence import HandedIn
from compliance.services.intakes import take_in
from compliance.web.failures import logged
from compliance.web.messages import vault_message
from compliance.web.objections import objection_message
from compliance.web.uploads import Taken, UploadMistake, upload_message
from compliance.web.visitors import desk

ACCEPTED = ",".join(ending for endings in ENDINGS.values() for ending in endings)
"""What a browser offers to choose; the content decides."""


class NotTaken(Exception):
    """One of the files cannot be taken; `words` say which, why, and what to do next."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


def chosen_files(name: str) -> list[FileStorage]:
    """The files that were sent in the fields of this name."""
    return [file for file in request.files.getlist(name) if file.filename]


def take_all(files: Sequence[FileStorage], taken: Taken) -> tuple[HandedIn, ...]:
    """The files, judged and kept; NotTaken where they are too many, or one of them is refused or cannot be sealed."""
    if len(files) > taken.most:
        raise NotTaken(upload_message(UploadMistake.TOO_MANY, taken))
    return tuple(_judged(file, taken) for file in files)


def _judged(file: FileStorage, taken: Taken) -> HandedIn:
    name, stream = file.filename or "", file.stream
    if not isinstance(stream, Intake):
        raise TypeError("the gate lets the files of this page be sealed")
    if stream.digest.size > taken.largest:
        raise NotTaken(_named(name, upload_message(UploadMistake.TOO_LARGE, taken)))
    try:
        return take_in(desk(), stream, name)
    except Objectionable as found:
        raise NotTaken(_named(name, objection_message(found.objection, taken))) from found
    except VaultUnusable as away:
        raise NotTaken(_named(name, vault_message(logged(away)).whole)) from away


def _named(name: str, words: str) -> str:
    return _("%(name)s：%(words)s", name=name, words=words)
