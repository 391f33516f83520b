"""The papers that lie beside what waits for the ward's review: sealed in the vault, where the practice ward has one."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from random import Random
from uuid import UUID

from sqlalchemy.orm import Session

from compliance.demo.recorder import DEMO
from compliance.demo.sheets import photographed, scanned
from compliance.evidence.kinds import MEDIA_TYPES, Kind
from compliance.services.desk import Desk
from compliance.services.evidence import HandedIn, KeepEvidence, Use, keep_evidence, vault_of
from compliance.store.models.evidence import ScanState
from compliance.store.queries.device_lists import DeviceLine, device_listing
from compliance.store.queries.handler_lists import designations_of
from compliance.store.queries.paging import Order
from compliance.store.queries.waiting import Waiting, waiting_submissions
from compliance.wording.languages import day_words

_TITLES = {
    "handler_list": "個人情報取扱責任者・取扱者名簿",
    "education_session": "個人情報保護教育 出席者名簿",
    "status_report": "個人情報の取扱状況について（報告）",
}
_LOGS = "操作ログの点検記録"
_PHOTOGRAPHED = frozenset({"education_session"})
"""What is signed by hand on the spot, and photographed."""


def lay_papers(desk: Desk, seed: str, contracts: Sequence[UUID]) -> None:
    """Seal a paper for each of the usual submissions that wait under these contracts; nothing without a vault."""
    if desk.vault is None:
        return
    with desk.reading() as session:
        waiting = waiting_submissions(session, desk.shelf, contracts, desk.today())
        beside = [(each, _lines(session, each)) for each in waiting if each.kind in _TITLES]
        computers = list(device_listing(contracts, desk.today()).stream(session, Order("asset")))
    for each, lines in beside:
        _lay(desk, each, lines, Random(f"{seed}/{each.subject}"))
    for computer in computers:
        _lay_logs(desk, computer, Random(f"{seed}/{computer.id}"))


def _lay_logs(desk: Desk, computer: DeviceLine, dice: Random) -> None:
    """The record of the last look at its logs, dated a month ago."""
    on = desk.today() - timedelta(days=30)
    lines = [f"資産番号　{computer.asset_number}", day_words(on, "ja"), "操作ログを点検し、異常はなかった。"]
    file = _sealed(desk, scanned(_LOGS, lines, dice), Kind.PDF, f"{_LOGS}_{computer.asset_number}.pdf")
    use = Use(contract_id=computer.contract, subject_id=computer.id, subject_kind="device")
    keep_evidence(desk, DEMO, KeepEvidence(files=(file,), uses=(use,), happened_on=on))


def _lines(session: Session, waiting: Waiting) -> list[str]:
    people = (person.name for row, _, person in designations_of(session, [waiting.contract]) if row.to_on is None)
    return [day_words(waiting.since, "ja"), *(f"{number}　{name}" for number, name in enumerate(people, 1))][:20]


def _lay(desk: Desk, waiting: Waiting, lines: Sequence[str], dice: Random) -> None:
    use = Use(
        contract_id=waiting.contract,
        item=waiting.item,
        subject_id=waiting.subject,
        subject_kind=waiting.kind,
    )
    files = tuple(_files(desk, waiting.kind, lines, dice))
    keep_evidence(desk, DEMO, KeepEvidence(files=files, uses=(use,), happened_on=waiting.since))


def _files(desk: Desk, kind: str, lines: Sequence[str], dice: Random) -> Iterator[HandedIn]:
    title = _TITLES[kind]
    yield _sealed(desk, scanned(title, lines, dice), Kind.PDF, f"{title}.pdf")
    if kind in _PHOTOGRAPHED:
        yield _sealed(desk, photographed(title, lines, dice), Kind.JPEG, "IMG_0412.jpg")


def _sealed(desk: Desk, content: bytes, kind: Kind, name: str) -> HandedIn:
    """Our own drawing: nobody need judge it."""
    sealed = vault_of(desk).seal(content)
    return HandedIn(
        sealed=sealed,
        name=name,
        media_type=MEDIA_TYPES[kind],
        sent_sha256=sealed.digest.sha256,
        scan=ScanState.UNSCANNED,
    )
