"""From the bytes of a file to its text: UTF-8 with or without BOM, or CP932; anything else is refused with a reason."""

from compliance.documents.papers_in.refusals import refusal
from compliance.domain.errors import Words

LARGEST = 2 * 1024 * 1024
_KINDS = (
    (b"%PDF", "PDF"),
    (b"PK\x03\x04", "Word・Excel・ZIP (Office / zip)"),
    (b"\xd0\xcf\x11\xe0", "Word・Excel 97-2003 (Office 97-2003)"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
)
_ENCODINGS = ("utf-8-sig", "cp932")


def decode(data: bytes, name: str) -> str:
    """The text of the file; raises NotACouncilPaper for one that is too large, empty, binary or of another encoding."""
    _refuse_size(data, name)
    _refuse_binary(data, name)
    for encoding in _ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise refusal(
        name,
        Words("文字コードが UTF-8 でも CP932（Shift_JIS）でもありません。", "Its encoding is neither UTF-8 nor CP932."),
        Words("UTF-8 で保存し直してください。", "Save it again in UTF-8."),
    )


def _refuse_size(data: bytes, name: str) -> None:
    if len(data) > LARGEST:
        raise refusal(
            name,
            Words(
                f"大きさが {len(data):,} バイトで、上限の {LARGEST:,} バイトを超えています。",
                f"It has {len(data):,} bytes; at most {LARGEST:,} are read.",
            ),
            Words("1件分の資料だけにしてください。", "Cut it down to the paper of one item."),
        )
    if not data.strip(b" \t\r\n\x0c\xef\xbb\xbf"):
        raise refusal(name, Words("ファイルが空です。", "The file is empty."))


def _refuse_binary(data: bytes, name: str) -> None:
    for magic, kind in _KINDS:
        if data.startswith(magic):
            raise refusal(
                name, Words(f"テキストではなく {kind} のファイルです。", f"It is no text but a file of {kind}.")
            )
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise refusal(
            name,
            Words("文字コードが UTF-16 です。", "Its encoding is UTF-16."),
            Words("UTF-8 で保存し直してください。", "Save it again in UTF-8."),
        )
    if b"\x00" in data:
        raise refusal(name, Words("テキストではないファイルです。", "It is no text file."))
