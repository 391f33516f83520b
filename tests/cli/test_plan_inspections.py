"""`compliance plan-inspections`: the draft in words and as JSON, and how it ends."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from compliance.cli import main
from compliance.cli.output import ExitCode
from compliance.config import Config
from compliance.store.database import Database
from compliance.store.migrate import upgrade
from tests.services.wards import small_ward

YEAR = ["plan-inspections", "--fiscal-year", "2026", "--rounds", "5"]


@pytest.fixture
def instance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An instance folder with a small ward in its database, where nobody is posted as an inspector."""
    monkeypatch.setenv("COMPLIANCE_INSTANCE", str(tmp_path))
    database = Database(Config.from_environ({"COMPLIANCE_INSTANCE": str(tmp_path)}).database_url)
    upgrade(database)
    small_ward(database)
    database.dispose()


@pytest.mark.usefixtures("instance")
def test_what_cannot_be_planned_is_told_with_its_reason_and_ends_with_one() -> None:
    told = CliRunner().invoke(main, [*YEAR, "--format", "json"])
    assert told.exit_code == ExitCode.PROBLEMS, told.output
    draft = json.loads(told.stdout)
    (left_out,) = draft["unplanned"]
    assert (left_out["contractor"], left_out["contracts"]) == ("若葉クリニック", ["8-101"])
    assert "検査員の人数が足りない" in left_out["reason"]
    assert "too few inspectors" in left_out["reason_en"]
    assert left_out["points"] == sum(line["points"] for line in left_out["risk"])
    assert left_out["change"].startswith("検査員がいません")
    in_words = CliRunner().invoke(main, YEAR)
    assert "若葉クリニック" in in_words.stdout
    assert "最も小さい変更" in in_words.stdout


@pytest.mark.usefixtures("instance")
def test_a_year_without_duties_is_planned_in_no_time() -> None:
    told = CliRunner().invoke(main, ["plan-inspections", "--fiscal-year", "2024", "--format", "json"])
    assert told.exit_code == ExitCode.OK, told.output
    assert (json.loads(told.stdout)["visits"], json.loads(told.stdout)["rounds"]) == ([], 0)
