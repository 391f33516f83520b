"""Every reason why a file is not taken has its sentence in both languages."""

from compliance.evidence.kinds import Objection
from compliance.services.objections import REASONS


def test_no_reason_is_left_without_words() -> None:
    assert set(REASONS) == set(Objection)
    assert all(words.ja.endswith("。") and words.en.endswith(".") for words in REASONS.values())
