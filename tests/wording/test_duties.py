"""Items in words: clauses by number and heading, and the ward's own office work by what it is."""

import pytest

from compliance.domain.editions import Edition
from compliance.resources import load_editions
from compliance.wording.duties import OFFICE, item_number, item_words
from compliance.wording.languages import Language, said


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("edition", load_editions().values(), ids=lambda edition: edition.id)
def test_office_work_is_named_by_what_it_is(edition: Edition, language: Language) -> None:
    work = {rule.item for rule in edition.office_rules if rule.item.startswith("office:")}
    named = {item_words(edition, item, language) for item in work}
    assert len(named) == len(work) > 1
    assert said(OFFICE, language) not in named
    assert "（特記事項以外の事務）" in item_words(edition, "office:hand_over", "ja")
    assert said(OFFICE, language) != item_words(edition, "office:confirm_handover", language)


@pytest.mark.parametrize(
    ("item", "ja", "en"),
    [
        ("16", "第16項", "Clause 16"),
        ("第8条", "第8条", "Article 8"),
        ("第10条2", "第10条第2項", "Article 10, paragraph 2"),
    ],
)
def test_a_clause_is_called_as_its_edition_numbers_it(item: str, ja: str, en: str) -> None:
    assert item_number(item, "ja") == ja
    assert item_number(item, "en") == en
