"""`compliance derive`: a scenario file as of a day, in both forms, as known on a day, and how it ends."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from compliance.cli import main
from compliance.cli.output import ExitCode

SCENARIO = """
name = "A report recorded late"
clause = 14
contract = { term = ["2026-04-01", "2027-03-31"] }
fact = [
    { kind = "status_requested", id = "june", on = "2026-06-01", due_on = "2026-06-15" },
    { kind = "status_reported", on = "2026-06-12", recorded_on = "2026-06-25", request = "june" },
    { kind = "designated", id = "sato", from_on = "2026-04-01", role = "handler", employment = "freelance" },
]
expect = [{ as_of = "2026-06-20", obligation = "status_report/june", status = "met" }]
"""


@pytest.fixture
def scenario(tmp_path: Path) -> Path:
    path = tmp_path / "case.toml"
    path.write_text(SCENARIO, encoding="utf-8")
    return path


def derive(path: Path, *arguments: str) -> Result:
    instance = {"COMPLIANCE_INSTANCE": str(path.parent / "instance")}
    return CliRunner().invoke(main, ["derive", str(path), *arguments], env=instance)


def test_what_is_outstanding_is_told_with_its_clause_party_basis_and_reason(scenario: Path) -> None:
    told = derive(scenario, "--as-of", "2026-06-10")
    assert told.exit_code == ExitCode.OK
    assert "第14項  受託者  取扱状況を報告する" in told.stdout
    assert "status_report/june" in told.stdout
    assert "職員への質問  第10項  sato" in told.stdout
    in_english = derive(scenario, "--as-of", "R8.6.10", "--language", "en")
    assert "Clause 14  contractor  Report how the data is handled" in in_english.stdout


def test_as_it_was_known_then(scenario: Path) -> None:
    now = derive(scenario, "--as-of", "2026-06-20")
    assert "status_report/june" not in now.stdout
    assert "違反の提案" not in now.stdout
    then = derive(scenario, "--as-of", "2026-06-20", "--known-on", "2026-06-24")
    assert then.exit_code == ExitCode.OK
    assert "期限超過 !  第14項" in then.stdout
    assert "違反の提案（職員が判断）  第14項  status_report/june" in then.stdout


def test_what_is_done_is_shown_when_all_is_asked_for(scenario: Path) -> None:
    everything = json.loads(derive(scenario, "--as-of", "2026-06-20", "--all", "--format", "json").stdout)
    (report,) = [row for row in everything["obligations"] if row["obligation"] == "status_report/june"]
    assert (report["status"], report["met_on"], report["late"]) == ("met", "2026-06-12", False)


def test_as_json_the_rows_carry_what_the_page_shows(scenario: Path) -> None:
    said = json.loads(derive(scenario, "--as-of", "2026-06-10", "--format", "json").stdout)
    assert (said["scenario"], said["as_of"], said["failed"]) == ("A report recorded late", "2026-06-10", [])
    (row,) = [row for row in said["obligations"] if row["obligation"] == "status_report/june"]
    assert {name: row[name] for name in ("item", "party", "raised_on", "due_on", "basis", "status", "late")} == {
        "item": "14",
        "party": "contractor",
        "raised_on": "2026-06-01",
        "due_on": "2026-06-15",
        "basis": "request",
        "status": "open",
        "late": False,
    }
    assert row["reason"]
    assert [(q["item"], q["subject"]) for q in said["questions"]] == [("10", "sato")]
    then = derive(scenario, "--as-of", "2026-06-20", "--known-on", "2026-06-24", "--format", "json")
    assert [(p["item"], p["cause"]) for p in json.loads(then.stdout)["proposals"]] == [("14", "status_report/june")]


def test_an_expectation_that_fails_ends_with_code_1(scenario: Path) -> None:
    scenario.write_text(SCENARIO.replace('status = "met"', 'status = "overdue"'), encoding="utf-8")
    told = derive(scenario, "--as-of", "2026-06-20")
    assert told.exit_code == ExitCode.PROBLEMS
    assert "NG  2026-06-20 status_report/june: status is met, expected overdue" in told.stdout
    as_json = derive(scenario, "--as-of", "2026-06-20", "--format", "json")
    assert as_json.exit_code == ExitCode.PROBLEMS
    assert len(json.loads(as_json.stdout)["failed"]) == 1


def test_a_file_that_cannot_be_read_ends_with_code_4_and_says_where(scenario: Path) -> None:
    scenario.write_text(SCENARIO.replace("status_requested", "status_asked"), encoding="utf-8")
    refused = derive(scenario, "--as-of", "2026-06-20")
    assert refused.exit_code == ExitCode.REFUSED
    assert "[[fact]] 1 status_asked" in refused.stderr
    assert str(scenario) in refused.stderr
    assert "There is no kind of fact" in refused.stderr


def test_a_day_that_is_none_is_wrong_usage(scenario: Path) -> None:
    assert derive(scenario, "--as-of", "someday").exit_code == ExitCode.USAGE
    assert derive(scenario).exit_code == ExitCode.USAGE


@pytest.mark.parametrize("day", ["1872-12-31", "1873-03-31", "9999-12-31", "someday"])
def test_a_day_outside_the_fiscal_years_that_have_a_name_is_wrong_usage(scenario: Path, day: str) -> None:
    told = derive(scenario, "--as-of", day)
    assert told.exit_code == ExitCode.USAGE
    assert "1873-04-01 から 9998-12-31 まで" in told.stderr
