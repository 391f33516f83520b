"""Files that are odd or hostile, each built here and each with the verdict it must get."""

from collections.abc import Iterator

from tests.evidence.corpus.archives import archives
from tests.evidence.corpus.compounds import compounds
from tests.evidence.corpus.pdfs import pdfs
from tests.evidence.corpus.pictures import pictures
from tests.evidence.corpus.strange import strange
from tests.evidence.corpus.texts import texts
from tests.evidence.corpus.verdicts import File


def corpus() -> Iterator[File]:
    """All of them."""
    yield from texts()
    yield from pdfs()
    yield from pictures()
    yield from archives()
    yield from compounds()
    yield from strange()
