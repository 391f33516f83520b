"""What a file of the corpus is: its name, its content, and what must be said of it."""

from compliance.evidence.kinds import Kind, Objection

Verdict = Kind | Objection
"""The kind that it is kept as, or why it is not taken."""

File = tuple[str, bytes, Verdict]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a compound file begins: what Office wrote before 2007."""
