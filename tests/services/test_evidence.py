"""Evidence as the services keep it: one transaction, voided, erased, its keys rotated, what is left over swept."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from compliance.clock import FixedClock
from compliance.domain.errors import Refused
from compliance.evidence.kinds import Objection, Objectionable
from compliance.evidence.problems import Damaged
from compliance.evidence.vaults import Sealed
from compliance.services.desk import Desk
from compliance.services.evidence import (
    HandedIn,
    KeepEvidence,
    Use,
    erase_evidence,
    keep_evidence,
    sealed_of,
    take_out,
    use_evidence,
    vault_of,
    void_evidence,
)
from compliance.services.intakes import take_in
from compliance.services.integrity import verify
from compliance.services.key_rotations import begin_rotation, rotate
from compliance.services.scans import scan_waiting
from compliance.services.vault_checks import sweep_strays
from compliance.store import sealed_files
from compliance.store.database import Database
from compliance.store.faults import Check
from compliance.store.models.evidence import ScanState
from compliance.store.progress import silent
from compliance.store.queries.evidence_lists import (
    EvidenceFilter,
    EvidenceLine,
    EvidenceState,
    Used,
    evidence_listing,
    piece_of,
)
from compliance.store.queries.paging import Order
from compliance.store.queries.scopes import Scope
from compliance.store.sealed_files import live_files
from tests.evidence.clamds import VIRUS, running_clamd
from tests.evidence.vaults import vault_in
from tests.services.wards import OFFICER, Ward, small_ward

CONTENT = "氏名\n".encode()


@pytest.fixture
def ward(database: Database, tmp_path: Path) -> Ward:
    made = small_ward(database)
    return replace(made, desk=replace(made.desk, vault=vault_in(tmp_path)))


def keep(ward: Ward, content: bytes = CONTENT) -> EvidenceLine:
    """A piece of evidence of the ward's contract for clause 13 and a year."""
    sealed = vault_of(ward.desk).seal(content)
    file = HandedIn(
        sealed=sealed,
        name="名簿.txt",
        media_type="text/plain",
        sent_sha256=sealed.digest.sha256,
        scan=ScanState.UNSCANNED,
    )
    uses = (Use(contract_id=ward.contract, item="13", fiscal_year=2026),)
    keep_evidence(ward.desk, OFFICER, KeepEvidence(files=(file,), uses=uses, happened_on=date(2026, 6, 1)))
    return newest(ward)


def newest(ward: Ward) -> EvidenceLine:
    with ward.desk.reading() as session:
        listing = evidence_listing(ward.contract, EvidenceFilter(), date.max)
        return listing.page(session, Order("at", descending=True)).lines[0]


def again(ward: Ward, piece: EvidenceLine) -> EvidenceLine:
    with ward.desk.reading() as session:
        return piece_of(session, Scope.whole_ward(), ward.contract, piece.id)


def faults(desk: Desk, *, whole: bool = False) -> list[tuple[Check, str]]:
    return [(fault.check, fault.row) for fault in verify(desk, silent, whole_files=whole).faults]


def content_of(ward: Ward, piece: EvidenceLine) -> bytes:
    sealed = take_out(ward.desk, OFFICER, piece, ward.contract)
    return b"".join(vault_of(ward.desk).verified(sealed))


def test_a_piece_is_kept_used_and_taken_out(ward: Ward) -> None:
    piece = keep(ward)
    assert piece.uses == (Used("13", None, 2026, None, None),)
    use_evidence(ward.desk, OFFICER, piece.id, Use(contract_id=ward.contract, item="18"))
    assert [use.item for use in again(ward, piece).uses] == ["13", "18"]
    assert content_of(ward, piece) == CONTENT
    assert faults(ward.desk, whole=True) == []


def test_a_piece_that_is_voided_takes_its_uses_along_and_is_not_served(ward: Ward) -> None:
    piece = keep(ward)
    with pytest.raises(Refused):
        void_evidence(ward.desk, OFFICER, piece.id, " ")
    void_evidence(ward.desk, OFFICER, piece.id, "別の契約のもの")
    voided = again(ward, piece)
    assert (voided.state, voided.void_reason) == (EvidenceState.VOID, "別の契約のもの")
    with pytest.raises(Refused):
        take_out(ward.desk, OFFICER, voided, ward.contract)
    assert faults(ward.desk) == []


def test_a_file_that_is_erased_is_gone_for_good(ward: Ward) -> None:
    piece = keep(ward)
    before = sealed(ward, piece)
    erase_evidence(ward.desk, OFFICER, piece, "保存期間の満了")
    erased = again(ward, piece)
    assert (erased.state, erased.erase_reason, erased.sha256) == (
        EvidenceState.ERASED,
        "保存期間の満了",
        piece.sha256,
    )
    with pytest.raises(Refused):
        erase_evidence(ward.desk, OFFICER, erased, "もう一度")
    with pytest.raises(Refused):
        take_out(ward.desk, OFFICER, erased, ward.contract)
    with pytest.raises(Damaged):
        vault_of(ward.desk).open(sealed(ward, piece))
    assert b"".join(vault_of(ward.desk).verified(before)) == CONTENT  # who still had the key: only then
    assert faults(ward.desk) == []


def sealed(ward: Ward, piece: EvidenceLine) -> Sealed:
    with ward.desk.reading() as session:
        return sealed_of(sealed_files.file_of(session, piece.file))


