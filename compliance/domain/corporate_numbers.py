"""法人番号: thirteen digits, the first of which checks the other twelve."""

import unicodedata

from compliance.domain.errors import Words


class BadCorporateNumber(ValueError):
    """The number cannot be a corporate number: `why`, and what to do `next`."""

    next = Words("国税庁の法人番号公表サイトで確かめてください。", "Look it up on the tax agency's site.")

    def __init__(self, typed: str, why_ja: str, why_en: str) -> None:
        self.why = Words(f"法人番号「{typed}」{why_ja}。", f"The corporate number {typed!r} {why_en}.")
        super().__init__(f"{self.why.ja}{self.next.ja} {self.why.en} {self.next.en}")


def corporate_number(typed: str) -> str:
    """The thirteen digits of what was typed, full-width digits and separators allowed; BadCorporateNumber else.

    The check digit is 9 − (Σ Pₙ × Qₙ mod 9) with Pₙ the nth digit from the right of the last twelve and Qₙ = 1 for
    odd n, 2 for even n (法人番号の指定等に関する省令 第2条).
    """
    folded = unicodedata.normalize("NFKC", typed).strip()
    digits = folded.replace("-", "").replace(" ", "")
    if len(digits) != 13 or not (digits.isascii() and digits.isdigit()):
        raise BadCorporateNumber(typed, "は13桁の数字ではありません", "is not thirteen digits")
    if int(digits[0]) != check_digit(digits[1:]):
        raise BadCorporateNumber(typed, "は検査用数字が合いません", "has a wrong check digit")
    return digits


def check_digit(twelve: str) -> int:
    """The digit that goes before these twelve."""
    total = sum(int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(twelve)))
    return 9 - total % 9
