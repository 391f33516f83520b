"""The command line as a whole: quick help, honest exit codes, refusals without a trace."""

import json
import subprocess
import sys
from pathlib import Path
from uuid import UUID

import click
import pytest
from click.testing import CliRunner

from compliance.cli import main
from compliance.cli.commands import COMMANDS
from compliance.cli.output import ExitCode, print_json
from compliance.domain.errors import Explanation, Refused, Words

SLOW = ("sqlalchemy", "flask", "alembic", "matplotlib", "typst", "gunicorn", "jinja2")
ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_explains_itself(name: str) -> None:
    outcome = CliRunner().invoke(main, [name, "--help"])
    assert outcome.exit_code == ExitCode.OK, outcome.output
    assert "Usage:" in outcome.output


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_the_table_of_commands_says_what_the_command_says(name: str) -> None:
    command = main.get_command(click.Context(main), name)
    assert command is not None
    assert command.help is not None
    assert command.help.split("\n\n")[0].replace("\n", " ") == COMMANDS[name].summary


def test_the_list_of_commands_imports_none_of_them() -> None:
    loaded = "import sys; from compliance.cli import main; main(['--help'], standalone_mode=False)"
    script = f"{loaded}; print(sorted(m for m in {SLOW!r} if m in sys.modules), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stderr.strip() == "[]"
    for name in COMMANDS:
        assert name in done.stdout


def test_an_unknown_command_is_wrong_usage() -> None:
    assert CliRunner().invoke(main, ["no-such-command"]).exit_code == ExitCode.USAGE


def test_a_bad_setting_ends_with_its_own_code_and_no_trace() -> None:
    outcome = CliRunner().invoke(main, ["settings"], env={"COMPLIANCE_MODE": "prod"})
    assert outcome.exit_code == ExitCode.CANNOT_START
    assert "COMPLIANCE_MODE" in outcome.stderr
    assert outcome.stdout == ""
    assert "Traceback" not in outcome.stderr


def test_a_refusal_is_told_in_japanese_then_in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    @click.command()
    def refuse() -> None:
        raise Refused(Explanation(Words("何", "What."), Words("なぜ", "Why."), Words("次", "Next.")))

    monkeypatch.setitem(main.commands, "refuse", refuse)
    outcome = CliRunner().invoke(main, ["refuse"])
    assert outcome.exit_code == ExitCode.REFUSED
    assert outcome.stderr == "何\n  なぜ\n  次\nWhat.\n  Why.\n  Next.\n"


def test_settings_are_listed_as_text_and_as_json() -> None:
    text = CliRunner().invoke(main, ["settings"], env={"COMPLIANCE_THREADS": "4"})
    assert "COMPLIANCE_THREADS=4" in text.stdout
    rows = json.loads(CliRunner().invoke(main, ["settings", "--format", "json"]).stdout)
    assert {"name", "value", "default", "ja", "en"} == set(rows[0])


def test_the_listing_shows_no_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://ward:hisoka@db/compliance")
    for form in ("text", "json"):
        assert "hisoka" not in CliRunner().invoke(main, ["settings", "--format", form]).stdout


def test_json_takes_days_and_ids_and_refuses_what_it_does_not_know(capsys: pytest.CaptureFixture[str]) -> None:
    print_json({"id": UUID(int=1), "名": "区"})
    assert json.loads(capsys.readouterr().out) == {"id": str(UUID(int=1)), "名": "区"}
    with pytest.raises(TypeError, match="object"):
        print_json(object())
