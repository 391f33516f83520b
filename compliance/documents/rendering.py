"""Has papers set in a child process with a time limit: typst's memory and failures stay out of the server."""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from subprocess import TimeoutExpired

from compliance.children import run_child
from compliance.documents.typesetting import Job
from compliance.domain.errors import ComplianceError, Explanation, Words

LIMIT = timedelta(minutes=5)
_CHILD = "compliance.documents.typesetting"


class NotRendered(ComplianceError):
    """A paper could not be made; `detail` is the tool's own message."""

    def __init__(self, explanation: Explanation, detail: str) -> None:
        super().__init__(explanation)
        self.detail = detail


def render_pdf(
    template: Path,
    data: Mapping[str, object],
    prepared_at: datetime,
    limit: timedelta = LIMIT,
    *,
    carried: str = "",
) -> bytes:
    """The paper as PDF: a typst `template` and its `data`, plain enough for JSON, drawings in it as SVG.

    `prepared_at` (aware) is the only time in the file; `carried` is what the template attaches to it, as it is.
    NotRendered on a failure or after `limit`.
    """
    job = Job(
        template=str(template),
        data=json.dumps(data, ensure_ascii=False),
        timestamp=int(prepared_at.timestamp()),
        carried=carried,
    )
    return _in_child(json.dumps(job).encode(), limit)


def _in_child(job: bytes, limit: timedelta) -> bytes:
    try:
        done = run_child(_CHILD, job, limit.total_seconds(), PYTHONIOENCODING="utf-8")
    except TimeoutExpired as late:
        raise _too_slow(limit) from late
    if done.returncode != 0:
        raise _failed(done.stderr.decode("utf-8", "replace").strip(), done.returncode)
    return done.stdout


def _too_slow(limit: timedelta) -> NotRendered:
    seconds = int(limit.total_seconds())
    return NotRendered(
        Explanation(
            Words("資料を作成できませんでした。", "The paper was not made."),
            Words(f"{seconds}秒以内に終わりませんでした。", f"It took longer than {seconds} seconds."),
            Words("担当課で絞り込むか、Excelで出力してください。", "Narrow it to one section, or take the Excel file."),
        ),
        f"timeout {seconds} s",
    )


def _failed(detail: str, code: int) -> NotRendered:
    return NotRendered(
        Explanation(
            Words("資料を作成できませんでした。", "The paper was not made."),
            Words("組版の処理が途中で止まりました。", "The typesetter stopped."),
            Words(
                "同じ内容をExcelで出力できます。管理者に次の記録を伝えてください。",
                "The Excel file has the same content; give the administrator this record:",
            ),
        ),
        f"exit {code}: {detail}",
    )
