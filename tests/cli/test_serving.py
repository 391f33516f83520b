"""Setting a deployment up and serving it."""

import os
import socket
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from compliance.cli import main
from compliance.cli.output import ExitCode
from compliance.cli.server import refuse_taken_address
from compliance.config import CannotStart, Config
from compliance.keys import SESSION_KEY

PRODUCTION = {"COMPLIANCE_MODE": "production", "COMPLIANCE_URL": "https://kojin.example.lg.jp"}


def run(folder: Path, *arguments: str, **environ: str) -> Result:
    return CliRunner().invoke(main, arguments, env={"COMPLIANCE_INSTANCE": str(folder / "instance"), **environ})


def test_init_makes_folder_keys_and_database_and_may_be_repeated(tmp_path: Path) -> None:
    for _ in range(2):
        outcome = run(tmp_path, "init")
        assert outcome.exit_code == ExitCode.OK, outcome.output
    instance = tmp_path / "instance"
    assert stat.S_IMODE(instance.stat().st_mode) == 0o700
    assert (instance / "keys" / SESSION_KEY).is_file()
    assert (instance / "compliance.sqlite3").is_file()


def test_everything_that_is_made_is_its_owners_alone(tmp_path: Path) -> None:
    others = os.umask(0o022)
    try:
        assert run(tmp_path, "init").exit_code == ExitCode.OK
        assert os.umask(0o022) == 0o022  # as it was before
    finally:
        os.umask(others)
    made = [tmp_path / "instance", *(tmp_path / "instance").rglob("*")]
    assert {path.name for path in made if path.stat().st_mode & 0o077} == set()


@pytest.mark.parametrize("command", ["init", "serve"])
def test_a_folder_that_others_can_open_is_refused(tmp_path: Path, command: str) -> None:
    (tmp_path / "instance").mkdir()
    (tmp_path / "instance").chmod(0o755)
    outcome = run(tmp_path, command, COMPLIANCE_BIND=f"127.0.0.1:{free_port()}")
    assert outcome.exit_code == ExitCode.CANNOT_START
    assert f"chmod 700 {tmp_path / 'instance'}" in outcome.stderr


def test_production_never_makes_a_key_silently(tmp_path: Path) -> None:
    outcome = run(tmp_path, "init", **PRODUCTION)
    assert outcome.exit_code == ExitCode.CANNOT_START
    assert "--new-keys" in outcome.stderr
    assert not (tmp_path / "instance" / "keys" / SESSION_KEY).exists()
    assert run(tmp_path, "init", "--new-keys", **PRODUCTION).exit_code == ExitCode.OK


def test_serving_without_a_key_is_refused(tmp_path: Path) -> None:
    outcome = run(tmp_path, "serve", COMPLIANCE_BIND=f"127.0.0.1:{free_port()}", **PRODUCTION)
    assert outcome.exit_code == ExitCode.CANNOT_START
    assert SESSION_KEY in outcome.stderr


def test_a_folder_in_the_way_of_a_file_is_explained(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    outcome = run(tmp_path / "file", "init")
    assert outcome.exit_code == ExitCode.CANNOT_START
    assert "COMPLIANCE_INSTANCE" in outcome.stderr


def test_an_unwritable_folder_is_explained() -> None:
    outcome = run(Path("/proc/sys"), "init")  # a folder that refuses even root
    assert outcome.exit_code == ExitCode.CANNOT_START
    assert "cannot be written" in outcome.stderr


def test_a_port_in_use_is_explained(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        outcome = run(tmp_path, "serve", "--set-up", COMPLIANCE_BIND=f"127.0.0.1:{port}")
    assert outcome.exit_code == ExitCode.CANNOT_START
    assert f"127.0.0.1:{port}" in outcome.stderr
    assert not (tmp_path / "instance").exists()


def test_an_address_of_another_machine_is_explained() -> None:
    with pytest.raises(CannotStart, match="COMPLIANCE_BIND"):
        refuse_taken_address(Config.from_environ({"COMPLIANCE_BIND": "192.0.2.1:8000"}))


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])
