"""`compliance verify`, `rebuild` and `obligations` on a real instance folder."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import text

from compliance.cli import main
from compliance.cli.output import ExitCode
from compliance.config import Config
from compliance.store.database import Database
from compliance.store.migrate import upgrade
from tests.services.wards import small_ward


@pytest.fixture
def instance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Database:
    """An instance folder with a small ward in its database."""
    monkeypatch.setenv("COMPLIANCE_INSTANCE", str(tmp_path))
    database = Database(Config.from_environ({"COMPLIANCE_INSTANCE": str(tmp_path)}).database_url)
    upgrade(database)
    small_ward(database)
    return database


def test_an_untouched_instance_is_proven_and_rebuilt(instance: Database) -> None:
    assert CliRunner().invoke(main, ["verify"]).exit_code == ExitCode.OK
    assert "1 contracts" in CliRunner().invoke(main, ["rebuild"]).stdout
    told = CliRunner().invoke(main, ["verify", "--format", "json"])
    assert json.loads(told.stdout)["faults"] == []
    instance.dispose()


def test_a_tampered_row_is_named_and_ends_with_one(instance: Database) -> None:
    with instance.writing() as session:
        session.execute(text("UPDATE obligation SET met_on = '2026-04-02' WHERE rule = 'inspection'"))
    instance.dispose()
    told = CliRunner().invoke(main, ["verify", "--format", "json"])
    assert told.exit_code == ExitCode.PROBLEMS
    (fault,) = json.loads(told.stdout)["faults"]
    assert (fault["check"], fault["table"]) == ("projection", "obligation")


def test_what_awaits_its_refresh_is_told_from_what_is_wrong(instance: Database) -> None:
    def ends_with(statement: str) -> tuple[int, bool]:
        with instance.writing() as session:
            session.execute(text(statement))
        instance.dispose()
        told = CliRunner().invoke(main, ["verify", "--format", "json"])
        return told.exit_code, json.loads(told.stdout)["proven"]

    assert ends_with("UPDATE projection_state SET derived_from = 'another engine'") == (ExitCode.NOT_PROVED, False)
    assert "1 contracts await" in CliRunner().invoke(main, ["verify"]).stdout
    assert ends_with("UPDATE tally_month SET rows_open = rows_open + 1") == (ExitCode.PROBLEMS, False)


def test_obligations_are_listed_for_a_japanese_day_and_say_why(instance: Database) -> None:
    instance.dispose()
    asked = ["obligations", "--as-of", "令和9年4月1日", "--overdue", "--clause", "16", "--party", "ward"]
    (visit,) = json.loads(CliRunner().invoke(main, [*asked, "--format", "json"]).stdout)
    assert (visit["contract"], visit["due_on"], visit["basis"]) == ("8-101", "2027-03-31", "clause")
    assert "令和9年3月31日" in visit["reason"]
    assert len(CliRunner().invoke(main, asked).stdout.splitlines()) == 2


def test_what_waits_is_told_from_what_is_late(instance: Database) -> None:
    instance.dispose()
    numbers = [
        len(
            json.loads(
                CliRunner().invoke(main, ["obligations", "--as-of", "2026-07-31", show, "--format", "json"]).stdout
            )
        )
        for show in ("--open", "--overdue", "--outstanding", "--all")
    ]
    assert numbers[0] + numbers[1] == numbers[2] < numbers[3]


def test_a_root_once_printed_shows_that_the_trail_was_cut_off_or_written_anew(instance: Database) -> None:
    told = json.loads(CliRunner().invoke(main, ["verify", "--format", "json"]).stdout)
    size, root = told["trail_size"], told["trail_root"]

    def ends(*printed: str) -> int:
        asked = [part for one in printed for part in ("--checkpoint", one)]
        return CliRunner().invoke(main, ["verify", *asked]).exit_code

    in_groups = " ".join(root[begin : begin + 8] for begin in range(0, 64, 8))
    assert ends(f"{size}:{root}", f"{size}: {in_groups}") == ExitCode.OK
    assert ends(f"{size + 1}:{root}") == ExitCode.PROBLEMS
    assert ends(f"{size - 1}:{root}") == ExitCode.PROBLEMS
    assert ends("12") not in (ExitCode.OK, ExitCode.PROBLEMS)
    instance.dispose()
