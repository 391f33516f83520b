"""The zip that a contractor sends back: judged by its directory, its names read in any encoding, then unpacked."""

import stat
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO
from unicodedata import category, normalize

from compliance.domain.errors import Refused
from compliance.evidence.archives import refuse_bomb
from compliance.evidence.kinds import Objectionable
from compliance.services.package_refusals import not_loaded

LARGEST = 50_000_000
MOST_UNPACKED, MOST_FILES = 100_000_000, 200
MANIFEST = "package.json"

_LOCKED_BIT, _UTF8_BIT = 0x1, 0x800
_CONTROLS = ("Cc", "Cs")
_JUNK = frozenset({"thumbs.db", "desktop.ini", ".ds_store"})
_AS_BYTES = "latin-1"
"""Keeps each byte of a name that no flag says the encoding of, until it is known."""

_THEN = (
    "区から受け取ったフォルダに書き込み、フォルダごとZIPにしたものを送ってもらってください。",
    "Ask for the folder that the ward gave out, filled in and zipped as a whole.",
)
Unpacked = Mapping[str, bytes]
"""The files by their names below the folder of the manifest, in NFC, parts with `/`."""


def unpacked(packed: bytes) -> Unpacked:
    """Every file of a package, nothing but memory touched; Refused where it is no zip that may be unpacked."""
    if len(packed) > LARGEST:
        raise _refused(f"大きさが{LARGEST // 1_000_000}MBを超えています。", "It is too large.")
    try:
        with zipfile.ZipFile(BytesIO(packed), metadata_encoding=_AS_BYTES) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            names = _names(entries, len(packed))
            return {name: archive.read(entry) for name, entry in names.items()}
    except Objectionable as error:
        raise _refused("中身が異常に大きく広がります。", "It unpacks to far more than its size.") from error
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError, OSError) as error:
        raise _refused("ZIPファイルとして開けません。", "It cannot be opened as a zip.") from error


def _names(entries: list[zipfile.ZipInfo], size: int) -> Mapping[str, zipfile.ZipInfo]:
    """The entries by name, below the folder that the manifest lies in: people zip the folder or what is in it."""
    _refuse_harmful(entries, size)
    named = [(_name(entry), entry) for entry in entries]
    kept = {name: entry for name, entry in named if not _is_junk(name)}
    if len(kept) != sum(not _is_junk(name) for name, _ in named):
        raise _refused("同じ名前のファイルが2つあります。", "Two of its files have one name.")
    manifests = [name for name in kept if name.rpartition("/")[2] == MANIFEST]
    if len(manifests) != 1:
        raise _refused(
            f"区から受け取った {MANIFEST} が入っていないか、2つ以上あります。", f"It holds no {MANIFEST}, or several."
        )
    folder = manifests[0].removesuffix(MANIFEST)
    if not all(name.startswith(folder) for name in kept):
        raise _refused("パッケージのフォルダの外にファイルがあります。", "A file lies outside the package's folder.")
    return {name.removeprefix(folder): entry for name, entry in kept.items()}


def _refuse_harmful(entries: list[zipfile.ZipInfo], size: int) -> None:
    refuse_bomb(entries, size)
    if len(entries) > MOST_FILES or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise _refused(
            f"ファイルが{MOST_FILES}個を超えるか、広げた大きさが{MOST_UNPACKED // 1_000_000}MBを超えています。",
            "It holds too many files, or too much.",
        )
    if any(entry.flag_bits & _LOCKED_BIT for entry in entries):
        raise _refused("パスワードがかかっています。", "It is protected by a password.")
    if any(stat.S_ISLNK(entry.external_attr >> 16) for entry in entries):
        raise _refused("ほかのファイルを指すだけのもの（リンク）が入っています。", "It holds a link to another file.")


def _name(entry: zipfile.ZipInfo) -> str:
    """UTF-8 where the zip says so or where it reads so (macOS), else as Windows writes it."""
    name = entry.orig_filename
    if not entry.flag_bits & _UTF8_BIT:
        name = _decoded(name.encode(_AS_BYTES))
    parts = normalize("NFC", name).replace("\\", "/").split("/")
    odd = any(part in {"", ".", ".."} or ":" in part for part in parts)
    if odd or any(category(sign) in _CONTROLS for sign in name):
        raise _refused(
            "ファイルの名前に、使えない文字か場所が含まれています。", "A file in it has a name that misleads."
        )
    return "/".join(parts)


def _decoded(raw: bytes) -> str:
    for encoding in ("utf-8", "cp932"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise _refused("ファイルの名前を読み取れません。", "The name of a file in it cannot be read.")


def _is_junk(name: str) -> bool:
    """What systems put into folders by themselves."""
    first, last = name.partition("/")[0], name.rpartition("/")[2].lower()
    return first == "__MACOSX" or last in _JUNK or last.startswith(("~$", "._"))


def _refused(ja: str, en: str) -> Refused:
    return not_loaded(ja, en, _THEN)
