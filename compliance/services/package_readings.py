"""What came back in an offline package, held against what was given out and the checks of its parts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from compliance.documents.handler_lists.checks import Checked, check
from compliance.documents.handler_lists.comparisons import Becomes
from compliance.documents.handler_lists.files import read_list_file
from compliance.documents.handler_lists.problems import Severity
from compliance.documents.packages import UnreadAnswers, answers_in
from compliance.services.desk import Desk
from compliance.services.education import HoldSession
from compliance.services.handler_lists import Ground, list_ground
from compliance.services.list_filing import Beside, ListFiling
from compliance.services.package_archives import MANIFEST, Unpacked, unpacked
from compliance.services.package_manifests import Manifest, Signer, digest, read_manifest
from compliance.services.package_refusals import not_loaded
from compliance.services.package_sessions import NOTE, SESSION, session_told
from compliance.services.packages import HELP, LIST, REPORT, open_requests
from compliance.store import trail
from compliance.store.queries.scopes import Scope

_TOLD = 5
"""Of many things that are wrong, how many are named."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A package of ours, its files by name, and the contract it is for; `sha256` (hex) is that of the zip."""

    manifest: Manifest
    ground: Ground
    files: Unpacked
    sha256: str


@dataclass(frozen=True, slots=True)
class Filled:
    """What the contractor filled in: the list, answers by request, a session, and files with the forms among them."""

    filing: ListFiling | None
    answers: Mapping[UUID, str]
    session: HoldSession | None
    papers: Mapping[str, bytes]


def open_package(desk: Desk, scope: Scope, signer: Signer, sent: bytes) -> Opened:
    """Refused where it is no package of ours or was altered, NotFound where its contract is not the asker's."""
    files = unpacked(sent)
    with desk.reading() as session:
        manifest = read_manifest(files[MANIFEST], signer, trail.first_root(session).hex())
        return Opened(manifest, list_ground(session, scope, manifest.contract), files, digest(sent))


def read_package(desk: Desk, opened: Opened) -> Filled:
    """What is to be recorded; Refused with what is wrong, where its parts do not pass their checks."""
    papers = _changed(opened.files, opened.manifest)
    filing = _filing(desk, opened.ground, papers[LIST]) if LIST in papers else None
    answers = _answers(papers[REPORT], opened.manifest.requests) if REPORT in papers else {}
    with desk.reading() as session:
        still_open = {each.id for each in open_requests(session, opened.manifest.contract, desk)}
    if not still_open.issuperset(answers):
        raise not_loaded("もう答えのある報告に、もう一度答えています。", "It answers what was answered meanwhile.")
    people = opened.manifest.people
    held = session_told(desk, opened.ground, papers[SESSION], people) if SESSION in papers else None
    if filing is None and not answers and held is None:
        raise not_loaded("名簿も報告も教育も、書き込まれていません。", "No list, report or session is filled in.")
    for name, said in ((REPORT, answers), (SESSION, held)):
        if not said:
            papers.pop(name, None)
    return Filled(filing, answers, held, papers)


def _changed(files: Unpacked, manifest: Manifest) -> dict[str, bytes]:
    """What the contractor wrote or added: the forms that are not as they were given out, and every other file."""
    own = {MANIFEST, HELP}
    return {
        name: content
        for name, content in files.items()
        if name not in own and manifest.files.get(name) != digest(content)
    }


def _filing(desk: Desk, ground: Ground, content: bytes) -> ListFiling:
    """The list as it would be filed; Refused with the first things that are wrong, or where somebody is in doubt."""
    today = desk.today()
    checked = check(read_list_file(content, LIST, ground.headings), ground.terms(today))
    _refuse_wrong(checked)
    comparison = ground.compared(checked.lines, {}, today)
    if doubtful := comparison.of(Becomes.DOUBTFUL):
        names = "、".join(each.line.name for each in doubtful[:_TOLD])
        raise not_loaded(
            f"名簿に、登録済みの人と同じか分からない人がいます（{names}）。名簿の読込みの画面で登録してください。",
            "The list names somebody who may be registered already: file it on the page for lists.",
        )
    beside = Beside(contract_id=ground.contract.line.id, comparison=comparison)
    return ListFiling(beside=[beside], received_on=today, submitted=True, note=NOTE)


def _refuse_wrong(checked: Checked) -> None:
    wrong = [each for each in checked.problems if each.severity is Severity.ERROR]
    if wrong or not checked.lines:
        ja = "、".join(f"{each.place.ja}：{each.why.ja}" for each in wrong[:_TOLD])
        en = "; ".join(f"{each.place.en}: {each.why.en}" for each in wrong[:_TOLD])
        raise not_loaded(f"名簿に直すものが{len(wrong)}件あります。{ja}", f"{len(wrong)} errors in the list. {en}")


def _answers(content: bytes, requests: Sequence[UUID]) -> Mapping[UUID, str]:
    try:
        answered = answers_in(content, REPORT, len(requests))
    except UnreadAnswers as error:
        raise not_loaded(
            f"報告の{error.number}番が1000字を超えています。", "An answer is longer than 1,000 signs."
        ) from error
    return {requests[place]: text for place, text in answered.items()}
