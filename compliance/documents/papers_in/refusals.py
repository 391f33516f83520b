"""The refusal of a file that is no council paper: what is wrong, why, and what to do next."""

from compliance.domain.errors import Explanation, Refused, Words


class NotACouncilPaper(Refused):
    """The file cannot be read as a council paper; its explanation is fit to be shown to the officer who sent it."""


class OtherText(NotACouncilPaper):
    """It can be read well, and has too few of the form's rows."""


NEXT_TEXT = Words(
    "諮問・報告事項の資料を、テキストのファイル（.md・.txt）に保存して選んでください。",
    "Save the council paper as a text file (.md or .txt) and choose that.",
)


def refusal(
    name: str, why: Words, next_step: Words = NEXT_TEXT, kind: type[NotACouncilPaper] = NotACouncilPaper
) -> NotACouncilPaper:
    """The refusal of the file `name` for the reason `why`."""
    what = Words(f"「{name}」は審議会資料として読み取れません。", f"{name} cannot be read as a council paper.")
    return kind(Explanation(what, why, next_step), field="file")
