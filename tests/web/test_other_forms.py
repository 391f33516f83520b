"""A file that can be read well and is not the form that is asked for is told so in the same words on every page."""

from io import BytesIO

import pytest
from openpyxl import Workbook

from compliance.store.models.accounts import AccountRole
from tests.web.clients import form_of, hidden, soup
from tests.web.test_consents import ClientAs
from tests.web.wards import Ward

FIXED = "この画面で受け取る様式ではありません。"


def workbook() -> bytes:
    book, written = Workbook(), BytesIO()
    book.active.append(["品名", "数"])  # type: ignore[union-attr]  # a new book has a sheet
    book.save(written)
    return written.getvalue()


OTHER = {
    "/contracts/{ward.kept}/handler-list": ("other.xlsx", workbook()),
    "/import-paper": ("other.md", "# 会議録\nきょうの会議の記録です。\n".encode()),
    "/submissions/check-receipt": ("other.pdf", b"%PDF-1.7 nothing of ours"),
}


@pytest.mark.parametrize("at", OTHER)
def test_another_file_is_told_to_be_no_such_form_and_what_to_do(client_as: ClientAs, ward: Ward, at: str) -> None:
    client, (name, content) = client_as(AccountRole.SECTION_OFFICER), OTHER[at]
    at = at.format(ward=ward)
    sent = hidden(form_of(client.get(at))) | {"received_on": "R8.11.18"}
    answer = client.post(at, data={**sent, "file": (BytesIO(content), name)})
    assert answer.status_code == 422
    mistake = soup(answer).select_one("main #file_mistake")
    assert mistake is not None
    words = mistake.get_text(strip=True)
    assert words.startswith(FIXED)
    assert words.removeprefix(FIXED).endswith("ください。")
