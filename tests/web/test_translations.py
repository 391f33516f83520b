"""Both languages are complete: every text of the pages has its English, and no English stands alone."""

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir

from compliance.web.compile_translations import compile_translations, read_catalogue
from compliance.web.languages import TRANSLATIONS

ROOT = Path(__file__).parents[2]
ONE_WORD = {
    "受領確認": "受理（受け取るのは受領、確かめて認めるのは受理、認めないのは差戻し）",
    "名簿を登録": "名簿を記録（台帳にのせるのは登録、起きたことを残すのは記録）",
    "計画を登録": "計画を記録",
    "判断を登録": "判断を記録",
    ")s件を登録": "件を記録",
    "登録した提出": "記録した提出",
}
"""What is said of one thing: a register (案件、契約、委託先、利用者、課、会議) is 登録, a fact is 記録, acceptance is 受理."""

KEYWORDS = {"_": None, "lazy": None, "gettext": None, "lazy_gettext": None}
JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龥]+")
KEPT_IN_ENGLISH = {"甲", "乙", "令和", "年", "月", "日"}


@pytest.fixture(scope="module")
def english() -> Catalog:
    return read_catalogue(TRANSLATIONS / "en" / "LC_MESSAGES" / "messages.po")


@pytest.fixture(scope="module")
def texts() -> set[str]:
    """Every text that a template or a view asks the catalogue for."""
    found: set[str] = set()
    for folder, methods in (
        (ROOT / "compliance" / "web", [("**.py", "python")]),
        (ROOT / "templates" / "pages", [("**.html", "jinja2")]),
    ):
        for _file, _line, message, *_rest in extract_from_dir(str(folder), methods, keywords=KEYWORDS):
            found.add(message if isinstance(message, str) else message[0])
    return found


def test_every_text_has_its_english(texts: set[str], english: Catalog) -> None:
    translated = {str(message.id) for message in english if message.id and message.string and not message.fuzzy}
    assert texts - translated == set()


def test_no_english_stands_alone(texts: set[str], english: Catalog) -> None:
    assert {str(message.id) for message in english if message.id} - texts == set()


def test_english_keeps_the_places_that_are_filled_in(english: Catalog) -> None:
    places = re.compile(r"%\((\w+)\)s")
    for message in english:
        if message.id:
            assert set(places.findall(str(message.id))) == set(places.findall(str(message.string))), message.id


def test_english_is_english(english: Catalog) -> None:
    for message in english:
        words = JAPANESE.findall(str(message.string)) if message.id else []
        assert set(words) <= KEPT_IN_ENGLISH, message.id


@pytest.mark.parametrize(("otherwise", "word"), sorted(ONE_WORD.items()))
def test_one_thing_has_one_word(texts: set[str], otherwise: str, word: str) -> None:
    assert [text for text in texts if otherwise in text] == [], word


def test_templates_write_no_japanese_beside_the_catalogue() -> None:
    for template in (ROOT / "templates" / "pages").rglob("*.html"):
        text = re.sub(r"\{#.*?#\}|\{\{.*?\}\}|\{%.*?%\}", "", template.read_text(encoding="utf-8"), flags=re.DOTALL)
        left = set(JAPANESE.findall(text))
        assert left <= {"日本語", "件"}, template.name


def test_catalogues_are_compiled_by_a_command(tmp_path: Path) -> None:
    source = tmp_path / "en" / "LC_MESSAGES" / "messages.po"
    source.parent.mkdir(parents=True)
    source.write_bytes((TRANSLATIONS / "en" / "LC_MESSAGES" / "messages.po").read_bytes())
    assert compile_translations(tmp_path) == (source.with_suffix(".mo"),)
    assert source.with_suffix(".mo").stat().st_size > 1_000
