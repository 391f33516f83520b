"""Every odd or hostile file gets the verdict it must get, and what a name may carry is taken off it."""

import io

import pytest
from PIL import Image

from compliance.evidence.contents import judge, rewritten
from compliance.evidence.inspections import inspect
from compliance.evidence.kinds import Kind, Objection, Objectionable
from compliance.evidence.names import LONGEST, kept_name
from tests.evidence.corpus import corpus
from tests.evidence.corpus.verdicts import Verdict

FILES = list(corpus())


def verdict_on(name: str, content: bytes) -> Verdict:
    """As the child says it: a photograph that cannot be drawn anew is not taken either."""
    file = io.BytesIO(content)
    try:
        kind = judge(file, name)
        list(rewritten(file, kind))
    except Objectionable as found:
        return found.objection
    return kind


@pytest.mark.parametrize(("name", "content", "verdict"), FILES, ids=[name for name, _, _ in FILES])
def test_each_file_gets_its_verdict(name: str, content: bytes, verdict: Verdict) -> None:
    assert verdict_on(name, content) is verdict


def test_the_child_says_the_same() -> None:
    for name, content, verdict in FILES[::30]:
        try:
            said: Verdict = inspect(io.BytesIO(content), len(content), name, lambda _piece: None).kind
        except Objectionable as found:
            said = found.objection
        assert said is verdict, name


def test_a_child_that_dies_has_judged_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("compliance.evidence.inspections._CHILD", "compliance.evidence.kinds")
    with pytest.raises(Objectionable) as refused:
        inspect(io.BytesIO(b"text"), 4, "a.txt", lambda _piece: None)
    assert refused.value.objection is Objection.BROKEN


def test_a_picture_is_drawn_with_nothing_beside_it() -> None:
    kept = io.BytesIO()
    picture = Image.new("RGBA", (6, 4), (1, 2, 3, 128))
    told = picture.getexif()
    told[0x0110] = "a camera"
    picture.save(kept, "PNG", exif=told, comment="secret")
    (drawn,) = rewritten(kept, Kind.PNG)
    with Image.open(io.BytesIO(drawn)) as seen:
        assert (seen.size, seen.mode, dict(seen.getexif()), seen.getpixel((0, 0))) == (
            (6, 4),
            "RGBA",
            {},
            (1, 2, 3, 128),
        )
    assert not list(rewritten(io.BytesIO(b"%PDF-"), Kind.PDF))


@pytest.mark.parametrize(
    ("sent", "kind", "kept"),
    [
        ("名簿.pdf", Kind.PDF, "名簿.pdf"),
        ("C:\\書類\\名簿.PDF", Kind.PDF, "名簿.pdf"),
        ("../../etc/passwd.txt", Kind.TEXT, "passwd.txt"),
        ("現場.png", Kind.JPEG, "現場.jpg"),
        ("gnp.\u202efdp.pdf", Kind.PDF, "gnp.fdp.pdf"),
        ("a\r\nSet-Cookie: x.txt", Kind.TEXT, "aSet-Cookie_ x.txt"),
        ('a"b<c>|?*.csv', Kind.CSV, "a_b_c____.csv"),
        ("ハ\u3099.txt", Kind.TEXT, "バ.txt"),
        (".pdf", Kind.PDF, "pdf.pdf"),
        ("  .csv", Kind.CSV, "csv.csv"),
        ("字" * 300 + ".xlsx", Kind.XLSX, "字" * (LONGEST - 5) + ".xlsx"),
    ],
)
def test_a_name_is_kept_without_what_could_mislead(sent: str, kind: Kind, kept: str) -> None:
    assert kept_name(sent, kind) == kept
