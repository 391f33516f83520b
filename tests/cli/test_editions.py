"""`compliance editions list`, `show` and `check`: what they print, in both forms, and how they end."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from compliance.cli import main
from compliance.cli.output import ExitCode
from compliance.resources import editions_folder, load_editions

EDITIONS = load_editions()


def run(instance: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["editions", *arguments], env={"COMPLIANCE_INSTANCE": str(instance)})


def test_the_list_names_every_edition(tmp_path: Path) -> None:
    listed = run(tmp_path, "list")
    assert listed.exit_code == ExitCode.OK
    for edition in EDITIONS.values():
        assert edition.id in listed.stdout
        assert edition.title in listed.stdout
    as_json = json.loads(run(tmp_path, "list", "--format", "json").stdout)
    assert [(row["id"], row["clauses"]) for row in as_json] == [(e.id, len(e.clauses)) for e in EDITIONS.values()]


@pytest.mark.parametrize("name", EDITIONS)
def test_an_edition_is_shown_clause_by_clause(tmp_path: Path, name: str) -> None:
    shown = run(tmp_path, "show", name)
    assert shown.exit_code == ExitCode.OK
    for clause in EDITIONS[name].clauses:
        assert clause.heading in shown.stdout
        for line in clause.text.splitlines():
            assert line in shown.stdout
        for rule in clause.rules:
            assert f"- {rule.id}: " in shown.stdout


@pytest.mark.parametrize("name", EDITIONS)
def test_an_edition_as_json_has_number_heading_text_party_exception_and_rules(tmp_path: Path, name: str) -> None:
    shown = json.loads(run(tmp_path, "show", name, "--format", "json").stdout)
    clauses = EDITIONS[name].clauses
    for row, clause in zip(shown["clauses"], clauses, strict=True):
        assert (row["number"], row["item"], row["heading"]) == (clause.number, clause.item, clause.heading)
        assert (row["text"], row["party"], row["exception"]) == (clause.text, clause.party, clause.exemption)
        assert [rule["id"] for rule in row["rules"]] == [rule.id for rule in clause.rules]


def test_an_edition_that_is_not_there_is_wrong_usage_and_names_those_that_are(tmp_path: Path) -> None:
    shown = run(tmp_path, "show", "nowhere-1999")
    assert shown.exit_code == ExitCode.USAGE
    for name in EDITIONS:
        assert name in shown.stderr


@pytest.mark.parametrize("name", EDITIONS)
def test_the_program_s_editions_pass_the_check(tmp_path: Path, name: str) -> None:
    checked = run(tmp_path, "check", str(editions_folder() / name))
    assert checked.exit_code == ExitCode.OK
    assert EDITIONS[name].digest in checked.stdout


def test_problems_are_told_with_file_clause_and_mend(tmp_path: Path) -> None:
    broken = tmp_path / "checklists" / "broken"
    broken.mkdir(parents=True)
    (broken / "edition.toml").write_text('id = "broken"\n', encoding="utf-8")
    (broken / "clauses.toml").write_text('[[clause]]\nnumber = 2\nitem = "1"\n', encoding="utf-8")
    for arguments in (("check", str(broken)), ("list",), ("show", "broken")):
        told = run(tmp_path, *arguments)
        assert told.exit_code == ExitCode.PROBLEMS, told.output
        assert f"{broken / 'clauses.toml'} [1] 項の番号が 2 です" in told.stdout
        as_json = json.loads(run(tmp_path, *arguments, "--format", "json").stdout)
        gap = next(problem for problem in as_json["problems"] if problem["code"] == "number_gap")
        assert (gap["file"], gap["clause"]) == (str(broken / "clauses.toml"), "1")
        assert gap["mend"]["en"].startswith("Number the clauses from 1")


def test_a_path_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    assert run(tmp_path, "check", str(tmp_path / "nowhere")).exit_code == ExitCode.USAGE


def test_the_ward_s_own_edition_is_listed(tmp_path: Path) -> None:
    source = next(iter(EDITIONS))
    own = tmp_path / "checklists" / "our-own"
    own.mkdir(parents=True)
    for path in (editions_folder() / source).iterdir():
        text = path.read_text(encoding="utf-8").replace(f'id = "{source}"', 'id = "our-own"')
        (own / path.name).write_text(text, encoding="utf-8")
    assert "our-own" in run(tmp_path, "list").stdout
