"""Characters that nobody sees but that turn or hide the text around them: taken out of papers and of file names."""

import re
from unicodedata import normalize

LONGEST_NAME = 200
_HIDDEN = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Control characters but tab, line ends and form feed; marks, embeddings, overrides and isolates of direction."""


def without_hidden(text: str) -> str:
    """`text` with nothing in it that changes how the rest is shown."""
    return _HIDDEN.sub("", text)


def shown_name(name: str) -> str:
    """A file name as it may be shown: on one line, NFC, at most 200 characters."""
    return without_hidden(" ".join(normalize("NFC", name).split()))[:LONGEST_NAME]
