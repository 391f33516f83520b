"""The engine is known by its own source, so that a changed rule makes every projection stale by itself."""

import shutil
from pathlib import Path

import pytest

from compliance import domain
from compliance.resources import closed_days, load_editions, load_law
from compliance.store.shelves import Shelf, engine


@pytest.fixture
def a_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The domain's source in a folder that a test may change; the digest is taken anew."""
    folder = tmp_path / "domain"
    shutil.copytree(Path(domain.__file__).parent, folder, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(domain, "__file__", str(folder / "__init__.py"))
    return folder


def test_the_shelf_carries_the_engine_s_digest() -> None:
    assert Shelf(load_editions(), load_law(), closed_days()).engine == engine() == engine.__wrapped__()


def test_a_changed_rule_is_another_engine(a_copy: Path) -> None:
    assert engine.__wrapped__() == engine()
    rule = a_copy / "rules" / "holdings.py"
    rule.write_text(rule.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert engine.__wrapped__() != engine()
