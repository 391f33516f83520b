"""The child process that sets a paper with typst: a job as JSON on standard input, the PDF on standard output.

Run by `rendering`, never imported by the server: typst's memory grows with each paper and comes back only at exit.
"""

import json
import sys
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple, TypedDict

GETA = "〓"
_FONTS = ("noto_cjk_sans_jp_regular", "noto_cjk_sans_jp_bold")
_NEED_NO_GLYPH = frozenset((*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0), 0x200B, 0x200C, 0x200D, 0x0A))


class Job(TypedDict):
    """What to set: the path of the typst template, the data it reads (JSON, drawings as SVG), seconds since 1970.

    `carried` is what the template attaches to the paper, empty for most.
    """

    template: str
    data: str
    timestamp: int
    carried: str


class Shown(NamedTuple):
    """A text in which each sign without a glyph is 〓, and those signs."""

    text: str
    missing: frozenset[str]


def typeset(job: Job) -> bytes:
    """The PDF/A-2a, or A-3a where it carries something, tagged after PDF/UA-1.

    typst.TypstError where the paper cannot be set.
    """
    import typst

    data = _shown(job["data"], _signs_with_glyphs())
    missing = [f"U+{ord(sign):04X}" for sign in sorted(data.missing)]
    return typst.compile(
        Path(job["template"]),
        format="pdf",
        font_paths=list(_font_folders()),
        ignore_system_fonts=True,
        sys_inputs={"data": data.text, "missing": json.dumps(missing), "carried": job["carried"]},
        pdf_standards=["ua-1", "a-3a" if job["carried"] else "a-2a"],
        timestamp=job["timestamp"],
    )


def _shown(text: str, glyphs: frozenset[int]) -> Shown:
    """PDF/A refuses a paper with one sign that the font lacks (an emoji, a private 外字): one name must not stop it."""
    missing = frozenset(sign for sign in set(text) if ord(sign) not in glyphs)
    return Shown(text.translate({ord(sign): GETA for sign in missing}), missing)


def _signs_with_glyphs() -> frozenset[int]:
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # fontTools ships no types

    font = next(_font_folders()[0].glob("*.otf"))
    with TTFont(font, lazy=True) as opened:
        private = range(0xE000, 0xF900)
        return frozenset(opened.getBestCmap()).difference(private) | _NEED_NO_GLYPH


def _font_folders() -> list[Path]:
    return [Path(str(files(package))) for package in _FONTS]


def main() -> None:
    """Reads the job, writes the PDF; a failure leaves its trace on standard error and the exit code 1."""
    job: Job = json.load(sys.stdin)
    sys.stdout.buffer.write(typeset(job))


if __name__ == "__main__":
    main()
