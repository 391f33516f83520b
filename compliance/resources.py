"""The rules on disk: finds checklists/ in the checkout or beside the installed package, and reads what is in it."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path

import jpholiday

from compliance.domain.calendar import IsClosed
from compliance.domain.digests import content_digest
from compliance.domain.edition_tables import CLAUSES_FILE, EDITION_FILE, parse_edition
from compliance.domain.editions import Edition
from compliance.domain.law_tables import ClosedDays, parse_closed_days, parse_law
from compliance.domain.problems import EditionProblems, LawProblems, Problem, problem
from compliance.domain.rulebook import Law
from compliance.domain.scenario_tables import ScenarioProblems, parse_scenario
from compliance.domain.scenarios import Scenario

LAW_FOLDER = "law"
LEAKS_FILE = "leaks.toml"
CLOSED_DAYS_FILE = "closed_days.toml"

_TOML_PLACE = re.compile(r"(?P<detail>.*) \(at (?:line (?P<line>\d+), column \d+|end of document)\)")


def editions_folder() -> Path:
    """checklists/, which stands beside the package both in the checkout and where it is installed."""
    return Path(__file__).resolve().parent.parent / "checklists"


def templates_folder() -> Path:
    """templates/, which stands beside the package as checklists/ does: pages, papers and mail."""
    return Path(__file__).resolve().parent.parent / "templates"


def paper_template(name: str) -> Path:
    """The typst template of a paper."""
    return templates_folder() / "papers" / f"{name}.typ"


def read_edition(path: Path) -> Edition:
    """The edition in the folder `path`, or in the folder of the file `path`. Raises EditionProblems."""
    folder = path.parent if path.is_file() else path
    problems: list[Problem] = []
    tables = {name: _read(folder / name, problems) for name in (EDITION_FILE, CLAUSES_FILE)}
    if problems:
        raise EditionProblems(problems)
    edition = parse_edition(tables, str(folder))
    if edition.id != folder.resolve().name:
        words = {"value": edition.id, "folder": folder.resolve().name}
        raise EditionProblems([problem("id_differs", str(folder / EDITION_FILE), "", words)])
    return edition


def load_editions(extra: Path | None = None) -> dict[str, Edition]:
    """Every edition by its id: those of the program, and the ward's own in the folder `extra` where it exists.

    Raises EditionProblems with the problems of all of them; an id that stands twice is one, since an edition in use
    is never replaced.
    """
    editions: dict[str, Edition] = {}
    folders: dict[str, Path] = {}
    problems: list[Problem] = []
    for folder in _edition_folders(extra):
        try:
            edition = read_edition(folder)
        except EditionProblems as unreadable:
            problems += unreadable.problems
            continue
        if edition.id in editions:
            words = {"value": edition.id, "other": folders[edition.id]}
            problems.append(problem("edition_twice", str(folder / EDITION_FILE), "", words))
            continue
        editions[edition.id], folders[edition.id] = edition, folder
    if problems:
        raise EditionProblems(problems)
    return editions


def read_scenario(path: Path) -> Scenario:
    """The scenario in the file `path`. Raises ScenarioProblems."""
    problems: list[Problem] = []
    tables = _read(path, problems)
    if problems:
        raise ScenarioProblems(problems)
    return parse_scenario(tables, str(path))


def load_law(extra: Path | None = None) -> Law:
    """The dated figures and rules of the law; its digest covers the closed days too, since due days rest on both.

    `extra` is the folder of the ward's own editions and closed days. Raises LawProblems.
    """
    path = editions_folder() / LAW_FOLDER / LEAKS_FILE
    law = parse_law(_read_law(path), str(path))
    return replace(law, digest=content_digest(law, _closed_days(extra)))


def closed_days(extra: Path | None = None) -> IsClosed:
    """Whether an office is closed on a day: weekends, national holidays, 12/29 to 1/3, and the ward's own days.

    The ward's own stand in `closed_days.toml` in the folder `extra`, where it has one. Raises LawProblems.
    """
    days = _closed_days(extra)

    @lru_cache(maxsize=4096)
    def is_closed(day: date) -> bool:
        return days.is_closed(day, jpholiday.is_holiday)

    return is_closed


def _closed_days(extra: Path | None) -> ClosedDays:
    path = editions_folder() / LAW_FOLDER / CLOSED_DAYS_FILE
    days = parse_closed_days(_read_law(path), str(path))
    own = None if extra is None else extra / CLOSED_DAYS_FILE
    if own is None or not own.exists():
        return days
    return days.with_added(parse_closed_days(_read_law(own), str(own)).added)


def _edition_folders(extra: Path | None) -> Iterator[Path]:
    for root in (editions_folder(), extra):
        if root is not None and root.is_dir():
            folders = sorted(path for path in root.iterdir() if path.is_dir())
            yield from (path for path in folders if path.name != LAW_FOLDER and not path.name.startswith("."))


def _read_law(path: Path) -> Mapping[str, object]:
    problems: list[Problem] = []
    tables = _read(path, problems)
    if problems:
        raise LawProblems(problems)
    return tables


def _read(path: Path, problems: list[Problem]) -> Mapping[str, object]:
    """The tables of one TOML file; what makes it unreadable is added to `problems`."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
        return tomllib.loads(text)
    except FileNotFoundError:
        problems.append(problem("file_missing", str(path), "", {"name": path.name}))
    except OSError as closed:
        problems.append(problem("cannot_open", str(path), "", {"detail": closed.strerror}))
    except UnicodeDecodeError as broken:
        line = broken.object[: broken.start].count(b"\n") + 1
        problems.append(problem("not_utf8", str(path), "", {"position": broken.start + 1}, line))
    except tomllib.TOMLDecodeError as broken:
        problems.append(_not_toml(path, str(broken)))
    except RecursionError:
        problems.append(_not_toml(path, "brackets within brackets without end"))
    return {}


def _not_toml(path: Path, message: str) -> Problem:
    found = _TOML_PLACE.fullmatch(message)
    line = int(found["line"]) if found and found["line"] else None
    return problem("not_toml", str(path), "", {"detail": found["detail"] if found else message}, line)
