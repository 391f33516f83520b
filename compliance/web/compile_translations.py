"""`python -m compliance.web.compile_translations`: makes what the pages read (.mo) of what people write (.po)."""

import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from compliance.web.languages import TRANSLATIONS


def read_catalogue(path: Path) -> Catalog:
    """The catalogue of a .po file; ValueError (of Babel) names the line that cannot be read."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.parent.name, abort_invalid=True)


def compile_translations(folder: Path = TRANSLATIONS) -> tuple[Path, ...]:
    """Writes each `messages.mo` beside its `messages.po`, and tells which were written."""
    written = []
    for source in sorted(folder.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        with target.open("wb") as file:
            write_mo(file, read_catalogue(source))
        written.append(target)
    return tuple(written)


def main() -> int:
    """0 when at least one catalogue was compiled."""
    return 0 if compile_translations() else 1


if __name__ == "__main__":
    sys.exit(main())