def test_keys_are_rotated_and_no_file_is_touched(ward: Ward, tmp_path: Path) -> None:
    pieces = [keep(ward, bytes([number]) * 99) for number in range(3)]
    blobs = {path: path.stat().st_mtime_ns for path in (tmp_path / "evidence").rglob("*.sealed")}
    assert begin_rotation(ward.desk) == "0002"
    assert begin_rotation(ward.desk) == "0002"  # nothing was rewrapped yet: it goes on
    assert rotate(ward.desk, OFFICER, silent) == 3
    assert rotate(ward.desk, OFFICER, silent) == 0
    (tmp_path / "keys" / "evidence-0001.key").unlink()
    assert [content_of(ward, piece) for piece in pieces] == [bytes([number]) * 99 for number in range(3)]
    assert {path: path.stat().st_mtime_ns for path in blobs} == blobs
    assert faults(ward.desk, whole=True) == []
    assert begin_rotation(ward.desk) == "0003"


def test_what_has_no_row_is_swept_after_a_day_and_nothing_else(ward: Ward, tmp_path: Path) -> None:
    kept, erased = keep(ward, b"kept"), keep(ward, b"erased")
    stray = vault_of(ward.desk).seal(b"stray")
    erase_evidence(ward.desk, OFFICER, erased, "保存期間の満了")
    now = datetime.now(UTC)
    assert sweep_strays(replace(ward.desk, clock=FixedClock(now + timedelta(hours=23)))) == 0
    later = replace(ward.desk, clock=FixedClock(now + timedelta(hours=25)))
    assert sweep_strays(later) == 2
    assert sweep_strays(later) == 0
    left = {path.stem for path in (tmp_path / "evidence").rglob("*.sealed")}
    assert left == {kept.file.hex}
    assert stray.id.hex not in left
    assert content_of(ward, kept) == b"kept"


@pytest.mark.parametrize("whole", [False, True])
def test_a_file_that_is_gone_or_altered_is_a_fault(ward: Ward, tmp_path: Path, whole: bool) -> None:
    piece = keep(ward)
    (blob,) = (tmp_path / "evidence").rglob("*.sealed")
    content = bytearray(blob.read_bytes())
    content[-1] ^= 1
    blob.write_bytes(content)
    assert faults(ward.desk, whole=whole) == ([(Check.FILES, str(piece.file))] if whole else [])
    blob.unlink()
    assert faults(ward.desk, whole=whole) == [(Check.FILES, str(piece.file))]


def test_a_key_that_is_gone_is_a_fault(ward: Ward, tmp_path: Path) -> None:
    piece = keep(ward)
    (tmp_path / "keys" / "evidence-0001.key").unlink()
    assert faults(ward.desk) == [(Check.FILES, str(piece.file))]


def test_a_desk_without_a_vault_keeps_nothing_and_sweeps_nothing(ward: Ward) -> None:
    bare = replace(ward.desk, vault=None)
    assert sweep_strays(bare) == 0
    with pytest.raises(LookupError):
        vault_of(bare)


def test_every_row_that_is_live_is_read_in_its_order(ward: Ward) -> None:
    pieces = sorted(keep(ward, bytes([number])).file for number in range(3))
    with ward.desk.reading() as session:
        first = live_files(session, None, 2)
        rest = live_files(session, first[-1].id, 2)
    assert [row.id for row in (*first, *rest)] == pieces


def test_what_waited_is_scanned_at_night_and_what_is_infected_is_never_served(ward: Ward) -> None:
    clean, infected = keep(ward), keep(ward, VIRUS)
    assert scan_waiting(ward.desk, silent) == {"scanned": 0, "infected": 0}
    with running_clamd(b"") as away:
        assert scan_waiting(replace(ward.desk, scanner=away), silent) == {"scanned": 0, "infected": 0}
    with running_clamd() as scanner:
        desk = replace(ward.desk, scanner=scanner)
        assert scan_waiting(desk, silent) == {"scanned": 2, "infected": 1}
        assert scan_waiting(desk, silent) == {"scanned": 0, "infected": 0}
    assert content_of(ward, again(ward, clean)) == CONTENT
    with pytest.raises(Refused):
        take_out(ward.desk, OFFICER, again(ward, infected), ward.contract)
    assert faults(ward.desk) == []


@pytest.mark.parametrize(
    ("content", "state"), [(CONTENT, ScanState.CLEAN), (VIRUS, Objection.INFECTED)], ids=["clean", "infected"]
)
def test_what_comes_in_is_scanned_before_it_is_kept(
    ward: Ward, content: bytes, state: ScanState | Objection, tmp_path: Path
) -> None:
    with running_clamd() as scanner, vault_of(ward.desk).receive() as sent:
        sent.write(content)
        desk = replace(ward.desk, scanner=scanner)
        if isinstance(state, ScanState):
            assert take_in(desk, sent, "名簿.txt").scan is state
            return
        with pytest.raises(Objectionable) as refused:
            take_in(desk, sent, "名簿.txt")
        assert refused.value.objection is state
    assert not list((tmp_path / "evidence").rglob("*.sealed"))


def test_what_comes_in_while_the_scanner_is_away_waits_for_it(ward: Ward) -> None:
    with running_clamd(b"") as scanner, vault_of(ward.desk).receive() as sent:
        sent.write(CONTENT)
        assert take_in(replace(ward.desk, scanner=scanner), sent, "名簿.txt").scan is ScanState.WAITING
