"""What the meta-tests read: the files of the repository, as git would commit them."""

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
TEXT = {
    ".py",
    ".md",
    ".toml",
    ".txt",
    ".sh",
    ".html",
    ".css",
    ".js",
    ".typ",
    ".po",
    ".pot",
    ".cfg",
    ".ini",
    ".json",
    "",
}


@cache
def files() -> tuple[Path, ...]:
    """Every file that is tracked, or would be on the next `git add`, and still exists."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout.decode()
    return tuple(path for name in sorted(listed.split("\0")) if name and (path := ROOT / name).is_file())


def text_files() -> tuple[Path, ...]:
    """The files that people read."""
    return tuple(path for path in files() if path.suffix in TEXT)


def modules() -> tuple[Path, ...]:
    """Every Python module of the program."""
    return tuple(path for path in files() if path.suffix == ".py" and path.is_relative_to(ROOT / "compliance"))


def read(name: str) -> str:
    """A file of the repository by its path from the root."""
    return (ROOT / name).read_text(encoding="utf-8")
