"""`compliance check-handlers`: every problem with its cell, the difference from the last list, honest exit codes."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from compliance.cli import main
from compliance.cli.output import ExitCode
from compliance.config import Config
from compliance.documents.handler_lists.files import read_list_file
from compliance.factory import open_desk
from tests.documents.handler_samples import HEADINGS, LIST, csv_text, locked, workbook
from tests.services.wards import file_people, small_ward


@pytest.fixture
def settings(tmp_path: Path) -> dict[str, str]:
    """Those of a fresh deployment."""
    made = {"COMPLIANCE_INSTANCE": str(tmp_path / "instance"), "COMPLIANCE_MODE": "demo"}
    assert CliRunner().invoke(main, ["init"], env=made).exit_code == ExitCode.OK
    return made


def run(folder: Path, name: str, content: bytes, *arguments: str, env: dict[str, str] | None = None) -> Result:
    file = folder / name
    file.write_bytes(content)
    return CliRunner().invoke(main, ["check-handlers", str(file), *arguments], env=env)


def test_a_right_list_ends_well(tmp_path: Path) -> None:
    outcome = run(tmp_path, "名簿.xlsx", workbook(LIST))
    assert outcome.exit_code == ExitCode.OK, outcome.output
    assert "2人を読み取りました。直すもの 0 件" in outcome.output


def test_problems_are_told_by_cell_as_json_and_as_a_marked_copy(tmp_path: Path) -> None:
    out = tmp_path / "直した名簿.xlsx"
    typed = csv_text((HEADINGS, ("係", "髙橋", "高橋", "派遣", "", "2026/2/30")))
    outcome = run(tmp_path, "名簿.csv", typed.encode("cp932"), "--format", "json", "--out", str(out))
    assert outcome.exit_code == ExitCode.PROBLEMS
    told = json.loads(outcome.output)
    assert [(each["row"], each["column"], each["code"]) for each in told["problems"]] == [
        (None, None, "supervisor_missing"),
        (2, "A", "role_unknown"),
        (2, "C", "not_kana"),
        (2, "E", "employer_missing"),
        (2, "F", "day_unreadable"),
    ]
    assert told["comparison"] is None
    assert read_list_file(out.read_bytes(), out.name).rows[0].cells[1] == "髙橋"


def test_a_file_that_is_no_list_is_refused_in_both_languages(tmp_path: Path) -> None:
    outcome = run(tmp_path, "名簿.xlsx", locked())
    assert outcome.exit_code == ExitCode.REFUSED
    assert "パスワード" in outcome.stderr
    assert "protected by a password" in outcome.stderr


def test_it_is_held_against_a_contract_and_its_last_list(tmp_path: Path, settings: dict[str, str]) -> None:
    desk = open_desk(Config.from_environ(settings))
    ward = small_ward(desk.database)
    file_people(ward, 2)
    desk.database.dispose()
    outcome = run(tmp_path, "a.xlsx", workbook(LIST), "--contract", "8-101", "--format", "json", env=settings)
    assert outcome.exit_code == ExitCode.OK, outcome.output
    found = json.loads(outcome.output)["comparison"]
    assert [each["name"] for each in found["joined"]] == ["髙橋 﨑子", "𠮷野 家太郎"]
    assert len(found["left"]) == 3
    missing = run(tmp_path, "a.xlsx", workbook(LIST), "--contract", "none such", env=settings)
    assert missing.exit_code == ExitCode.REFUSED
