"""Mistakes in a scenario file: each is told with the file, the place, what is wrong and how to mend it."""

from pathlib import Path

import pytest

from compliance.domain.errors import NotFound
from compliance.domain.scenario_runs import rulebook_of
from compliance.domain.scenario_tables import ScenarioProblems
from compliance.resources import closed_days, load_editions, load_law, read_scenario

SOUND = """
name = "A sound file"
clause = 14
contract = { term = ["2026-04-01", "2027-03-31"] }
fact = [{ kind = "status_requested", id = "june", on = "2026-06-01", due_on = "2026-06-30" }]
expect = [{ as_of = "2026-07-01", obligation = "status_report/june", status = "overdue" }]
"""


def problems(folder: Path, old: str, new: str) -> ScenarioProblems:
    assert old in SOUND
    path = folder / "case.toml"
    path.write_text(SOUND.replace(old, new), encoding="utf-8")
    with pytest.raises(ScenarioProblems) as refused:
        read_scenario(path)
    return refused.value


MISTAKES = {
    "a kind of fact there is not": (
        'kind = "status_requested"',
        'kind = "status_asked"',
        "[[fact]] 1 status_asked",
        "status_asked",
    ),
    "a misspelt key of a fact": ("due_on =", "dueon =", "[[fact]] 1 status_requested", "dueon"),
    "a misspelt key of an expectation": ("status =", "statuss =", "[[expect]] 1", "statuss"),
    "a misspelt key at the top": ("clause = 14", "clauses = 14", "", "clauses"),
    "no name": ('name = "A sound file"', "", "", "name"),
    "a day that is none": ('on = "2026-06-01"', 'on = "2026-06-31"', "[[fact]] 1 status_requested on", "2026-06-31"),
    "no day": ('on = "2026-06-01", ', "", "[[fact]] 1 status_requested", "on"),
    "no term": ('term = ["2026-04-01", "2027-03-31"]', 'concluded = "2026-04-01"', "[contract]", "term"),
    "a contract without a word": ('{ term = ["2026-04-01", "2027-03-31"] }', "{}", "[contract]", "term"),
    "a term that ends before it begins": ('"2027-03-31"]', '"2026-03-31"]', "[contract]", "term"),
    "a status that is none": ('status = "overdue"', 'status = "late"', "[[expect]] 1 status", "late"),
    "a word that a fact does not know": (
        'kind = "status_requested", id = "june", on = "2026-06-01", due_on = "2026-06-30"',
        'kind = "held", id = "june", on = "2026-06-01", medium = "floppy"',
        "[[fact]] 1 held medium",
        "floppy",
    ),
    "a measure that is none": (
        'kind = "status_requested", id = "june", on = "2026-06-01", due_on = "2026-06-30"',
        'kind = "measures_reported", id = "june", on = "2026-06-01", measures = [{ name = "x" }]',
        "[[fact]] 1 measures_reported measures",
        "measure",
    ),
    "no true or false": ("id =", 'self_check = "yes", id =', "[[fact]] 1 status_requested self_check", "yes"),
    "an id that no fact has": ("status_report/june", "status_report/jnue", "[[expect]] 1", "jnue"),
    "a table that is none": (
        'contract = { term = ["2026-04-01", "2027-03-31"] }',
        "contract = 1",
        "[contract]",
        "table",
    ),
    "facts that are no tables": (
        'fact = [{ kind = "status_requested", id = "june", on = "2026-06-01", due_on = "2026-06-30" }]',
        'fact = "status_requested"',
        "[[fact]]",
        "list of tables",
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_with_file_place_problem_and_mend(tmp_path: Path, mistake: str) -> None:
    old, new, place, named = MISTAKES[mistake]
    refused = problems(tmp_path, old, new)
    found = [p for p in refused.problems if p.clause == place and named in p.problem.en]
    assert found, refused.problems
    (problem, *_) = found
    assert len(refused.problems) <= 2, "one mistake is not told as many"
    assert problem.file == str(tmp_path / "case.toml")
    assert named in problem.problem.ja or named in {"table", "list of tables", "measure"}
    assert problem.mend.ja
    assert problem.mend.en
    for words in (problem.ja(), problem.en()):
        assert words in str(refused)


def test_every_mistake_of_a_file_is_told_at_once(tmp_path: Path) -> None:
    refused = problems(tmp_path, 'on = "2026-06-01", due_on = "2026-06-30"', 'on = "June", due_in = 30')
    assert {p.clause for p in refused.problems} == {"[[fact]] 1 status_requested", "[[fact]] 1 status_requested on"}


def test_what_is_not_toml_is_told_with_its_line(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, "clause = 14", "clause = 第14項").problems
    assert (problem.code, problem.line) == ("not_toml", 3)


def test_the_sound_file_is_sound(tmp_path: Path) -> None:
    path = tmp_path / "case.toml"
    path.write_text(SOUND, encoding="utf-8")
    assert read_scenario(path).name == "A sound file"


def test_days_may_stand_in_either_calendar_and_as_toml_dates(tmp_path: Path) -> None:
    path = tmp_path / "case.toml"
    written = SOUND.replace('"2026-06-30"', '"令和8年6月30日"').replace('"2026-07-01"', "2026-07-01")
    path.write_text(written, encoding="utf-8")
    sound = tmp_path / "sound.toml"
    sound.write_text(SOUND, encoding="utf-8")
    assert read_scenario(path) == read_scenario(sound)


def test_an_edition_there_is_not_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "case.toml"
    path.write_text(SOUND.replace("clause = 14", 'edition = "nowhere-1999"'), encoding="utf-8")
    with pytest.raises(NotFound, match="nowhere-1999"):
        rulebook_of(read_scenario(path), load_editions(None), load_law(), closed_days())
