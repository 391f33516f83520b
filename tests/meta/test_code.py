"""What holds of all the code: modules that say what they are for, walls that stand, nothing of this machine."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.meta.repository import ROOT, modules, read, text_files

HOLLOW_NAMES = {"utils", "util", "helpers", "helper", "manager", "common", "misc"}
MACHINE = re.compile(r"(?<![\w.])/(?:root|home/[a-z]|work|opt/(?!homebrew))\b[\w/.-]*")
REGISTRY = re.compile(r"--(?:extra-)?index-url|--find-links|pypi\.|//[\w.-]*(?:pypi|pythonhosted|npmjs)", re.IGNORECASE)


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_every_module_says_in_one_sentence_what_it_is_for(path: Path) -> None:
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    assert docstring, "it has no docstring"
    first = docstring.splitlines()[0]
    assert first.endswith((".", "。", ":")), first


def test_no_module_has_a_hollow_name() -> None:
    assert [name_of(path) for path in modules() if path.stem in HOLLOW_NAMES] == []


def test_nothing_of_one_machine_is_in_the_repository() -> None:
    own = {ROOT / "tests" / "meta" / "test_code.py"}
    found = [
        f"{name_of(path)}: {match[0]}"
        for path in text_files()
        if path not in own
        for match in MACHINE.finditer(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert found == []


def test_no_address_of_a_registry_is_in_the_repository() -> None:
    own = {ROOT / "tests" / "meta" / "test_code.py"}
    found = [
        f"{name_of(path)}: {match[0]}"
        for path in text_files()
        if path not in own and name_of(path) != "scripts/lock.sh"
        for match in REGISTRY.finditer(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert found == []


def test_no_python_names_an_edition() -> None:
    editions = [
        tomllib.loads(path.read_text(encoding="utf-8")).get("id", path.parent.name)
        for path in ROOT.glob("checklists/*/edition.toml")
    ]
    assert editions, "there is no edition in checklists/"
    for path in modules():
        text = path.read_text(encoding="utf-8")
        for edition in editions:
            assert edition not in text, f"{name_of(path)} names the edition {edition}"


def test_the_locks_carry_hashes_and_agree() -> None:
    pins = {}
    for name in ("requirements.txt", "requirements-s3.txt", "requirements-dev.txt"):
        text = read(name)
        pins[name] = set(re.findall(r"^([\w.-]+)==(\S+)", text, flags=re.MULTILINE))
        assert pins[name]
        assert text.count("--hash=sha256:") >= len(pins[name])
    assert pins["requirements.txt"] < pins["requirements-s3.txt"] <= pins["requirements-dev.txt"], "untested parts run"


def test_the_program_reads_the_clock_in_one_place() -> None:
    reading = re.compile(r"datetime\.now\(|date\.today\(|datetime\.utcnow\(|\btime\.time\(")
    found = [name_of(path) for path in modules() if reading.search(path.read_text(encoding="utf-8"))]
    assert found == ["compliance/clock.py"]


def test_every_test_folder_mirrors_the_package() -> None:
    own = {"meta", "fixtures", "scripts", "scenarios", "browser", "benchmarks", "__pycache__"}
    packages = {path.parent.name for path in modules() if path.parent.parent == ROOT / "compliance"}
    folders = {path.name for path in (ROOT / "tests").iterdir() if path.is_dir()} - own
    assert folders <= packages, folders - packages


def test_the_walls_between_the_layers_stand() -> None:
    checked = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache", "--no-logo"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout
