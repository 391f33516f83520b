"""Evidence from form to vault and back: sealed while it comes, judged, served whole, never in clear on a disk."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from PIL import Image
from sqlalchemy import select
from werkzeug.test import TestResponse

from compliance.config import Config
from compliance.evidence.sealing import CHUNK
from compliance.services.desk import Desk
from compliance.store.models.accounts import AccountRole
from compliance.store.models.evidence import Evidence, SealedFile
from compliance.store.models.trail import TrailEntry
from tests.web.clients import form_of, hidden, soup
from tests.web.filling import as_shown
from tests.web.wards import Ward

ClientAs = Callable[[AccountRole], FlaskClient]
BOUNDARY = "------------------------a-boundary"
CANARY = "金糸雀の声".encode()


@pytest.fixture
def officer(client_as: ClientAs) -> FlaskClient:
    return client_as(AccountRole.SECTION_OFFICER)


def body(fields: dict[str, str], name: str, content: bytes) -> bytes:
    """A form as a browser sends it; the test client would put a large one into a temporary file of its own."""
    parts = [
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode()
        for key, value in fields.items()
    ]
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n\r\n'.encode()
    return b"".join([*parts, head, content, f"\r\n--{BOUNDARY}--\r\n".encode()])


def hand_in(client: FlaskClient, contract: object, name: str, content: bytes, **fields: str) -> TestResponse:
    at = f"/contracts/{contract}/evidence/add"
    shown = {key: value for key, value in as_shown(form_of(client.get(at))).items() if key != "files"}
    sent = body(shown | fields, name, content)
    return client.post(
        at,
        input_stream=BytesIO(sent),
        content_length=len(sent),
        content_type=f"multipart/form-data; boundary={BOUNDARY}",
    )


def newest(desk: Desk) -> tuple[Evidence, SealedFile]:
    with desk.reading() as session:
        piece = session.scalars(select(Evidence).order_by(Evidence.row_id.desc()).limit(1)).one()
        return piece, session.get_one(SealedFile, piece.file_id)


def sealed_bytes(config: Config) -> list[Path]:
    return [path for path in (config.instance / "evidence").rglob("*") if path.is_file()]


def test_what_was_handed_in_is_served_again_as_it_was(officer: FlaskClient, desk: Desk, ward: Ward) -> None:
    content = "氏名,住所\r\n".encode() * 200_000
    assert hand_in(officer, ward.kept, "名簿 髙橋🌸.csv", content, item="13").status_code == 302
    piece, file = newest(desk)
    answer = officer.get(f"/contracts/{ward.kept}/evidence/{piece.id}/file")
    assert answer.data == content
    assert (answer.content_length, file.size) == (len(content), len(content))
    assert answer.headers["Content-Security-Policy"] == "sandbox"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "no-store"
    told = answer.headers["Content-Disposition"]
    assert told.startswith("attachment; ")
    assert "filename*=UTF-8''%E5%90%8D%E7%B0%BF%20%E9%AB%99%E6%A9%8B%F0%9F%8C%B8.csv" in told
    with desk.reading() as session:
        last = session.scalars(select(TrailEntry).order_by(TrailEntry.seq.desc()).limit(1)).one()
    assert (last.action, last.subject) == ("evidence.take_out", piece.id)


_watched: list[str] | None = None


def _note(event: str, arguments: tuple[object, ...]) -> None:
    if _watched is not None and event == "open" and isinstance(arguments[0], str | bytes):
        flags = arguments[2] if isinstance(arguments[2], int) else 0
        if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            _watched.append(os.fsdecode(arguments[0]))


@contextmanager
def files_written() -> Iterator[list[str]]:
    """Every file that this process opens for writing meanwhile, a temporary one included."""
    global _watched  # noqa: PLW0603 - a hook cannot be taken off again
    _watched = []
    try:
        yield _watched
    finally:
        _watched = None


def test_not_a_byte_of_it_lies_in_clear_on_any_disk(
    officer: FlaskClient, config: Config, ward: Ward, tmp_path: Path
) -> None:
    sys.addaudithook(_note)
    content = CANARY * (4 * CHUNK // len(CANARY))
    with files_written() as written:
        assert hand_in(officer, ward.kept, "ことば.txt", content).status_code == 302
    at = str(config.instance)
    assert [
        name for name in written if not name.startswith((f"{at}/evidence/", f"{at}/compliance.sqlite3", os.devnull))
    ] == []
    assert any(name.startswith(f"{at}/evidence/") for name in written)
    for path in tmp_path.rglob("*"):
        assert not path.is_file() or CANARY not in path.read_bytes(), path


def test_a_photograph_is_kept_without_its_place(officer: FlaskClient, desk: Desk, ward: Ward) -> None:
    taken = BytesIO()
    picture = Image.new("RGB", (40, 30), (200, 10, 10))
    told = picture.getexif()
    told[0x8825], told[0x010F], told[0x0112] = {1: "N", 2: (35.0, 41.0, 0.0)}, "Somebody's telephone", 6
    picture.save(taken, "JPEG", exif=told)
    assert hand_in(officer, ward.kept, "現場.PNG", taken.getvalue()).status_code == 302
    piece, file = newest(desk)
    kept = officer.get(f"/contracts/{ward.kept}/evidence/{piece.id}/file").data
    with Image.open(BytesIO(kept)) as seen:
        assert (dict(seen.getexif()), seen.size, seen.format) == ({}, (30, 40), "JPEG")
    assert b"telephone" not in kept
    assert (piece.original_name, piece.media_type) == ("現場.jpg", "image/jpeg")
    assert piece.sender_sha256 not in (None, file.sha256)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("", b"", "ファイルを選んでください。"),
        ("空.pdf", b"", "中身が空です"),
        ("絵.html", b"<html><script>alert(1)</script>", "この種類のファイルは受け取れません"),
        ("名簿.xlsx.exe", b"MZ\x90\x00", "この種類のファイルは受け取れません"),
        ("名簿.pdf", "名簿".encode(), "拡張子"),
        ("壊れた.pdf", b"%PDF-1.7 and nothing more", "壊れている"),
        ("古い.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "壊れている"),
    ],
)
def test_what_is_refused_says_why_and_leaves_nothing(
    officer: FlaskClient, config: Config, ward: Ward, name: str, content: bytes, words: str
) -> None:
    before = sealed_bytes(config)
    answer = hand_in(officer, ward.kept, name, content)
    assert answer.status_code == 422
    assert words in answer.text
    answer.request.close()
    assert sealed_bytes(config) == before


def test_a_file_that_breaks_off_leaves_nothing(officer: FlaskClient, config: Config, ward: Ward) -> None:
    before = sealed_bytes(config)
    at = f"/contracts/{ward.kept}/evidence/add"
    shown = hidden(form_of(officer.get(at)))
    sent = body(shown, "長い.txt", CANARY * CHUNK)[: 2 * CHUNK]
    answer = officer.post(
        at,
        input_stream=BytesIO(sent),
        content_length=len(sent) + CHUNK,
        content_type=f"multipart/form-data; boundary={BOUNDARY}",
    )
    assert answer.status_code >= 400
    assert sealed_bytes(config) == before


def test_what_nobody_signed_in_sends_goes_nowhere(client: FlaskClient, config: Config, ward: Ward) -> None:
    before = sealed_bytes(config)
    sent = body({"once": "0" * 32}, "ことば.txt", CANARY * CHUNK)
    answer = client.post(
        f"/contracts/{ward.kept}/evidence/add",
        input_stream=BytesIO(sent),
        content_length=len(sent),
        content_type=f"multipart/form-data; boundary={BOUNDARY}",
    )
    assert answer.location.startswith("/sign-in")
    assert sealed_bytes(config) == before


def test_a_stranger_finds_nothing(client_as: ClientAs, ward: Ward) -> None:
    officer, secretary = client_as(AccountRole.SECTION_OFFICER), client_as(AccountRole.COUNCIL_SECRETARIAT)
    for path in ("evidence", "evidence/add", f"evidence/{ward.evidence}/file", f"evidence/{ward.evidence}/erase"):
        assert officer.get(f"/contracts/{ward.elsewhere}/{path}").status_code == 404, path
        assert secretary.get(f"/contracts/{ward.kept}/{path}").status_code == 403, path
    for path in ("file", "void", "erase"):
        assert officer.get(f"/contracts/{ward.late}/evidence/{ward.evidence}/{path}").status_code == 404, path


@pytest.mark.parametrize(("act", "word"), [("erase", "消去済み"), ("void", "取消し済み")])
def test_what_has_ended_is_listed_and_not_served(
    officer: FlaskClient, desk: Desk, ward: Ward, act: str, word: str
) -> None:
    at = f"/contracts/{ward.kept}/evidence"
    sent = as_shown(form_of(officer.get(f"{at}/{ward.evidence}/{act}")))
    assert officer.post(f"{at}/{ward.evidence}/{act}", data=sent).status_code == 422
    sent["reason"] = "別の契約の資料だったため"
    assert officer.post(f"{at}/{ward.evidence}/{act}", data=sent).status_code == 302
    row = soup(officer.get(at)).select_one("main tbody tr")
    assert row is not None
    assert word in row.text
    assert "別の契約の資料だったため" in row.text
    assert officer.get(f"{at}/{ward.evidence}/file").status_code == 422
    _, file = newest(desk)
    assert (file.wrapped_key is None) == (act == "erase")
