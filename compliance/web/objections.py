"""Why a file for the vault is refused, judged by its content, in words."""

from flask_babel import gettext as _

from compliance.evidence.kinds import Objection
from compliance.web.uploads import Taken, UploadMistake, upload_message


def objection_message(objection: Objection, taken: Taken) -> str:
    """Why a file is refused and what to do next, in the visitor's language."""
    return {
        Objection.EMPTY: upload_message(UploadMistake.EMPTY, taken),
        Objection.TYPE: upload_message(UploadMistake.TYPE, taken),
        Objection.INFECTED: upload_message(UploadMistake.INFECTED, taken),
        Objection.LOCKED: upload_message(UploadMistake.PASSWORD_PROTECTED, taken),
        Objection.BROKEN: _(
            "ファイルが壊れているため、中を確かめられません。元のファイルを開けるか確かめて、保存し直してから選んでください。"
        ),
        Objection.NAME: _("ファイル名の末尾（拡張子）と中身の種類が合いません。正しい種類で保存し直してください。"),
        Objection.BOMB: _("中身が異常に大きく広がるファイルのため、受け取れません。ファイルを作り直してください。"),
        Objection.SCRIPT: _(
            "開くと自動で動く仕組み（スクリプトなど）がPDFに含まれているため、受け取れません。印刷からPDFに保存し直してください。"
        ),
        Objection.ATTACHMENT: _(
            "別のファイルが埋め込まれているため、受け取れません。埋め込まれたファイルを取り除くか、別に送ってください。"
        ),
        Objection.MACRO: _(
            "マクロが含まれているため、受け取れません。マクロのない形式（.xlsx・.docx）で保存してください。"
        ),
        Objection.EXTERNAL: _(
            "開くと外部から読み込むものが含まれているため、受け取れません。PDFに保存し直してから選んでください。"
        ),
        Objection.LARGE_PICTURE: _("画像が大きすぎます。6400万画素までに縮小してから選んでください。"),
    }[objection]
