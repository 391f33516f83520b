"""Bar charts as SVG, drawn for black and white: told apart by hatching, each number written on its bar, with alt text.

The SVG is written by hand (docs/adr/0007): one drawing serves web pages and papers, its text stays text,
and the same data give the same bytes.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from html import escape

from compliance.documents.texts import columns_of, in_lines, one_line

_WIDTH, _LABELS, _TOTALS = 640, 226, 56
_ROW, _BAR, _TOP, _LINE = 24, 15, 50, 13
_INK = "#1a1a1a"


class Fill(StrEnum):
    """How a bar is filled, from the heaviest look to the lightest."""

    HATCHED = "hatched"
    DOTTED = "dotted"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Series:
    """One part of every bar: its name, one number per label (0 or more), and how it is filled."""

    name: str
    values: tuple[int, ...]
    fill: Fill


def bar_chart(title: str, labels: Sequence[str], series: Sequence[Series], *, unit: str = "件") -> bytes:
    """Lying bars, one per label, the series one after another: UTF-8 SVG, 640 units wide.

    `title` is the question that the chart answers. ValueError where there is nothing to draw or numbers are missing.
    """
    _check(labels, series)
    ident = sha256(chart_text(title, labels, series, unit=unit).encode()).hexdigest()[:12]
    rows = _rows(labels)
    height = _TOP + sum(_height(row) for row in rows) + 8
    return "".join(
        (
            _opening(height, ident),
            f'<title id="t{ident}">{escape(one_line(title))}</title>',
            f'<desc id="d{ident}">{escape(chart_text(title, labels, series, unit=unit))}</desc>',
            _patterns(ident),
            f'<text x="0" y="15" font-size="14" font-weight="700">{escape(one_line(title))}</text>',
            *_legend(series, ident),
            *_bars(rows, series, ident, unit),
            _line(_LABELS, _TOP - 4, _LABELS, height - 6),
            "</svg>",
        )
    ).encode()


def chart_text(title: str, labels: Sequence[str], series: Sequence[Series], *, unit: str = "件") -> str:
    """The chart in words, for those who do not see it: every label with every number."""
    parts = (
        f"{one_line(label)}: " + "、".join(f"{one.name}{one.values[at]}{unit}" for one in series)
        for at, label in enumerate(labels)
    )
    return f"{one_line(title)} " + "。".join(parts) + "。"


def _check(labels: Sequence[str], series: Sequence[Series]) -> None:
    if not labels or not series or any(len(one.values) != len(labels) for one in series):
        raise ValueError(
            "図にする項目がないか、項目と数値の数が合いません。 / Nothing to draw, or not one number for each label."
        )
    if any(value < 0 for one in series for value in one.values):
        raise ValueError("負の数は棒で示せません。 / A bar cannot show a negative number.")


def _opening(height: int, ident: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{height}"'
        f' viewBox="0 0 {_WIDTH} {height}" role="img" aria-labelledby="t{ident} d{ident}"'
        f' font-family="Noto Sans CJK JP, Noto Sans JP, sans-serif" font-size="12" fill="{_INK}">'
    )


def _patterns(ident: str) -> str:
    return (
        f'<defs><pattern id="h{ident}" width="5" height="5" patternUnits="userSpaceOnUse"'
        f' patternTransform="rotate(45)"><rect width="5" height="5" fill="#fff"/>'
        f'<rect width="2.6" height="5" fill="{_INK}"/></pattern>'
        f'<pattern id="p{ident}" width="5" height="5" patternUnits="userSpaceOnUse"><rect width="5" height="5"'
        f' fill="#fff"/><circle cx="2.5" cy="2.5" r="1" fill="{_INK}"/></pattern></defs>'
    )


def _paint(fill: Fill, ident: str) -> str:
    return {Fill.HATCHED: f"url(#h{ident})", Fill.DOTTED: f"url(#p{ident})", Fill.EMPTY: "#fff"}[fill]


def _legend(series: Sequence[Series], ident: str) -> Iterator[str]:
    x = _LABELS
    for one in series:
        yield _box(x, 27, 18, 11, _paint(one.fill, ident))
        yield f'<text x="{x + 24}" y="37">{escape(one.name)}</text>'
        x += 24 + 6 * columns_of(one.name) + 22


def _rows(labels: Sequence[str]) -> list[tuple[str, ...]]:
    """Each label on one line or two before its bar: Latin capitals are wider than half of a Japanese sign."""
    return [in_lines(label, 36 if columns_of(label) > 1.5 * len(label) else 27, 2) for label in labels]


def _height(row: tuple[str, ...]) -> int:
    return _ROW + _LINE * (len(row) - 1)


def _bars(rows: Sequence[tuple[str, ...]], series: Sequence[Series], ident: str, unit: str) -> Iterator[str]:
    scale = (_WIDTH - _LABELS - _TOTALS) / max(1, *_totals(series))
    y = _TOP
    for at, row in enumerate(rows):
        for n, line in enumerate(row):
            yield f'<text x="{_LABELS - 8}" y="{y + 12 + _LINE * n}" text-anchor="end">{escape(line)}</text>'
        yield from _bar(y, [(one.values[at], _paint(one.fill, ident)) for one in series], scale, unit)
        y += _height(row)


def _bar(y: float, parts: Sequence[tuple[int, str]], scale: float, unit: str) -> Iterator[str]:
    x = float(_LABELS)
    for value, paint in parts:
        yield from _segment(x, y, value * scale, value, paint)
        x += value * scale
    yield f'<text x="{x + 6:.2f}" y="{y + 12}">{sum(value for value, _paint in parts)}{escape(unit)}</text>'


def _totals(series: Sequence[Series]) -> Iterable[int]:
    return (sum(values) for values in zip(*(one.values for one in series), strict=True))


def _segment(x: float, y: float, width: float, value: int, paint: str) -> Iterator[str]:
    """The part of a bar, with its number in a white box where that fits; the table beside the chart has them all."""
    if not value:
        return
    yield _box(x, y, width, _BAR, paint)
    room = 7 * len(str(value)) + 5
    if width >= room + 6:
        middle = x + width / 2
        yield f'<rect x="{middle - room / 2:.2f}" y="{y + 1.5:.2f}" width="{room}" height="{_BAR - 3}" fill="#fff"/>'
        yield f'<text x="{middle:.2f}" y="{y + 11.8:.2f}" font-size="11" text-anchor="middle">{value}</text>'


def _box(x: float, y: float, width: float, height: float, paint: str) -> str:
    return (
        f'<rect x="{x:.2f}" y="{y:.2f}" width="{width:.2f}" height="{height}" fill="{paint}"'
        f' stroke="{_INK}" stroke-width="0.8"/>'
    )


def _line(x1: float, y1: float, x2: float, y2: float) -> str:
    return f'<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" stroke="{_INK}" stroke-width="1"/>'
