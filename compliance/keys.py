"""The keys of this deployment: files of 32 random bytes that only their owner may read."""

import os
import secrets
from pathlib import Path

from compliance.config import CannotStart
from compliance.domain.errors import Explanation, Words

KEY_BYTES = 32
SESSION_KEY = "session.key"


def create_key(folder: Path, name: str) -> bool:
    """Writes a new key of mode 0600 into `folder` (made with 0700); False when there was one: a key is never replaced.

    OSError when the folder cannot be written.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / name
    if path.exists():
        return False
    draft = folder / f".{name}.{secrets.token_hex(8)}"
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(secrets.token_bytes(KEY_BYTES))
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)
    except FileExistsError:
        return False
    finally:
        draft.unlink()
    return True


def read_key(folder: Path, name: str) -> bytes:
    """The 32 bytes of the key; `CannotStart` when it is missing, cut short, or readable by others."""
    path = folder / name
    try:
        key, mode = path.read_bytes(), path.stat().st_mode
    except OSError as problem:
        raise _unreadable(path, problem) from None
    if mode & 0o077:
        raise _exposed(path)
    if len(key) != KEY_BYTES:
        raise _damaged(path)
    return key


def _unreadable(path: Path, problem: OSError) -> CannotStart:
    return CannotStart(
        Explanation(
            Words(f"鍵のファイル {path} を読めません。", f"The key file {path} cannot be read."),
            Words(
                f"理由：{problem.strerror}。鍵がないと、利用者の確認も資料の保護もできません。",
                f"Reason: {problem.strerror}. Without it nobody can be signed in and no file is protected.",
            ),
            Words(
                "初めての場合は compliance init --new-keys を、移設の場合は元の鍵の複写を行ってください。",
                "On a new deployment run: compliance init --new-keys. After a move, copy the old keys here.",
            ),
        )
    )


def _exposed(path: Path) -> CannotStart:
    return CannotStart(
        Explanation(
            Words(f"鍵のファイル {path} を他の利用者が読めます。", f"Others can read the key file {path}."),
            Words("鍵を読めた人は、だれにでもなりすませます。", "Whoever reads it can pass for anyone."),
            Words(
                f"chmod 600 {path} を行い、読まれたおそれがあれば鍵を取り替えてください。",
                f"Run: chmod 600 {path}, and replace the key if somebody may have read it.",
            ),
        )
    )


def _damaged(path: Path) -> CannotStart:
    return CannotStart(
        Explanation(
            Words(f"鍵のファイル {path} が壊れています。", f"The key file {path} is damaged."),
            Words(f"長さが {KEY_BYTES} バイトではありません。", f"It is not {KEY_BYTES} bytes long."),
            Words("控えから戻してください。", "Restore it from your copy."),
        )
    )
