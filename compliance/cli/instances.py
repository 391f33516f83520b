"""What a deployment stands on: its folder, its keys, its database; made in practice, demanded in production."""

import os
from pathlib import Path

from compliance.config import CannotStart, Config
from compliance.domain.errors import Explanation, Words
from compliance.evidence.backends import Backend
from compliance.evidence.keyrings import KeyRing
from compliance.evidence.outages import VaultUnusable
from compliance.evidence.places import place_of
from compliance.keys import SESSION_KEY, create_key, read_key


def create_instance(config: Config, *, new_keys: bool) -> None:
    """Makes the folders, the keys where `new_keys`, and the database up to date; `CannotStart` says what bars it.

    Keys are made in demo mode, or when asked for by name: in production a fresh key would lock every old file away.
    """
    for folder in (config.instance, config.keys):
        _create_folder(folder)
    refuse_exposed(config.instance)
    if new_keys:
        create_key(config.keys, SESSION_KEY)
        _make_first_key(KeyRing(config.keys))
    read_key(config.keys, SESSION_KEY)
    refuse_unusable_vault(config)
    migrate(config)


def _make_first_key(ring: KeyRing) -> None:
    """The first key of the evidence; later ones come by `compliance rotate-keys`."""
    if not ring.ids():
        ring.add()


def refuse_exposed(folder: Path) -> None:
    """`CannotStart` where others than its owner may open the folder of the data; nothing where there is none yet."""
    if folder.exists() and folder.stat().st_mode & 0o077:
        raise CannotStart(
            Explanation(
                Words(f"フォルダー {folder} を他の利用者が開けます。", f"Others can open the folder {folder}."),
                Words("個人情報を含むデータを置く場所です。", "It holds data about people."),
                Words(
                    f"chmod 700 {folder} を行ってから、もう一度実行してください。",
                    f"Run: chmod 700 {folder}, then try again.",
                ),
            )
        )


def migrate(config: Config) -> None:
    """Brings the database up to the schema of this program; raises as `Database` does where it cannot be used."""
    from compliance.store.database import Database
    from compliance.store.revisions import is_up_to_date

    database = Database(config.database_url)
    try:
        if not is_up_to_date(database):
            from compliance.store.migrate import upgrade  # Alembic takes more than a second to import

            upgrade(database)
    finally:
        database.dispose()


def refuse_unusable_vault(config: Config) -> None:
    """`CannotStart` where the place of the evidence cannot be used as it must be: asked before the first file comes."""
    refuse_unusable(place_of(config))


def refuse_unusable(place: Backend) -> None:
    """`CannotStart` where this place cannot be used as it must be."""
    try:
        place.check()
    except VaultUnusable as unusable:
        raise CannotStart(unusable.explanation) from None


def _create_folder(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as problem:
        raise _unwritable(folder, problem.strerror or "") from None
    if not os.access(folder, os.W_OK | os.X_OK):
        raise _unwritable(folder, "Permission denied")


def _unwritable(folder: Path, reason: str) -> CannotStart:
    return CannotStart(
        Explanation(
            Words(f"フォルダー {folder} に書き込めません。", f"The folder {folder} cannot be written."),
            Words(f"理由：{reason}。データと鍵をここに置きます。", f"Reason: {reason}. Data and keys are kept there."),
            Words(
                "権限を直すか、COMPLIANCE_INSTANCE（鍵は COMPLIANCE_KEYS）に別のフォルダーを指定してください。",
                "Mend its rights, or name another by COMPLIANCE_INSTANCE (COMPLIANCE_KEYS for the keys).",
            ),
        )
    )
