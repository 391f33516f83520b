"""What a verification found, line by line in Japanese and English: for the command, and as the file of a job."""

from collections.abc import Iterator

from compliance.clock import in_japan, minute_in_japan
from compliance.services.desk import Desk
from compliance.services.integrity import verify
from compliance.services.jobs import Arguments, MadeFile
from compliance.store.progress import Progress
from compliance.store.queries.scopes import Scope
from compliance.store.verification import Verification

VERIFICATION = "verification"
"""The task that verifies now."""
PLAIN_TEXT = "text/plain; charset=utf-8"

_CHECKS = {"trail": "操作記録", "facts": "事実", "projection": "義務の一覧", "tally": "集計", "files": "確認資料"}


def verification_file(desk: Desk, _scope: Scope, _arguments: Arguments, told: Progress) -> MadeFile:
    """The whole database is verified, whoever asked: the report holds numbers, names of tables and ids of rows."""
    began = in_japan(desk.clock.now())
    text = "\n".join((f"{minute_in_japan(began)} (JST)", *report_lines(verify(desk, _by_hundredths(told))), ""))
    return MadeFile(f"verification-{began:%Y%m%d-%H%M}.txt", PLAIN_TEXT, text.encode())


def _by_hundredths(told: Progress) -> Progress:
    """Tells a hundred times at most: each telling is a transaction."""

    def tell(done: int, total: int) -> None:
        if done * 100 // total > (done - 1) * 100 // total:
            told(done, total)

    return tell


def report_lines(found: Verification) -> Iterator[str]:
    """What was checked, what could not be, the first bad row of each kind, and whether all agrees."""
    yield (
        f"操作記録 {found.trail_size} 件（ルート {found.trail_root.hex()}）、契約 {found.contracts} 件、"
        f"義務 {found.obligations} 件 / {found.trail_size} trail entries, {found.contracts} contracts, "
        f"{found.obligations} obligations"
    )
    if found.stale:
        yield (
            f"△ 未確認：決まりや担当課が変わり、再計算を待っている契約 {found.stale} 件（誤りではありません）。"
            "画面には再計算してから表示します。compliance rebuild を実行してから、もう一度確認してください。 / "
            f"Not proved yet, and not wrong: {found.stale} contracts await their refresh after a change of rules or "
            "sections; no page shows them before it. Run compliance rebuild, then verify again."
        )
    if found.forgotten:
        yield (
            f"値を消去したため確かめられない操作記録 {found.forgotten} 件 / "
            f"{found.forgotten} entries cannot be proved: their values were forgotten, as the trail says"
        )
    for fault in found.faults:
        yield f"✗ {_CHECKS[fault.check.value]}：{fault.table} {fault.row}：{fault.wrong.ja} / {fault.wrong.en}"
    if found.proven:
        yield "すべて一致しています。 / Everything agrees."
