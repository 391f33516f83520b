"""The shell scripts behind `make`: each trouble of a fresh machine ends with a message in two languages."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
REFUSED = 3


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A folder that is the whole PATH: the plain tools, and whatever programs a test puts there."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for tool in ("sh", "dirname", "cat", "cmp", "pwd", "find", "tail", "grep", "readlink", "id", "sed", "rm"):
        (folder / tool).symlink_to(shutil.which(tool) or f"/usr/bin/{tool}")
    return folder


def put(machine: Path, name: str, script: str) -> None:
    program = machine / name
    program.unlink(missing_ok=True)  # a link to the machine's own tool must not be written through
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)


def run(machine: Path, script: str, *arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sh", script, *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=180,
        env={"PATH": str(machine), "LANG": "C.UTF-8", **environ},
    )


def explained(done: subprocess.CompletedProcess[str], *parts: str) -> None:
    assert done.returncode == REFUSED, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    lines = done.stderr.splitlines()
    assert len(lines) >= 6, done.stderr
    assert any(ord(letter) > 0x3000 for letter in lines[-6])
    for part in parts:
        assert part in done.stderr


def test_a_good_python_is_named(machine: Path) -> None:
    (machine / "python3").symlink_to(sys.executable)
    done = run(machine, f"{ROOT}/scripts/python.sh")
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == f"{machine}/python3"


def test_no_python_is_explained(machine: Path) -> None:
    explained(run(machine, f"{ROOT}/scripts/python.sh"), "Python が見つかりません", "No Python was found")


def test_a_python_that_is_too_old_is_explained_with_its_version(machine: Path) -> None:
    put(machine, "python3", 'case "$2" in *print*) echo 3.9 ;; *) exit 1 ;; esac')
    explained(run(machine, f"{ROOT}/scripts/python.sh"), "Python が古すぎます", "python3 (3.9)", "3.11 or later")


def test_a_newer_python_beside_the_old_one_is_taken(machine: Path) -> None:
    put(machine, "python3", 'case "$2" in *print*) echo 3.9 ;; *) exit 1 ;; esac')
    (machine / "python3.11").symlink_to(sys.executable)
    assert run(machine, f"{ROOT}/scripts/python.sh").stdout.strip() == f"{machine}/python3.11"


def test_a_python_without_venv_is_explained_with_the_package_to_install(machine: Path) -> None:
    put(machine, "python3", 'case "$2" in *print*) echo 3.12 ;; *ensurepip*) exit 1 ;; esac')
    explained(run(machine, f"{ROOT}/scripts/python.sh"), "apt-get install python3.12-venv")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A small checkout: the scripts, a lock with nothing to fetch, and no translations."""
    folder = tmp_path / "checkout"
    shutil.copytree(ROOT / "scripts", folder / "scripts")
    (folder / "compliance").mkdir()
    (folder / "compliance" / "__init__.py").touch()
    (folder / "requirements.txt").touch()
    (folder / "requirements-dev.txt").touch()
    description = '[project]\nname = "compliance"\nversion = "0"\n[build-system]\nrequires = []\n'
    (folder / "pyproject.toml").write_text(description)
    return folder


def test_without_a_network_the_message_says_so(machine: Path, checkout: Path) -> None:
    (machine / "python3").symlink_to(sys.executable)
    (checkout / "requirements.txt").write_text(f"no-such-part==1 --hash=sha256:{'0' * 64}\n")
    offline = {"PIP_NO_INDEX": "1", "PIP_CONFIG_FILE": os.devnull, "HOME": str(checkout)}
    done = run(machine, f"{checkout}/scripts/environment.sh", "run", **offline)
    explained(done, "部品を取り寄せられません", "The parts cannot be fetched")
    assert not (checkout / ".venv" / "installed-run").exists()


def test_a_folder_that_cannot_hold_the_environment_is_explained(machine: Path, checkout: Path) -> None:
    (machine / "python3").symlink_to(sys.executable)
    (checkout / ".venv").touch()
    explained(run(machine, f"{checkout}/scripts/environment.sh", "run"), ".venv cannot be made")


def test_an_environment_that_is_up_to_date_is_left_alone(machine: Path, checkout: Path) -> None:
    (checkout / ".venv" / "bin").mkdir(parents=True)
    put(checkout / ".venv" / "bin", "python", 'case "$1" in -m) echo started >&2; exit 9 ;; esac')
    stamp = f"{checkout}\n" + (checkout / "pyproject.toml").read_text()
    for kind in ("run", "dev"):
        (checkout / ".venv" / f"installed-{kind}").write_text(stamp)
        done = run(machine, f"{checkout}/scripts/environment.sh", kind)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_what_the_tests_installed_serves_to_run_the_program(machine: Path, checkout: Path) -> None:
    (checkout / ".venv" / "bin").mkdir(parents=True)
    put(checkout / ".venv" / "bin", "python", 'case "$1" in -m) exit 9 ;; esac')
    (checkout / ".venv" / "installed-dev").write_text(f"{checkout}\n" + (checkout / "pyproject.toml").read_text())
    assert run(machine, f"{checkout}/scripts/environment.sh", "run").returncode == 0


def test_programs_that_are_there_are_left_alone(machine: Path) -> None:
    put(machine, "chromium", "exit 0")
    put(machine, "pdftoppm", "exit 0")
    done = run(machine, f"{ROOT}/scripts/programs.sh")
    assert (done.returncode, done.stdout) == (0, "")


def test_where_nothing_may_be_installed_the_message_names_the_packages(machine: Path) -> None:
    explained(run(machine, f"{ROOT}/scripts/programs.sh"), "apt-get install chromium poppler-utils")


def test_ubuntus_stub_is_no_chromium(machine: Path) -> None:
    put(machine, "chromium", 'echo "requires the chromium snap" >&2; exit 10')
    put(machine, "pdftoppm", "exit 0")
    put(machine, "apt-get", "exit 0")
    put(machine, "apt-cache", 'echo "  Candidate: 2:1snap1-0ubuntu2"')
    put(machine, "id", "echo 0")
    explained(run(machine, f"{ROOT}/scripts/programs.sh"), "snap")


def test_stale_package_lists_are_refreshed_once(machine: Path) -> None:
    put(machine, "pdftoppm", "exit 0")
    put(machine, "apt-cache", "true")
    put(machine, "id", "echo 0")
    (machine / "chmod").symlink_to(shutil.which("chmod") or "/bin/chmod")
    installed = f'echo "exit 0" >{machine}/chromium; chmod +x {machine}/chromium'
    put(
        machine,
        "apt-get",
        f'[ "$1" = update ] && {{ echo >{machine}/lists; exit; }}\n[ -e {machine}/lists ] || exit 100\n{installed}',
    )
    done = run(machine, f"{ROOT}/scripts/programs.sh")
    assert done.returncode == 0, done.stderr
    assert "chromium" in done.stdout
