"""What can be wrong with a file that was sent: the messages that every upload uses, and who finds which.

That it could not be sent at all is the ninth: only the browser can say so (`static/scripts/sessions.js`).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import PurePath

from flask import request
from flask_babel import gettext as _
from werkzeug.datastructures import FileStorage
from wtforms import Field, Form, ValidationError

from compliance.web.messages import Message

_OLE = b"\xd0\xcf\x11\xe0"
_ZIPPED = (".docx", ".xlsx", ".pptx")


class UploadMistake(StrEnum):
    """The ways in which an upload is refused."""

    NONE_CHOSEN = "none_chosen"
    TYPE = "type"
    TOO_LARGE = "too_large"
    EMPTY = "empty"
    INFECTED = "infected"
    PASSWORD_PROTECTED = "password_protected"  # noqa: S105 - a kind of mistake
    TOO_MANY = "too_many"
    NOT_OUR_FORM = "not_our_form"


@dataclass(frozen=True, slots=True)
class Taken:
    """What an upload takes: endings of names in lower case, the largest file in bytes, and how many at once."""

    endings: tuple[str, ...]
    largest: int
    most: int = 1

    @property
    def largest_in_words(self) -> str:
        """`2MB`."""
        return f"{self.largest // 1_000_000}MB"


def upload_message(mistake: UploadMistake, taken: Taken) -> str:
    """What is wrong and what to do next, in the visitor's language."""
    return {
        UploadMistake.NONE_CHOSEN: _("ファイルを選んでください。"),
        UploadMistake.TYPE: _(
            "この種類のファイルは受け取れません。%(endings)s のファイルを選んでください。",
            endings="・".join(taken.endings),
        ),
        UploadMistake.TOO_LARGE: _(
            "ファイルが大きすぎます。上限は%(largest)sです。小さくするか、分けて送ってください。",
            largest=taken.largest_in_words,
        ),
        UploadMistake.EMPTY: _("ファイルの中身が空です。内容のあるファイルを選んでください。"),
        UploadMistake.INFECTED: _(
            "ウイルスが見つかったため、受け取っていません。このファイルを開かず、情報システムの担当に連絡してください。"
        ),
        UploadMistake.PASSWORD_PROTECTED: _(
            "パスワードがかかっているため、中を確かめられません。パスワードを外したファイルを選んでください。"
        ),
        UploadMistake.TOO_MANY: _(
            "ファイルが多すぎます。一度に送れるのは%(most)s個までです。分けて送ってください。", most=taken.most
        ),
        UploadMistake.NOT_OUR_FORM: _("この画面で受け取る様式ではありません。"),
    }[mistake]


def not_our_form(told: Message, taken: Taken) -> str:
    """A file of a kind that is taken, and yet not the form that is asked for: why, and what to do, are `told`."""
    return replace(told, what=upload_message(UploadMistake.NOT_OUR_FORM, taken)).whole


def mistake_in(files: Sequence[FileStorage], taken: Taken) -> UploadMistake | None:
    """The first thing wrong with these files, as far as their names, number and first bytes tell; None for none."""
    chosen = [file for file in files if file.filename]
    if not chosen:
        return UploadMistake.NONE_CHOSEN
    if len(chosen) > taken.most:
        return UploadMistake.TOO_MANY
    return next(filter(None, (_mistake_of(file, taken) for file in chosen)), None)


def _mistake_of(file: FileStorage, taken: Taken) -> UploadMistake | None:
    ending = PurePath(file.filename or "").suffix.lower()
    content = file.stream.read()
    file.stream.seek(0)
    if not content:
        return UploadMistake.EMPTY
    if ending not in taken.endings:
        return UploadMistake.TYPE
    if len(content) > taken.largest:
        return UploadMistake.TOO_LARGE
    return UploadMistake.PASSWORD_PROTECTED if _locked(ending, content) else None


def _locked(ending: str, content: bytes) -> bool:
    """A workbook or document with a password is no zip any more; such a PDF says so in its trailer."""
    return (ending in _ZIPPED and content.startswith(_OLE)) or (ending == ".pdf" and b"/Encrypt" in content)


class Upload:
    """A validator of a form's file field: refuses what `mistake_in` finds, with its message."""

    field_flags = {"required": True}  # noqa: RUF012 - WTForms reads it as a plain mapping

    def __init__(self, taken: Taken) -> None:
        self._taken = taken

    def __call__(self, _form: Form, field: Field) -> None:
        """ValidationError where the file cannot be taken."""
        mistake = mistake_in(request.files.getlist(field.name), self._taken)
        if mistake is not None:
            raise ValidationError(upload_message(mistake, self._taken))
