"""`compliance make-package` and `load-package` as somebody uses them: made, filled in, zipped, loaded, reviewed, met."""

import zipfile
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from compliance.cli import main
from compliance.cli.output import ExitCode
from compliance.config import Config
from compliance.domain.editions import Act
from compliance.domain.obligations import Status
from compliance.factory import open_desk
from compliance.services.recording import record
from compliance.services.reviews import ReviewSubmission
from compliance.store.models.education import EducationSession
from compliance.store.queries.obligations import EVERY, whole_list
from compliance.store.queries.rows import ObligationFilter
from compliance.store.queries.scopes import Scope
from tests.services.wards import OFFICER, Ward, file_people, small_ward

SHEET, DAY = "教育の実施.xlsx", date(2026, 4, 20)
Settings = dict[str, str]


def deployment(folder: Path) -> Settings:
    """A fresh one with the small ward: three people under the contract 8-101."""
    made = {"COMPLIANCE_INSTANCE": str(folder / "instance"), "COMPLIANCE_MODE": "demo"}
    assert CliRunner().invoke(main, ["init"], env=made).exit_code == ExitCode.OK
    return made


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return deployment(tmp_path)


@pytest.fixture
def ward(settings: Settings) -> Ward:
    made = small_ward(open_desk(Config.from_environ(settings)).database)
    file_people(made, 2)
    return made


def run(settings: Settings, *arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments), env=settings)


def given_out(settings: Settings, folder: Path) -> Path:
    """The folder of a package, unzipped as a contractor does."""
    made = run(settings, "make-package", "8-101", "--out", str(folder))
    assert made.exit_code == ExitCode.OK, made.output
    with zipfile.ZipFile(folder / "提出用_8-101.zip") as archive:
        archive.extractall(folder)
    return folder / "提出用_8-101"


def taught(package: Path, day: str = "R8.4.20") -> None:
    """The education sheet filled in with Excel's choices: everybody was there."""
    book = load_workbook(package / SHEET)
    sheet = book.active
    assert sheet is not None
    for row, text in enumerate((day, "教えた", "教えた", "教えた", "６０分"), start=3):
        sheet.cell(row, 2, text)
    people = [row for row in range(14, sheet.max_row + 1) if sheet.cell(row, 2).value]
    for row in people:
        sheet.cell(row, 4, "受けた")
    assert {str(each.sqref) for each in sheet.data_validations.dataValidation} >= {"B4", f"D14:D{people[-1]}"}
    book.save(package / SHEET)


def zipped(package: Path, name: str = "戻り.zip") -> str:
    path = package.parent / name
    with zipfile.ZipFile(path, "w") as archive:
        for file in sorted(package.rglob("*")):
            archive.write(file, file.relative_to(package.parent))
    return str(path)


def educated(ward: Ward) -> set[Status]:
    with ward.desk.reading() as session:
        rows = whole_list(
            session, Scope.whole_ward(), ObligationFilter(EVERY, contract=ward.contract), date(2026, 5, 10)
        )
    acts = {row: ward.desk.shelf.act(row.obligation.edition, row.obligation.rule) for row in rows}
    return {row.status for row, act in acts.items() if act is Act.EDUCATE_YEARLY}


def test_a_package_is_made_filled_in_loaded_once_and_met_when_it_was_reviewed(
    settings: Settings, ward: Ward, tmp_path: Path
) -> None:
    package = given_out(settings, tmp_path)
    taught(package)
    (package / "資料" / "署名.txt").write_text("受けた人の署名", encoding="utf-8")
    sent = zipped(package)
    tried = run(settings, "load-package", sent, "--dry-run")
    assert "教育 1 件、ファイル 2 件" in tried.output
    assert educated(ward) == {Status.OPEN}
    loaded = run(settings, "load-package", sent)
    assert (loaded.exit_code, "読み込みました" in loaded.output) == (ExitCode.OK, True), loaded.output
    assert "何も変えていません" in run(settings, "load-package", sent).output
    assert educated(ward) == {Status.CLAIMED}
    with ward.desk.reading() as session:
        (held,) = session.query(EducationSession).all()
        assert (held.happened_on, held.minutes, len(held.attendance), held.submitted) == (DAY, 60, 3, True)
    accepted = ReviewSubmission(
        contract_id=ward.contract,
        happened_on=date(2026, 5, 1),
        subject_id=held.id,
        subject_kind="education_session",
        accepted=True,
    )
    record(ward.desk, OFFICER, accepted)
    assert educated(ward) == {Status.MET}
    assert run(settings, "verify").exit_code == ExitCode.OK


def test_what_was_altered_is_foreign_or_comes_of_a_day_to_come_is_refused(
    settings: Settings, ward: Ward, tmp_path: Path
) -> None:
    package = given_out(settings, tmp_path)
    taught(package, "R99.4.20")
    later = run(settings, "load-package", zipped(package))
    assert (later.exit_code, "まだ来ていない日" in later.stderr) == (ExitCode.REFUSED, True), later.output
    taught(package)
    other = deployment(tmp_path / "other")
    assert run(other, "load-package", zipped(package)).exit_code == ExitCode.REFUSED
    book = load_workbook(package / SHEET)
    book.active.cell(14, 2, "別の 人")  # type: ignore[union-attr]  # there is a sheet
    book.save(package / SHEET)
    moved = run(settings, "load-package", zipped(package))
    assert "1番の氏名が、渡したときと違います" in moved.stderr
    manifest = package / "package.json"
    manifest.write_text(manifest.read_text(encoding="utf-8").replace('"files"', '"fi1es"'), encoding="utf-8")
    tampered = run(settings, "load-package", zipped(package))
    assert (tampered.exit_code, "変わっています" in tampered.stderr) == (ExitCode.REFUSED, True)
    assert run(settings, "make-package", "no such").exit_code == ExitCode.REFUSED
    assert educated(ward) == {Status.OPEN}
