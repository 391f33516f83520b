"""Why the vault does not take a file, where that is told in both languages at once: packages and the command line."""

from collections.abc import Mapping

from compliance.domain.errors import Words
from compliance.evidence.kinds import ENDINGS, Objection

_TAKEN = "、".join(endings[0] for endings in ENDINGS.values())

REASONS: Mapping[Objection, Words] = {
    Objection.EMPTY: Words("中身が空です。", "it is empty."),
    Objection.TYPE: Words(
        f"受け取れる種類のファイルではありません（受け取れるもの：{_TAKEN}）。",
        f"it is of a kind that is not taken (taken are {_TAKEN.replace('、', ', ')}).",
    ),
    Objection.NAME: Words(
        "ファイル名の末尾（拡張子）と中身の種類が合いません。", "the ending of its name does not fit its content."
    ),
    Objection.LOCKED: Words(
        "パスワードがかかっているため、中を確かめられません。", "it has a password, so nobody can look inside."
    ),
    Objection.BROKEN: Words("壊れているため、中を確かめられません。", "it is damaged and cannot be read."),
    Objection.BOMB: Words("中身が異常に大きく広がります。", "it unpacks to far too much."),
    Objection.SCRIPT: Words(
        "開くと自動で動く仕組み（スクリプトなど）が含まれています。", "it holds something that runs when it is opened."
    ),
    Objection.ATTACHMENT: Words("別のファイルが埋め込まれています。", "another file is embedded in it."),
    Objection.MACRO: Words("マクロが含まれています。", "it holds macros."),
    Objection.EXTERNAL: Words(
        "開くと外部から読み込むものが含まれています。", "it loads something from elsewhere when it is opened."
    ),
    Objection.LARGE_PICTURE: Words(
        "画像が大きすぎます（6400万画素まで）。", "the picture is too large (64 million pixels at most)."
    ),
    Objection.INFECTED: Words("ウイルスが見つかりました。", "a virus was found in it."),
}
