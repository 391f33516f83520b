"""Papers of the practice ward as they come in: a sheet as a scanner gives it, and the same as a telephone takes it."""

import io
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from random import Random

from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT = 1240, 1754
"""A4 in pixels, at 150 to the inch."""

_PER_INCH = 150
_MARGIN, _LINE = 130, 62
_INK, _STAMP, _TABLE = (40, 40, 48), (190, 40, 40), (146, 118, 92)


def scanned(title: str, lines: Sequence[str], dice: Random) -> bytes:
    """A PDF of one page: a little askew, a little grey, with a stamp."""
    sheet = _speckled(_sheet(title, lines), dice).rotate(dice.uniform(-0.8, 0.8), fillcolor="white").convert("L")
    made = io.BytesIO()
    sheet.save(made, "PDF", resolution=_PER_INCH, title=title)
    return made.getvalue()


def photographed(title: str, lines: Sequence[str], dice: Random) -> bytes:
    """A JPEG: the sheet lying on a table."""
    sheet = _sheet(title, lines).resize((WIDTH * 4 // 5, HEIGHT * 4 // 5))
    table = Image.new("RGB", (WIDTH, HEIGHT), _TABLE)
    turned = sheet.convert("RGBA").rotate(dice.uniform(-4, 4), expand=True, fillcolor=(0, 0, 0, 0))
    table.paste(turned, ((WIDTH - turned.width) // 2, (HEIGHT - turned.height) // 2), turned)
    made = io.BytesIO()
    _speckled(table, dice).save(made, "JPEG", quality=80)
    return made.getvalue()


def _sheet(title: str, lines: Sequence[str]) -> Image.Image:
    sheet = Image.new("RGB", (WIDTH, HEIGHT), (252, 251, 247))
    pen = ImageDraw.Draw(sheet)
    pen.text((WIDTH / 2, _MARGIN), title, _INK, _font(46), anchor="mm")
    for place, line in enumerate(lines):
        top = 2 * _MARGIN + place * _LINE
        pen.text((_MARGIN, top), line, _INK, _font(28))
        pen.line((_MARGIN, top + 46, WIDTH - _MARGIN, top + 46), (150, 150, 150), 2)
    seal = WIDTH - 2 * _MARGIN, HEIGHT - 2 * _MARGIN
    pen.ellipse((*seal, seal[0] + 130, seal[1] + 130), outline=_STAMP, width=5)
    pen.text((seal[0] + 65, seal[1] + 65), "受託者\n之　印", _STAMP, _font(28), anchor="mm")
    return sheet


def _speckled(picture: Image.Image, dice: Random) -> Image.Image:
    """With the grain of a cheap sensor."""
    small = picture.width // 2, picture.height // 2
    grain = Image.frombytes("L", small, dice.randbytes(small[0] * small[1])).resize(picture.size).convert("RGB")
    return Image.blend(picture, grain, 0.06)


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    folder = files("noto_cjk_sans_jp_regular")
    font = next(each for each in folder.iterdir() if each.name.endswith(".otf"))
    return ImageFont.truetype(str(font), size)
