"""What a failure of the place that keeps the files means for people: no answer, no right, no room; and what to do."""

import errno
from enum import Enum

from compliance.domain.errors import ComplianceError, Explanation, Words


class Outage(Enum):
    """A way in which a place of files cannot be used, with why and what to do next."""

    UNREACHABLE = (
        Words("つながりません（停止、通信の途切れ、またはアドレス違い）。", "It does not answer, or broke off."),
        Words(
            "サーバーが動いているか、COMPLIANCE_S3_ENDPOINT が正しいかを確かめ、もう一度行ってください。",
            "Check that the server runs and that COMPLIANCE_S3_ENDPOINT is right, then try again.",
        ),
    )
    UNTRUSTED = (
        Words("証明書を確かめられません。", "Its certificate cannot be verified."),
        Words(
            "証明書を発行した認証局のファイルを COMPLIANCE_S3_CA_FILE に指定してください。",
            "Name the file of the authority that issued it by COMPLIANCE_S3_CA_FILE.",
        ),
    )
    FORBIDDEN = (
        Words("鍵が違うか、権限がありません。", "The key is wrong, or lacks the right."),
        Words(
            "COMPLIANCE_S3_ACCESS_KEY と COMPLIANCE_S3_SECRET_FILE の中身、この鍵の権限を確かめてください。",
            "Check COMPLIANCE_S3_ACCESS_KEY, the content of COMPLIANCE_S3_SECRET_FILE, and the rights of that key.",
        ),
    )
    NO_BUCKET = (
        Words("その名前のバケットがありません。", "There is no bucket of that name."),
        Words(
            "Object Lock を有効にしたバケットを作るか、COMPLIANCE_S3_BUCKET を直してください。",
            "Make a bucket with Object Lock enabled, or mend COMPLIANCE_S3_BUCKET.",
        ),
    )
    NO_VERSIONS = (
        Words(
            "バケットのバージョニングが有効でないため、消されたり上書きされたりしたものを戻せません。",
            "The bucket keeps no versions: what is deleted or overwritten there could not be brought back.",
        ),
        Words(
            "Object Lock を有効にした新しいバケットを作り、COMPLIANCE_S3_BUCKET に指定してください。",
            "Make a new bucket with Object Lock enabled, and name it by COMPLIANCE_S3_BUCKET.",
        ),
    )
    NO_LOCK = (
        Words(
            "バケットの Object Lock が有効でないため、鍵を持つ人がバージョニングを止められます。",
            "The bucket has no Object Lock: whoever holds a key could stop the keeping of versions.",
        ),
        NO_VERSIONS[1],
    )
    OVERWRITES = (
        Words(
            "サーバーが「If-None-Match: *」に従わず、同じ名前のものを上書きします。",
            'The server does not heed "If-None-Match: *": it overwrites what has the same name.',
        ),
        Words(
            "条件付き書込みに対応した S3 サーバーを使ってください。",
            "Use an S3 server that supports conditional writes.",
        ),
    )
    FULL = (
        Words("空き容量がありません。", "It is full."),
        Words("空き容量を作ってから、もう一度行ってください。", "Free some room, then try again."),
    )
    BUSY = (
        Words("混み合っていて、受け付けられません。", "It is too busy to answer."),
        Words("少し待ってから、もう一度行ってください。", "Wait a moment, then try again."),
    )
    CLOCK = (
        Words("この機械の時計がサーバーとずれています。", "The clock of this machine differs from the server's."),
        Words("両方の時計を合わせてください。", "Set both clocks right."),
    )
    UNWRITABLE = (
        Words("フォルダーを読み書きできません。", "The folder cannot be read or written."),
        Words(
            "フォルダーがあるか、その権限と所有者を確かめてください。",
            "Check that the folder is there, its rights and its owner.",
        ),
    )
    OTHER = (
        Words("思わぬ答えが返りました。", "It answered with an error."),
        Words("サーバーの記録を確かめてください。", "Look into the server's own log."),
    )


class VaultUnusable(ComplianceError):
    """The place that keeps the files cannot be used now; `outage` says in which way, `detail` what it said itself."""

    def __init__(self, outage: Outage, place: str, detail: str = "") -> None:
        why, next_step = outage.value
        noted = f" ({detail})" if detail else ""
        super().__init__(
            Explanation(
                Words(
                    f"確認資料の保管場所 {place} を使えません。", f"The place {place} of the evidence cannot be used."
                ),
                Words(why.ja, why.en + noted),
                next_step,
            )
        )
        self.outage = outage


_BY_NUMBER = {
    errno.ENOSPC: Outage.FULL,
    errno.EDQUOT: Outage.FULL,
    errno.EFBIG: Outage.FULL,
    errno.ENOENT: Outage.UNWRITABLE,
    errno.ENOTDIR: Outage.UNWRITABLE,
    errno.EEXIST: Outage.UNWRITABLE,
    errno.EACCES: Outage.UNWRITABLE,
    errno.EPERM: Outage.UNWRITABLE,
    errno.EROFS: Outage.UNWRITABLE,
}
_BY_CODE = {
    "AccessDenied": Outage.FORBIDDEN,
    "InvalidAccessKeyId": Outage.FORBIDDEN,
    "SignatureDoesNotMatch": Outage.FORBIDDEN,
    "403": Outage.FORBIDDEN,
    "NoSuchBucket": Outage.NO_BUCKET,
    "QuotaExceeded": Outage.FULL,
    "XMinioStorageFull": Outage.FULL,
    "InsufficientStorage": Outage.FULL,
    "507": Outage.FULL,
    "RequestTimeTooSkewed": Outage.CLOCK,
    "SlowDown": Outage.BUSY,
    "ServiceUnavailable": Outage.BUSY,
    "OperationAborted": Outage.BUSY,
    "ConditionalRequestConflict": Outage.BUSY,
    "503": Outage.BUSY,
}


def outage_of_system(error: OSError) -> Outage:
    """What an error of this machine's disk stands for."""
    return _BY_NUMBER.get(error.errno or 0, Outage.OTHER)


def outage_of_code(code: str) -> Outage:
    """What the code of an S3 server's answer stands for; that of an answer without a body is its status."""
    return _BY_CODE.get(code, Outage.OTHER)
