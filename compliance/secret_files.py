"""A secret that another server gave us, in a file that only its owner may read."""

from pathlib import Path

from compliance.config import CannotStart
from compliance.domain.errors import Explanation, Words


def read_secret(path: Path, setting: str) -> str:
    """The one line of the file; `CannotStart` when it is missing, empty, of several lines, or readable by others."""
    try:
        lines, mode = path.read_text(encoding="ascii").split(), path.stat().st_mode
    except (OSError, UnicodeDecodeError) as problem:
        reason = (problem.strerror or "") if isinstance(problem, OSError) else "ASCII"
        raise _refused(path, setting, Words(f"読めません（{reason}）。", f"It cannot be read ({reason}).")) from None
    if mode & 0o077:
        raise _refused(path, setting, Words("他の利用者が読めます（chmod 600）。", "Others can read it (chmod 600)."))
    if len(lines) != 1:
        raise _refused(path, setting, Words("一行ではありません。", "It does not hold exactly one line."))
    return lines[0]


def _refused(path: Path, setting: str, why: Words) -> CannotStart:
    return CannotStart(
        Explanation(
            Words(f"秘密のファイル {path} を使えません。", f"The secret in {path} cannot be used."),
            why,
            Words(
                f"秘密の文字列だけを一行で書き、chmod 600 を行い、{setting} にその所在を指定してください。",
                f"Write the secret alone on one line, run chmod 600 on it, and name it by {setting}.",
            ),
        )
    )
