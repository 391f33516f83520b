"""`compliance accounts`: opened, posted from a day on, stopped and let in again, on a real database."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from compliance.cli import main
from compliance.cli.output import ExitCode

PASSWORD = "a long enough password\n"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    """A ward with an administrator and an auditor."""
    monkeypatch.setenv("COMPLIANCE_INSTANCE", str(tmp_path / "instance"))
    monkeypatch.setenv("COMPLIANCE_PASSWORD_COST", "cheap")
    runner = CliRunner()
    assert runner.invoke(main, ["init"]).exit_code == 0
    for login, role in (("kanri", "administrator"), ("kansa", "auditor")):
        new = ["accounts", "add", login, "--name", login, "--role", role, "--password-stdin"]
        assert runner.invoke(main, new, input=PASSWORD).exit_code == 0
    return runner


def postings(run: CliRunner, login: str) -> list[tuple[str, str | None]]:
    """Role and last day of each posting."""
    listed = json.loads(run.invoke(main, ["accounts", "list", "--format", "json"]).stdout)
    account = next(one for one in listed if one["login"] == login)
    return [(one["role"], one["to_on"]) for one in account["postings"]]


def test_an_account_is_posted_from_a_day_on(run: CliRunner) -> None:
    done = run.invoke(main, ["accounts", "post", "kansa", "--role", "privacy_officer", "--on", "2099-04-01"])
    assert done.exit_code == 0, done.output
    assert postings(run, "kansa") == [("auditor", "2099-03-31"), ("privacy_officer", None)]


def test_the_last_administrator_stays(run: CliRunner) -> None:
    moved = run.invoke(main, ["accounts", "post", "kanri", "--role", "auditor", "--on", "2099-04-01"])
    stopped = run.invoke(main, ["accounts", "disable", "kanri"])
    assert (moved.exit_code, stopped.exit_code) == (ExitCode.REFUSED, ExitCode.REFUSED)
    assert postings(run, "kanri") == [("administrator", None)]


def test_an_account_is_stopped_and_let_in_again(run: CliRunner) -> None:
    assert run.invoke(main, ["accounts", "disable", "kansa"]).exit_code == 0
    assert "停止" in run.invoke(main, ["accounts", "list"]).output
    assert run.invoke(main, ["accounts", "enable", "kansa"]).exit_code == 0
    assert "停止" not in run.invoke(main, ["accounts", "list"]).output
