"""Finds code that nothing uses: vulture, less what is data (fields, members) and what frameworks call by name."""

import ast
import re
import sys
from collections.abc import Iterator, Mapping
from fnmatch import fnmatch
from pathlib import Path

from vulture import Vulture
from vulture.core import Item

ROOT = Path(__file__).resolve().parents[1]
READ = ("compliance", "benchmarks", "tests")
TEMPLATES = ("templates", "compliance/static")
CALLED_BY_DECORATOR = [
    "@*.before_request",
    "@*.after_request",
    "@*.context_processor",
    "@*.errorhandler",
    "@*.get",
    "@*.post",
    "@*.route",
    "@*.template_filter",
    "@*.teardown_request",
    "@*.url_defaults",
    "@click.*",
    "@*.command",
    "@composite",
    "@event.*",
    "@fixture",
    "@page",
    "@pytest.*",
    "@validates*",
]
ALLOWED: Mapping[str, str] = {
    "compliance/cli/__init__.py:*": "click calls the methods of a group",
    "compliance/web/*:validate_*": "WTForms calls it to check a field of this name",
    "compliance/cli/*:convert": "click calls it to read an argument",
    "compliance/cli/server.py:load_config": "gunicorn calls it",
    "compliance/cli/runner_children.py:manage_workers": "gunicorn calls it at each of its turns",
    "tests/scheduler/test_mails.py:handle_*": "aiosmtpd calls them",
    "compliance/store/database.py:isolation_level": "sqlite3 reads it",
    "compliance/store/models/*": "SQLAlchemy maps the tables and calls the types' methods",
    "compliance/store/migrations/*": "alembic reads a migration's names and calls its functions",
    "compliance/domain/fact_sets.py:__call__": "a protocol's, which only mypy reads",
    "compliance/documents/words/*": "python-docx writes the attributes of pages, styles and properties",
    "compliance/evidence/*:*Buffer": "types in quotes, which only mypy reads",
    "compliance/evidence/*:S3Client": "a type in quotes, which only mypy reads",
    "compliance/evidence/*:seekable": "io's classes ask a file what it can",
    "compliance/evidence/vaults.py:writable": "io's classes ask a file what it can",
    "compliance/web/languages.py:get_translations": "Flask-Babel calls it",
    "compliance/web/languages.py:domain_instance": "Flask-Babel reads it",
    "compliance/web/templates.py:make_globals": "Jinja calls it",
    "compliance/web/bodies.py:*": "Werkzeug and Flask read these attributes and call the method",
    "compliance/web/drafts.py:*draft*": "set on Flask's `g`, and asked of it by name",
    "compliance/web/fields/*": "WTForms calls the methods of a field",
    "compliance/web/rendering.py:*_blocks": "Jinja reads them",
    "compliance/web/templates.py:visit_*": "Jinja calls a visitor's methods by the kind of node",
    "compliance/web/templates.py:jinja_environment": "Flask reads it",
    "tests/web/desks.py:bytecode_cache": "Jinja reads it",
    "tests/compilations.py:_compiled_cache": "SQLAlchemy reads it",
    "tests/buckets.py:S3Client": "a type in quotes, which only mypy reads",
    "tests/evidence/lines.py:do_*": "http.server calls it for the method of a request",
    "tests/evidence/lines.py:log_message": "http.server tells it every request",
    "tests/evidence/*:handle": "socketserver calls it",
    "tests/evidence/corpus/pdfs.py:*": "pikepdf writes the attributes of a page and a document",
    "tests/web/test_packages.py:_encodeFilenameFlags": "zipfile calls it for the name of an entry",
    "tests/web/test_templates.py:loader": "Jinja reads it",
    "tests/*:pytest_*": "pytest calls its hooks by name",
    "tests/*:pytestmark": "pytest reads it",
    "tests/*:test_*": "pytest finds tests by name",
}
"""Place and name of what is used unseen, with its reason."""


def main() -> int:
    """0 when everything is used; 1 with a line for each thing that is not."""
    vulture = Vulture(ignore_decorators=CALLED_BY_DECORATOR)
    vulture.scavenge([ROOT / folder for folder in READ])
    vulture.used_names.update(words_of_templates())
    found = [item for item in vulture.get_unused_code() if not is_data(item) and not is_allowed(item)]
    for item in found:
        print(f"{place(item)}:{item.first_lineno}: nothing uses the {item.typ} {item.name}")
    return 1 if found else 0


def words_of_templates() -> Iterator[str]:
    """Every name a template could be using."""
    for folder in TEMPLATES:
        for path in (ROOT / folder).rglob("*.*"):
            if path.suffix in {".html", ".typ", ".txt"}:
                yield from re.findall(r"[A-Za-z_]\w*", path.read_text(encoding="utf-8"))


def is_data(item: Item) -> bool:
    """Whether this is a field, column or member in the body of a class: read by rows, JSON and papers as a whole."""
    if item.typ != "variable":
        return False
    tree = ast.parse(item.filename.read_text(encoding="utf-8"))
    return any(
        isinstance(line, ast.AnnAssign | ast.Assign) and line.lineno == item.first_lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        for line in node.body
    )


def is_allowed(item: Item) -> bool:
    """Whether the list of exceptions names it."""
    return any(fnmatch(f"{place(item)}:{item.name}", pattern) for pattern in ALLOWED)


def place(item: Item) -> str:
    """The file of the item, from the root."""
    return str(item.filename.relative_to(ROOT))


if __name__ == "__main__":
    sys.exit(main())
