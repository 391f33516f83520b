"""QR codes on papers: a text that a telephone reads off the sheet."""

from io import BytesIO

import segno


def qr_code(text: str) -> str:
    """The code as an SVG."""
    drawn = BytesIO()
    segno.make(text, error="m", micro=False).save(drawn, kind="svg", scale=4, border=4, xmldecl=False)
    return drawn.getvalue().decode()
