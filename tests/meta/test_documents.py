"""What the documents must name: every setting, command, option, make target and page."""

import re
from collections.abc import Iterator

import click
import pytest

from compliance.cli import main
from compliance.cli.commands import COMMANDS
from compliance.config import SETTINGS, Setting
from tests.meta.repository import ROOT, files, read


def commands(group: click.Group, name: str = "") -> Iterator[tuple[str, click.Command]]:
    """Every command with its full name, groups themselves left out."""
    context = click.Context(group)
    for each in group.list_commands(context):
        command = group.get_command(context, each)
        assert command is not None, each
        if isinstance(command, click.Group):
            yield from commands(command, f"{name} {each}".strip())
        else:
            yield f"{name} {each}".strip(), command


def rows(markdown: str, command: str) -> str:
    """The lines of a page that speak of this command."""
    return "\n".join(line for line in markdown.splitlines() if f"compliance {command}" in line)


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_the_readme_names_every_setting(setting: Setting) -> None:
    assert f"| `{setting.name}` |" in read("README.md")


def test_the_readme_names_no_setting_that_does_not_exist() -> None:
    known = {setting.name for setting in SETTINGS}
    for page in (path for path in files() if path.suffix == ".md"):
        named = set(re.findall(r"\bCOMPLIANCE_[A-Z0-9_]+\b", page.read_text(encoding="utf-8")))
        assert named <= known, f"{page}: {named - known}"


@pytest.mark.parametrize("top", sorted(COMMANDS))
def test_the_page_of_commands_names_every_command_and_option(top: str) -> None:
    page = read("docs/commands.md")
    for name, command in commands(main):
        if name.split()[0] != top:
            continue
        described = rows(page, name)
        assert described, f"docs/commands.md does not name: compliance {name}"
        for parameter in command.params:
            for option in parameter.opts if isinstance(parameter, click.Option) else ():
                if option.startswith("--"):
                    assert option in described, f"docs/commands.md does not name {option} of: compliance {name}"


def test_the_page_of_commands_names_no_command_that_does_not_exist() -> None:
    named = set(re.findall(r"`compliance ([a-z-]+)", read("docs/commands.md")))
    assert named - {"serve"} <= set(COMMANDS), named - set(COMMANDS)


def test_every_make_target_that_is_documented_exists_and_the_other_way_round() -> None:
    targets = set(re.findall(r"^([a-z]+):.*## ", read("Makefile"), flags=re.MULTILINE))
    readme = set(re.findall(r"`make ([a-z]+)`", read("README.md")))
    assert readme == targets


def test_every_link_between_the_pages_leads_somewhere() -> None:
    for page in (path for path in files() if path.suffix == ".md" and "tests" not in path.parts):
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.relative_to(ROOT)} → {target}"


def test_every_page_of_the_docs_is_in_their_index() -> None:
    index = read("docs/README.md")
    for page in (path for path in files() if path.parent == ROOT / "docs" and path.name != "README.md"):
        assert f"({page.name})" in index, page.name


def test_every_decision_has_a_number_of_its_own() -> None:
    names = [path.name for path in files() if path.parent == ROOT / "docs" / "adr"]
    assert all(re.match(r"\d{4}-[a-z0-9-]+\.md", name) for name in names), names
    assert len({name[:4] for name in names}) == len(names), names
