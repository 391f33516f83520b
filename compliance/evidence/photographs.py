"""Photographs: drawn anew, so that neither place nor time nor device nor a hidden preview stays in the file."""

import io
import warnings
from typing import BinaryIO

from PIL import Image, ImageOps, UnidentifiedImageError

from compliance.evidence.kinds import Kind, Objection, Objectionable

MOST_PIXELS = 64_000_000
"""A telephone's best picture has 50 million; more could not be drawn within the memory of a child process."""
_QUALITY = 90
_KINDS = {"JPEG": Kind.JPEG, "MPO": Kind.JPEG, "PNG": Kind.PNG}
_MODES = {Kind.JPEG: ("L", "RGB", "CMYK"), Kind.PNG: ("1", "L", "LA", "P", "RGB", "RGBA", "I", "I;16")}


def judge_photograph(file: BinaryIO) -> Kind:
    """A picture that can be drawn; told by its first lines, drawn only by `picture_alone`."""
    with _opened(file) as picture:
        return _KINDS[str(picture.format)]


def picture_alone(file: BinaryIO, kind: Kind) -> bytes:
    """The picture the right way up, with its colours and nothing else that the file said."""
    with _opened(file) as opened:
        try:
            picture = ImageOps.exif_transpose(opened)
        except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
            raise Objectionable(Objection.BROKEN) from error
        if picture.mode not in _MODES[kind]:
            picture = picture.convert("RGB")
        kept = io.BytesIO()
        colours = {"icc_profile": opened.info.get("icc_profile")}
    picture.info = {}
    if kind is Kind.JPEG:
        picture.save(kept, "JPEG", quality=_QUALITY, **colours)
    else:
        picture.save(kept, "PNG", **colours)
    return kept.getvalue()


def _opened(file: BinaryIO) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(file, formats=("JPEG", "PNG"))
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise Objectionable(Objection.BROKEN) from error
    except Image.DecompressionBombError as error:
        raise Objectionable(Objection.LARGE_PICTURE) from error
    if picture.width * picture.height > MOST_PIXELS:
        picture.close()
        raise Objectionable(Objection.LARGE_PICTURE)
    return picture
