"""What a driver's error means for the person in front: no access, no room, no answer; and what to do next."""

import sqlite3
from enum import Enum

from sqlalchemy.engine import URL

from compliance.domain.errors import ComplianceError, Explanation, Words


class Outage(Enum):
    """A way in which a database is out of use, with why and what to do next."""

    ADDRESS = (
        Words("アドレスの書き方が違います。", "Its address is not one of the known forms."),
        Words(
            "DATABASE_URL を sqlite:///ファイル または postgresql://利用者@ホスト/名前 の形にしてください。",
            "Set DATABASE_URL to sqlite:///file or postgresql://user@host/name.",
        ),
    )
    UNREACHABLE = (
        Words("接続できません。", "It cannot be reached."),
        Words(
            "データベースが動いているか、DATABASE_URL が正しいかを確かめてください。"
            "保存の途中だったときは、記録の有無を確かめてください。",
            "Check that it runs and that DATABASE_URL is right. If you were saving, look whether it was recorded.",
        ),
    )
    NO_FILE = (
        Words("ファイルを開けません。", "Its file cannot be opened."),
        Words(
            "フォルダーがあること、読み書きの権限があることを確かめてください。",
            "Check that the folder exists and that this user may read and write there.",
        ),
    )
    UNWRITABLE = (
        Words("書き込みが許されていません。", "It may not be written to."),
        Words(
            "ファイルとフォルダーの権限、または接続先（主系か）を確かめてください。",
            "Check the rights of the file and its folder, or that the server is the primary.",
        ),
    )
    FORBIDDEN = (
        Words("この利用者には権限がありません。", "This database user lacks the right."),
        Words("データベースの利用者とパスワードと権限を確かめてください。", "Check its user, password and grants."),
    )
    FULL = (
        Words("空き容量がありません。", "Its disk is full."),
        Words("空き容量を作ってから、もう一度実行してください。", "Free some room, then try again."),
    )
    BUSY = (
        Words("ほかの書き込みが終わりません。", "Another write does not end."),
        Words("少し待ってから、もう一度実行してください。", "Wait a moment, then try again."),
    )
    DAMAGED = (
        Words(
            "ファイルが壊れているか、データベースではありません。", "Its file is damaged, or is not a database at all."
        ),
        Words("触らずに控えから戻してください。", "Leave it untouched and restore a backup."),
    )


class DatabaseUnusable(ComplianceError):
    """The database cannot be used now; `outage` says in which way."""

    def __init__(self, outage: Outage, place: str = "", detail: str = "") -> None:
        why, next_step = outage.value
        named = Words(f"データベース{place}を使えません。", f"The database {place} cannot be used.".replace("  ", " "))
        noted = f" ({detail})" if detail else ""
        super().__init__(Explanation(named, Words(why.ja, why.en + noted), next_step))
        self.outage = outage


_SQLITE = {
    "SQLITE_CANTOPEN": Outage.NO_FILE,
    "SQLITE_READONLY": Outage.UNWRITABLE,
    "SQLITE_PERM": Outage.UNWRITABLE,
    "SQLITE_FULL": Outage.FULL,
    "SQLITE_BUSY": Outage.BUSY,
    "SQLITE_NOTADB": Outage.DAMAGED,
    "SQLITE_CORRUPT": Outage.DAMAGED,
}
_POSTGRESQL = {
    "25006": Outage.UNWRITABLE,
    "28": Outage.FORBIDDEN,
    "42501": Outage.FORBIDDEN,
    "3D000": Outage.UNREACHABLE,
    "08": Outage.UNREACHABLE,
    "57P": Outage.UNREACHABLE,
    "53100": Outage.FULL,
    "53300": Outage.UNREACHABLE,
    "55P03": Outage.BUSY,
    "XX00": Outage.DAMAGED,
}


def outage(error: BaseException | None, url: URL) -> DatabaseUnusable | None:
    """The refusal that a driver's error stands for; None where the database is fine and the statement was not."""
    if isinstance(error, sqlite3.Error):
        known = _by_prefix(_SQLITE, getattr(error, "sqlite_errorname", ""))
    elif url.get_backend_name() == "postgresql":
        known = _of_postgresql(error)
    else:
        known = None
    return None if known is None else DatabaseUnusable(known, url.render_as_string(), _first_line(error))


def _of_postgresql(error: BaseException | None) -> Outage | None:
    import psycopg  # seven megabytes that a ward on SQLite does not need

    if isinstance(error, psycopg.OperationalError) and error.sqlstate is None:
        return Outage.UNREACHABLE
    return _by_prefix(_POSTGRESQL, error.sqlstate or "") if isinstance(error, psycopg.Error) else None


def _by_prefix(table: dict[str, Outage], code: str) -> Outage | None:
    return next((known for prefix, known in table.items() if code.startswith(prefix)), None)


def _first_line(error: BaseException | None) -> str:
    return next(iter(str(error).splitlines()), "")
