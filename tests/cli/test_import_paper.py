"""`compliance import-paper`: shows what was read before it records, records once, and refuses what is no paper."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from compliance.cli import main
from compliance.cli.output import ExitCode

PAPER = Path(__file__).parents[1] / "fixtures" / "council-paper-42.md"


@pytest.fixture
def ward(tmp_path: Path) -> dict[str, str]:
    """The settings of a fresh deployment."""
    settings = {"COMPLIANCE_INSTANCE": str(tmp_path / "instance"), "COMPLIANCE_MODE": "demo"}
    assert CliRunner().invoke(main, ["init"], env=settings).exit_code == ExitCode.OK
    return settings


def run(ward: dict[str, str], *arguments: str) -> Result:
    return CliRunner().invoke(main, ["import-paper", str(PAPER), *arguments], env=ward)


def test_the_dry_run_shows_fields_with_their_lines_clauses_and_links(ward: dict[str, str]) -> None:
    outcome = run(ward, "--dry-run")
    assert outcome.exit_code == ExitCode.OK, outcome.output
    assert "# 件名 / title  [5, 29行" in outcome.output
    assert "200（約200人）" in outcome.output
    assert "[40, 42行" in outcome.output
    assert "同じ / same: 21" in outcome.output
    assert "contractor.operation.3 → 12" in outcome.output
    assert "not placed: 0" in outcome.output


def test_the_dry_run_as_json_records_nothing(ward: dict[str, str]) -> None:
    read = json.loads(run(ward, "--dry-run", "--format", "json").output)
    assert read["reading"]["fields"]["period"]["value"]["start"] == "2021-04-01"
    assert len(read["match"]["clauses"]) == 21
    assert json.loads(run(ward, "--format", "json").output)["already"] is False


def test_the_same_paper_is_recorded_once(ward: dict[str, str]) -> None:
    first = run(ward)
    again = run(ward)
    assert (first.exit_code, again.exit_code) == (ExitCode.OK, ExitCode.OK), first.output
    assert "登録しました" in first.output
    assert "登録済みです。何も変更していません" in again.output


@pytest.mark.parametrize("arguments", [("--edition", "none-such"), ("--link", "contractor.system.99=1")])
def test_what_does_not_exist_is_wrong_usage(ward: dict[str, str], arguments: tuple[str, str]) -> None:
    assert run(ward, "--dry-run", *arguments).exit_code == ExitCode.USAGE


def test_a_file_that_is_no_paper_is_refused(ward: dict[str, str], tmp_path: Path) -> None:
    other = tmp_path / "minutes.md"
    other.write_text("# 会議録\n", encoding="utf-8")
    outcome = CliRunner().invoke(main, ["import-paper", str(other)], env=ward)
    assert outcome.exit_code == ExitCode.REFUSED
    assert "minutes.md" in outcome.stderr
