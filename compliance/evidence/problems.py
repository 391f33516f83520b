"""What can be wrong with a sealed file or with the place it is kept in, in words for people."""

from uuid import UUID

from compliance.domain.errors import ComplianceError, Explanation, Words

_ASK = Words("管理者に連絡してください。", "Tell the administrator.")


class Damaged(ComplianceError):
    """A sealed file, or its wrapped key, is not as it was sealed: not a byte of it is given to anybody."""

    def __init__(self, file: UUID | str) -> None:
        super().__init__(
            Explanation(
                Words(f"確認資料のファイル {file} を開けません。", f"The sealed file {file} cannot be opened."),
                Words(
                    "預かったときの内容と一致しません（破損、差し替え、または切り詰め）。",
                    "It is not as it was sealed: damaged, exchanged or cut short.",
                ),
                Words(
                    "管理者に連絡し、控えから戻してください（compliance verify --files で確かめられます）。",
                    "Tell the administrator: it is to be restored from a backup (compliance verify --files checks).",
                ),
            )
        )


class Missing(ComplianceError):
    """The vault has no such file, though a row says so."""

    def __init__(self, file: str) -> None:
        super().__init__(
            Explanation(
                Words(f"確認資料のファイル {file} がありません。", f"The sealed file {file} is not there."),
                Words("保管場所から失われています。", "It is gone from the place where it was kept."),
                Words(
                    "管理者に連絡し、控えから戻してください。",
                    "Tell the administrator: it is to be restored from a backup.",
                ),
            )
        )


class KeyMissing(ComplianceError):
    """The key that a file's own key is wrapped in is not in the folder of the keys."""

    def __init__(self, key: str) -> None:
        super().__init__(
            Explanation(
                Words(f"鍵 {key} がありません。", f"The key {key} is not there."),
                Words(
                    "この鍵で守られた確認資料は、鍵がないと開けません。",
                    "What is sealed under it cannot be opened without it.",
                ),
                Words(
                    "鍵の控えを COMPLIANCE_KEYS のフォルダーに戻すか、compliance init --new-keys を行ってください。",
                    "Put the copy of the key back into the folder COMPLIANCE_KEYS, or run: compliance init --new-keys.",
                ),
            )
        )


class AlreadyKept(ComplianceError):
    """Something is kept under that name already: it is never overwritten."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Explanation(
                Words(f"{name} はすでに保管されています。", f"{name} is kept already."),
                Words("保管したファイルは上書きしません。", "What is kept is never overwritten."),
                _ASK,
            )
        )
