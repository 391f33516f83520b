"""The refusal of a file that is no council paper: what is wrong, why, and what to do next."""

from compliance.domain.errors import Explanation, Refused, Words


class NotACouncilPaper(Refused):
    """The file cannot be read as a council paper; its explanation is fit to be shown to the officer who sent it."""


NEXT_TEXT = Words(
    "諮問・報告事項の資料を、テキスト（Markdown、UTF-8）にして指定してください。",
    "Give the council paper as text (Markdown, in UTF-8).",
)


def refusal(name: str, why: Words, next_step: Words = NEXT_TEXT) -> NotACouncilPaper:
    """The refusal of the file `name` for the reason `why`."""
    what = Words(f"「{name}」は審議会資料として読み取れません。", f"{name} cannot be read as a council paper.")
    return NotACouncilPaper(Explanation(what, why, next_step), field="file")
