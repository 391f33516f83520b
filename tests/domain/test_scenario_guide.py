"""docs/scenarios.md is true: it names every key and every kind of fact as they are, and its example does what it says."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, Field
from datetime import date
from enum import Enum
from pathlib import Path

import pytest
from click.testing import CliRunner

from compliance.cli import main
from compliance.domain import facts
from compliance.domain.obligations import Basis, Party, Status
from compliance.domain.scenario_expectations import EXPECTABLE
from compliance.domain.scenario_facts import fact_kinds, written_keys
from compliance.domain.scenario_tables import HEAD_KEYS, TABLES, parse_scenario

GUIDE = (Path(__file__).parents[2] / "docs" / "scenarios.md").read_text(encoding="utf-8")
CODE = re.compile(r"`([^`]+)`")


def section(heading: str) -> str:
    """The text under a `##` heading, down to the next one."""
    return GUIDE.split(f"\n## {heading}\n")[1].split("\n## ")[0]


def rows(text: str) -> dict[str, str]:
    """The rows of the tables in `text`: the code of the first cell, and the rest of the row."""
    cells = (line.strip("|").split("|", maxsplit=1) for line in text.splitlines() if line.startswith("| `"))
    return {CODE.findall(first)[0]: rest for first, rest in cells}


def keys(text: str) -> set[str]:
    """The keys a table names, without what says that one may be left out."""
    return {re.split(r"[?\s]", key)[0] for key in rows(text)}


def as_written(fields: Mapping[str, "Field[object]"]) -> Iterable[str]:
    """Each key of a fact as the guide writes it: `key`, `key?` or `key = value`."""
    for key, field in fields.items():
        if field.default is MISSING:
            yield key
        elif field.default is None:
            yield f"{key}?"
        else:
            yield f"{key} = {toml(field.default)}"


def toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple | frozenset):
        return "[]"
    return f'"{value.value}"' if isinstance(value, Enum) else f'"{value}"' if isinstance(value, str) else str(value)


def test_the_guide_names_every_kind_of_fact() -> None:
    assert set(rows(section("`[[fact]]`"))) == set(fact_kinds())


@pytest.mark.parametrize("kind", fact_kinds())
def test_the_guide_names_every_key_of_a_fact_and_what_it_is_when_left_out(kind: str) -> None:
    own = {key: field for key, field in written_keys(fact_kinds()[kind]).items() if key not in {"id", "on"}}
    written = rows(section("`[[fact]]`"))[kind].split("|")[0]
    assert CODE.findall(written) == list(as_written(own))


@pytest.mark.parametrize("kind", fact_kinds())
def test_the_guide_names_every_word_a_fact_knows(kind: str) -> None:
    row = rows(section("`[[fact]]`"))[kind]
    words = {word for key in written_keys(fact_kinds()[kind]).values() for word in words_of(key)}
    assert words <= set(CODE.findall(row)), words


def words_of(field: "Field[object]") -> Iterable[str]:
    named = re.findall(r"[A-Z]\w+", str(field.type))
    enums = (found for name in named if isinstance(found := getattr(facts, name, None), type))
    return [word.value for found in enums if issubclass(found, Enum) for word in found]


def test_the_guide_names_every_table_and_key() -> None:
    assert keys(section("The head")) == HEAD_KEYS
    assert {"term", "concluded", "collects", "predecessor"} == keys(section("`[contract]`"))
    assert {"name", "from_on", "days", "month_day"} == keys(section("`[[policy]]`"))
    expectable = section("`[[expect]]`").split("### ")[0]
    assert keys(expectable) == {"as_of", "obligation", "known_on", "absent", *EXPECTABLE}
    assert keys(section("`[[expect_proposal]]`")) == {"as_of", "item", "cause", "known_on", "absent"}
    assert keys(section("`[[expect_question]]`")) == {"as_of", "item", "subject", "absent"}
    named = {name.strip("[]") for name in re.findall(r"\n## `([^`]+)`", GUIDE)}
    assert named == TABLES


@pytest.mark.parametrize(("key", "words"), [("status", Status), ("basis", Basis), ("party", Party)])
def test_the_guide_names_every_word_of_an_expectation(
    key: str, words: type[Status] | type[Basis] | type[Party]
) -> None:
    assert set(CODE.findall(rows(section("`[[expect]]`"))[key])) == {word.value for word in words}


def test_the_example_holds_and_says_what_the_guide_shows(tmp_path: Path) -> None:
    example = GUIDE.split("```toml\n")[1].split("```")[0]
    command = re.search(r"\$ compliance derive (\S+) --as-of (\S+)", GUIDE)
    assert command is not None
    path = tmp_path / command[1]
    path.write_text(example, encoding="utf-8")
    told = CliRunner().invoke(
        main, ["derive", str(path), "--as-of", command[2]], env={"COMPLIANCE_INSTANCE": str(tmp_path)}
    )
    assert told.exit_code == 0, told.output
    assert told.stdout == GUIDE.split("```text\n")[1].split("```")[0]


def test_one_line_each_or_a_table_each_is_the_same() -> None:
    on_one_line = tomllib.loads('name = "n"\nexpect = [{ as_of = "2026-04-01", obligation = "places" }]')
    of_its_own = tomllib.loads('name = "n"\n[[expect]]\nas_of = 2026-04-01\nobligation = "places"')
    assert parse_scenario(on_one_line, "a") == parse_scenario(of_its_own, "a")
    assert parse_scenario(of_its_own, "a").expected[0].as_of == date(2026, 4, 1)
