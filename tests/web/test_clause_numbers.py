"""No word of a page or a message fixes a clause's number: editions number theirs differently, so it is asked of them."""

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from flask.testing import FlaskClient

from compliance.domain.editions import Act
from compliance.resources import load_editions
from compliance.store.models.accounts import AccountRole
from compliance.web.compile_translations import read_catalogue
from compliance.web.languages import TRANSLATIONS
from tests.web.clients import soup
from tests.web.wards import Ward

PACKAGE = Path(__file__).parents[2] / "compliance"
SPEAKING = ("services", "web", "wording", "domain", "documents", "store")
OF_A_PAPER = "papers_in"
"""What is read out of a paper, in the paper's own numbers."""
NUMBERED = re.compile(r"第?[0-9０-９]+(項|条)|\b[0-9]+ clauses\b|\b([Cc]lause|[Aa]rticle)s? [0-9]")


@pytest.fixture(scope="module")
def english() -> Catalog:
    return read_catalogue(TRANSLATIONS / "en" / "LC_MESSAGES" / "messages.po")


def test_no_text_of_a_page_fixes_the_number_of_a_clause(english: Catalog) -> None:
    texts = (str(text) for message in english if message.id for text in (message.id, message.string))
    assert [text for text in texts if NUMBERED.search(text)] == []


def said_in(module: Path) -> Iterator[str]:
    """The strings of a module, those left out that stand as statements: what a docstring says is for its reader."""
    tree = ast.parse(module.read_text("utf-8"))
    written = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in written:
            yield node.value


@pytest.mark.parametrize("layer", SPEAKING)
def test_no_message_of_the_program_fixes_the_number_of_a_clause(layer: str) -> None:
    modules = (file for file in (PACKAGE / layer).rglob("*.py") if OF_A_PAPER not in file.parts)
    assert [(module.name, text) for module in modules for text in said_in(module) if NUMBERED.search(text)] == []


def test_a_contract_s_places_stand_under_the_clause_of_its_own_edition(
    client_as: Callable[[AccountRole], FlaskClient], ward: Ward
) -> None:
    page = soup(client_as(AccountRole.SECTION_OFFICER).get(f"/contracts/{ward.kept}/terms"))
    assert "指定した場所（第6項）" in [term.get_text(strip=True) for term in page.select("dt")]


def test_another_edition_calls_the_clause_of_the_places_by_its_own_number() -> None:
    numbers = {
        name: rule.item
        for name, edition in load_editions().items()
        for rule in edition.rules()
        if rule.act is Act.DESIGNATE_PLACES
    }
    assert len(set(numbers.values())) == len(numbers) > 1
