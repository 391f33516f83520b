"""Numbers of receipts (受領番号): a position in the trail with a check digit, which finds one that was mistyped."""

import re
import unicodedata

_NUMBER = re.compile(r"R?0*([1-9][0-9]*)-([0-9])", re.ASCII)
_DIGITS = 7


class BadReceiptNumber(ValueError):
    """What was typed is no number of a receipt: another form, or a check digit that does not fit."""


def receipt_number(position: int) -> str:
    """`R0001234-4` for position 1234; ValueError unless the position is at least 1."""
    if position < 1:
        raise ValueError(f"no entry of the trail stands at {position}")
    return f"R{position:0{_DIGITS}d}-{check_digit(position)}"


def receipt_position(typed: str) -> int:
    """The position that a number stands for; full-width signs, small letters and a number without R are taken."""
    text = "".join(unicodedata.normalize("NFKC", typed).upper().split())
    found = _NUMBER.fullmatch(re.sub("[‐‑‒–—―−ー]", "-", text))
    if found is None or len(found[1]) > 15 or check_digit(int(found[1])) != int(found[2]):
        raise BadReceiptNumber(typed)
    return int(found[1])


def check_digit(position: int) -> int:
    """Luhn's digit: it finds every single wrong digit, and nearly every pair that was swapped."""
    total = 0
    for place, digit in enumerate(reversed(str(position))):
        doubled = int(digit) * (2 - place % 2)
        total += doubled - 9 * (doubled > 9)
    return -total % 10
