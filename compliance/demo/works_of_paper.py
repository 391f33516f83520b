"""The council paper's own work, 産後ケア事業: imported from the paper, and what its contracts need beside it."""

from pathlib import Path

from compliance.domain.facts import Medium

PAPER = Path(__file__).parent / "papers" / "council-paper-42.md"
ISSUED = "産後ケア事業 利用者情報"
PLACE = "院内 産後ケア室及び事務室"
MEDIA = (Medium.PAPER, Medium.MEDIA, Medium.COMPUTER)
SECTION = "健康づくり課"
