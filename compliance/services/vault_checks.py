"""The files of the vault against their rows: none missing, none altered, none left over."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import islice
from uuid import UUID

from compliance.domain.errors import ComplianceError, Words
from compliance.evidence.outages import VaultUnusable
from compliance.evidence.vaults import Sealed, Vault
from compliance.services.desk import Desk
from compliance.services.evidence import sealed_of
from compliance.store import sealed_files
from compliance.store.faults import Check, Fault

AT_ONCE = 500
STRAY = timedelta(hours=24)
"""A file without a row may be on its way in on another host: it is left alone for a day."""


def first_bad_file(desk: Desk, *, whole: bool) -> Fault | None:
    """The first file, by its id, that is not as its row says; its bytes are read only where `whole`.

    VaultUnusable where the place of the files cannot be asked: nothing is said of them then.
    """
    vault = desk.vault
    return None if vault is None else next(_faults(desk, vault, whole=whole), None)


def sweep_strays(desk: Desk) -> int:
    """Take away what no row needs: files that never got one, and the bytes of those that were erased; how many."""
    if desk.vault is None:
        return 0
    before, swept = desk.clock.now() - STRAY, desk.vault.drop_drafts(desk.clock.now() - STRAY)
    files = desk.vault.files(before)
    while some := list(islice(files, AT_ONCE)):
        with desk.database.reading() as session:
            needed = sealed_files.live_among(session, some)
        for file in some:
            if file not in needed:
                desk.vault.delete(file)
                swept += 1
    return swept


def live(desk: Desk) -> Iterator[Sealed]:
    """What opens each file that was not erased, in the order of their ids."""
    after: UUID | None = None
    while True:
        with desk.database.reading() as session:
            rows = sealed_files.live_files(session, after, AT_ONCE)
        if not rows:
            return
        yield from map(sealed_of, rows)
        after = rows[-1].id


def _faults(desk: Desk, vault: Vault, *, whole: bool) -> Iterator[Fault]:
    for sealed in live(desk):
        wrong = _wrong(vault, sealed, whole=whole)
        if wrong is not None:
            yield Fault(Check.FILES, sealed_files.KIND, str(sealed.id), wrong)


def _wrong(vault: Vault, sealed: Sealed, *, whole: bool) -> Words | None:
    """Whether the file has the size it must have and its key opens; and, where asked for, every byte of it."""
    if vault.lacks(sealed):
        return Words(
            "ファイルがないか、大きさが違います。控えから戻してください。",
            "The file is gone or of another size: restore it from a backup.",
        )
    try:
        vault.key_of(sealed)
        if whole:
            vault.checked(sealed).close()
    except VaultUnusable:
        raise
    except ComplianceError as error:
        return Words(error.explanation.ja(), error.explanation.en())
    return None
