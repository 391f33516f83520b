"""Loading an offline package: recorded as handed in by its contractor, in one transaction, once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO, cast
from uuid import UUID

from compliance.domain.errors import Refused
from compliance.evidence.inspections import inspect
from compliance.evidence.kinds import Objectionable
from compliance.services.desk import Desk
from compliance.services.evidence import HandedIn, KeepEvidence, Use, keep_in, vault_of
from compliance.services.intakes import take_in
from compliance.services.list_filing import enter_read_list
from compliance.services.objections import REASONS
from compliance.services.package_manifests import Manifest, Signer
from compliance.services.package_readings import Filled, Opened, open_package, read_package
from compliance.services.package_refusals import not_loaded
from compliance.services.package_sessions import NOTE, SESSION
from compliance.services.packages import LIST, REPORT
from compliance.services.recording import enter
from compliance.services.status_requests import ReportStatus
from compliance.store import trail
from compliance.store.actors import Actor
from compliance.store.changes import Change
from compliance.store.idempotency import Request
from compliance.store.queries.packages import KIND, LOADED, load_of
from compliance.store.queries.scopes import Scope


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was recorded, or would be: how many of each. `again`: this very file was loaded before."""

    package: UUID
    contract: UUID
    sha256: str
    lists: int = 0
    reports: int = 0
    papers: int = 0
    sessions: int = 0
    again: bool = False


def load_package(
    desk: Desk,
    actor: Actor,
    scope: Scope,
    signer: Signer,
    sent: bytes,
    *,
    only: UUID | None = None,
    request: Request | None = None,
    dry_run: bool = False,
) -> Loaded:
    """Record what is in a package; with `dry_run` only say what would be. A second time changes nothing.

    `only`: the contract it has to be for, where the asker expects one.

    Whoever loads it is on record as such, and so does not review it. Refused where it is no package of ours, was
    altered or used, or does not pass the checks of its parts; NotFound where its contract is not the asker's.
    """
    opened = open_package(desk, scope, signer, sent)
    if only not in {None, opened.manifest.contract}:
        number = opened.ground.contract.line.number
        raise not_loaded(f"別の契約（{number}）のパッケージです。", f"It is for another contract ({number}).")
    if _was_loaded(desk, opened):
        return Loaded(opened.manifest.package, opened.manifest.contract, opened.sha256, again=True)
    filled = read_package(desk, opened)
    if dry_run:
        for name, content in filled.papers.items():
            _judge(desk, name, content)
        return _loaded(opened, filled)
    papers = {name: _taken_in(desk, name, content) for name, content in filled.papers.items()}

    def act(change: Change) -> str:
        _enter(change, desk, opened, filled, papers)
        return opened.sha256

    desk.carry_out(actor, act, request)
    return _loaded(opened, filled)


def _was_loaded(desk: Desk, opened: Opened) -> bool:
    """Refused where the package was used by another file."""
    with desk.database.reading() as session:
        position = load_of(session, opened.manifest.package)
        if position is None:
            return False
        if not trail.confirms(session, position, "sha256", opened.sha256):
            raise _used()
        return True


def _enter(change: Change, desk: Desk, opened: Opened, filled: Filled, papers: Mapping[str, HandedIn]) -> None:
    """Under the trail's lock: of two who load one package at once, the second is refused."""
    manifest = opened.manifest
    if load_of(change.session, manifest.package) is not None:
        raise _used()
    told = {"sha256": opened.sha256, "contract_id": manifest.contract}
    change.record(LOADED, KIND, manifest.package, after=told)
    made = list(_submissions(change, desk, manifest, filled))
    for name, file in papers.items():
        uses = tuple(_use(manifest, *each) for each in made if each[0] == _KIND_OF.get(name, each[0]))
        wanted = KeepEvidence(files=(file,), uses=uses, happened_on=desk.today(), note=NOTE)
        keep_in(change, wanted, file)


def _submissions(change: Change, desk: Desk, manifest: Manifest, filled: Filled) -> Iterator[tuple[str, UUID]]:
    """Kind and id of each thing that is recorded."""
    if filled.filing is not None:
        yield "handler_list", enter_read_list(change, desk, filled.filing)
    for request, answer in filled.answers.items():
        command = ReportStatus(
            contract_id=manifest.contract,
            happened_on=desk.today(),
            request_id=request,
            answer=answer,
            submitted=True,
            note=NOTE,
        )
        yield "status_report", enter(change, desk.shelf, command)
    if filled.session is not None:
        yield "education_session", enter(change, desk.shelf, filled.session)


_KIND_OF: Mapping[str, str] = {LIST: "handler_list", REPORT: "status_report", SESSION: "education_session"}
"""What each form stands beside; every other file stands beside all that came with it."""


def _use(manifest: Manifest, kind: str, subject: UUID) -> Use:
    return Use(contract_id=manifest.contract, subject_id=subject, subject_kind=kind)


def _judge(desk: Desk, name: str, content: bytes) -> None:
    """What `_taken_in` would say, with nothing kept."""
    with vault_of(desk).receive() as sent:
        sent.write(content)
        sent.seek(0)
        try:
            inspect(cast(BinaryIO, sent), len(content), name.rpartition("/")[2], BytesIO().write)
        except Objectionable as error:
            raise _objected(name, error) from error


def _taken_in(desk: Desk, name: str, content: bytes) -> HandedIn:
    with vault_of(desk).receive() as sent:
        sent.write(content)
        try:
            return take_in(desk, sent, name.rpartition("/")[2])
        except Objectionable as error:
            raise _objected(name, error) from error


def _objected(name: str, error: Objectionable) -> Refused:
    why = REASONS[error.objection]
    return not_loaded(f"「{name}」は受け取れないファイルです。{why.ja}", f"{name} is not taken: {why.en}")


def _loaded(opened: Opened, filled: Filled) -> Loaded:
    manifest, lists, sessions = opened.manifest, int(filled.filing is not None), int(filled.session is not None)
    numbers = (lists, len(filled.answers), len(filled.papers), sessions)
    return Loaded(manifest.package, manifest.contract, opened.sha256, *numbers)


def _used() -> Refused:
    return not_loaded("このパッケージは、別の内容で読込みが済んでいます。", "It was loaded before with other content.")
