"""What the commands refuse around the practice ward."""

import shutil
from pathlib import Path

from click.testing import CliRunner, Result

from compliance.cli import main
from compliance.cli.output import ExitCode
from compliance.services.desk import Desk

PRODUCTION = {"COMPLIANCE_MODE": "production", "COMPLIANCE_URL": "https://kojin.example.lg.jp"}


def run(folder: Path, *arguments: str, **environ: str) -> Result:
    settings = {
        "COMPLIANCE_INSTANCE": str(folder),
        "COMPLIANCE_BIND": "127.0.0.1:18431",
        "COMPLIANCE_PASSWORD_COST": "",
    }
    return CliRunner().invoke(main, arguments, env={**settings, **environ})


def test_production_takes_no_practice_data(tmp_path: Path) -> None:
    outcome = run(tmp_path, "demo", **PRODUCTION)
    assert outcome.exit_code == ExitCode.CANNOT_START
    assert "no practice data" in outcome.stderr


def test_production_does_not_serve_the_practice_ward(ward: Desk, tmp_path: Path) -> None:
    run(tmp_path, "init", "--new-keys", **PRODUCTION)
    shutil.copy(str(ward.database.url.database), tmp_path / "compliance.sqlite3")
    outcome = run(tmp_path, "serve", **PRODUCTION)
    assert outcome.exit_code == ExitCode.CANNOT_START
    assert "practice ward" in outcome.stderr


def test_production_opens_its_first_account_and_refuses_the_published_password(tmp_path: Path) -> None:
    run(tmp_path, "init", "--new-keys", **PRODUCTION)
    settings = {"COMPLIANCE_INSTANCE": str(tmp_path), **PRODUCTION}
    add = ("accounts", "add", "hogo", "--name", "大野 栄子", "--role", "privacy_officer", "--password-stdin")
    weak = CliRunner().invoke(main, add, env=settings, input="renshu-yo-kojin-joho\n")
    assert weak.exit_code == ExitCode.REFUSED
    opened = CliRunner().invoke(main, add, env=settings, input="a password nobody has read\n")
    assert opened.exit_code == ExitCode.OK, opened.output
    listed = CliRunner().invoke(main, ("accounts", "list"), env=settings)
    assert "privacy_officer" in listed.output
