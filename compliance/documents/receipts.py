"""Receipts (受領書): the sheet that a contractor keeps, with the data inside it that prove what it says."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from subprocess import TimeoutExpired
from typing import Any

from compliance.children import run_child
from compliance.clock import JST
from compliance.documents.qr_codes import qr_code
from compliance.documents.receipt_contents import MOST_CARRIED
from compliance.documents.rendering import render_pdf
from compliance.documents.texts import breakable, one_line, practice_mark
from compliance.domain.receipt_numbers import receipt_position
from compliance.domain.wareki import japanese_date
from compliance.resources import paper_template
from compliance.wording.submissions import KINDS

_GROUP = 8
_READER = "compliance.documents.receipt_contents"
_SECONDS = 30


class NoReceipt(ValueError):
    """The file is no PDF that can be read, or carries nothing of ours."""


def receipt_pdf(data: Mapping[str, Any], carried: bytes) -> bytes:
    """The sheet on A4, tagged; the same data give the same bytes. NotRendered where it cannot be set."""
    at = datetime.fromisoformat(data["at"])
    face = {
        "title": "受領書",
        "practice": practice_mark(data["practice"]),
        "contractor": breakable(data["contractor"]),
        "ward": one_line(data["ward"]),
        "number": data["number"],
        "facts": [list(pair) for pair in _facts(data, at)],
        "files": [_file(file) for file in data["files"]],
        "proof": [list(pair) for pair in _proof(data)],
        "path": [spaced(sibling) for sibling in _own_entry(data)["path"]],
        "code": spaced(check_code(carried)),
        "picture": _picture(data, carried),
    }
    return render_pdf(paper_template("receipt"), face, at, carried=carried.decode())


def check_code(carried: bytes) -> str:
    """照合コード: SHA-256 of what a receipt carries, in hex; who types it shows that a paper says the same."""
    return sha256(carried).hexdigest()


def carried_by(pdf: bytes) -> bytes:
    """What a receipt carries, read out in a child process; NoReceipt where there is nothing to read."""
    try:
        done = run_child(_READER, pdf, _SECONDS)
    except TimeoutExpired as late:
        raise NoReceipt(_READER) from late
    if done.returncode != 0 or not 0 < len(done.stdout) <= MOST_CARRIED:
        raise NoReceipt(_READER)
    return done.stdout


def spaced(digits: str) -> str:
    """Hex digits in groups that a person can read aloud."""
    return " ".join(digits[at : at + _GROUP] for at in range(0, len(digits), _GROUP))


def _facts(data: Mapping[str, Any], at: datetime) -> Iterator[tuple[str, str]]:
    here = at.astimezone(JST)
    yield "受領番号", data["number"]
    yield "受け取ったもの", KINDS[data["what"]].ja
    yield "受け取った日時", f"{japanese_date(here.date())} {here:%H時%M分%S秒}（{here:%Y-%m-%d %H:%M:%S}・日本時間）"
    yield ("送信した人" if data["own"] else "代わりに登録した区の職員"), breakable(data["by"]) or "（システムの処理）"
    for number, title in data["contracts"]:
        yield "契約", f"{breakable(number)}　{breakable(title)}"


def _file(file: Mapping[str, Any]) -> Sequence[str]:
    sent = spaced(file["sent_sha256"]) or "（記録なし）"
    return [breakable(file["name"]), f"{file['size']:,}バイト", sent, spaced(file["kept_sha256"])]


def _proof(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    content = data["content"]
    yield "操作記録での位置", f"{_own_entry(data)['seq']}番（この操作は {content['first']}〜{content['last']}番）"
    yield "内容の SHA-256", spaced(content["sha256"])
    yield "操作記録の件数", f"{data['size']}件"
    yield "ルートハッシュ", spaced(data["root"])


def _own_entry(data: Mapping[str, Any]) -> Mapping[str, Any]:
    """The entry of the submission itself, beside those of its files."""
    position = receipt_position(data["number"])
    found: Mapping[str, Any] = next(entry for entry in data["entries"] if entry["seq"] == position)
    return found


def _picture(data: Mapping[str, Any], carried: bytes) -> str:
    """Number, check code, size and root as a QR code."""
    return qr_code(f"{data['number']}\n{check_code(carried)}\n{data['size']}:{data['root']}")
