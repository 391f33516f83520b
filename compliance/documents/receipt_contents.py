"""The child process that reads what a receipt carries: the PDF on standard input, its data on standard output.

Run by `receipts` within limits of its own, never imported for more than its constants: the file may be anybody's.
"""

import resource
import sys
from io import BytesIO

NAME = "receipt.json"
MOST_CARRIED = 5_000_000
"""Bytes; a receipt of a hundred files carries 200 kB."""

_MEMORY, _SECONDS = 1 << 30, 10


def carried(pdf: bytes) -> bytes | None:
    """The one attachment of the name that receipts give it; None where there is none, or more than one."""
    import pikepdf

    with pikepdf.open(BytesIO(pdf), suppress_warnings=True) as opened:
        if list(opened.attachments) != [NAME]:
            return None
        return opened.attachments[NAME].get_file().read_bytes()


def main() -> None:
    """Reads within the limits; the exit code is 1 where there is nothing to read."""
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        found = carried(sys.stdin.buffer.read())
    except Exception:  # noqa: BLE001  # whatever the file brings about is its own fault
        found = None
    if found is None or len(found) > MOST_CARRIED:
        raise SystemExit(1)
    sys.stdout.buffer.write(found)


if __name__ == "__main__":
    main()
