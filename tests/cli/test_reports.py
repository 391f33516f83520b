"""`compliance council-report`: the file it writes, the days it reads, and what it refuses."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from compliance.cli import main
from compliance.cli.output import ExitCode

MAGIC = {".pdf": b"%PDF", ".xlsx": b"PK"}


@pytest.fixture
def instance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("COMPLIANCE_INSTANCE", str(tmp_path / "instance"))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    assert run("init").exit_code == ExitCode.OK
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


@pytest.mark.parametrize("suffix", sorted(MAGIC))
def test_it_writes_the_file_that_its_name_asks_for(instance: Path, suffix: str) -> None:
    out = instance / f"資料{suffix}"
    outcome = run("council-report", "--as-of", "令和8年3月31日", "--out", str(out), "--paper-number", "42-1")
    assert outcome.exit_code == ExitCode.OK, outcome.output
    assert out.read_bytes().startswith(MAGIC[suffix])
    assert "2026-03-31" in outcome.output
    assert [path.name for path in instance.iterdir() if path.name.endswith(".part")] == []


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--as-of", "2026-02-30", "--out", "x.pdf"), ExitCode.USAGE),
        (("--out", "x.docx"), ExitCode.USAGE),
        ((), ExitCode.USAGE),
        (("--out", "no-such-folder/x.pdf"), ExitCode.REFUSED),
        (("--out", "x.pdf", "--section", "存在しない課"), ExitCode.REFUSED),
    ],
)
def test_what_it_cannot_do_is_told_and_writes_nothing(
    instance: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], code: ExitCode
) -> None:
    monkeypatch.chdir(instance)
    outcome = run("council-report", *arguments)
    assert outcome.exit_code == code, outcome.output
    assert "Traceback" not in outcome.output
    assert not list(instance.glob("x.*"))
