"""One submission with its receipt, and the page that proves a receipt, for whoever may see the contract."""

from dataclasses import dataclass
from uuid import UUID

from flask import request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from compliance.documents.media_types import PDF
from compliance.documents.receipts import check_code, receipt_pdf, spaced
from compliance.domain.errors import NotFound
from compliance.domain.receipt_numbers import receipt_position
from compliance.services.receipt_checks import Checked, Verdict, check_file
from compliance.services.receipts import Receipt, receipt_at, receipt_of
from compliance.store.queries.submissions import submission_of
from compliance.web.files import file_response
from compliance.web.links import address_of
from compliance.web.rendering import render
from compliance.web.submissions import words
from compliance.web.submissions.forms import RECEIPTS, CheckForm
from compliance.web.uploads import not_our_form
from compliance.web.visitors import desk, visitor


@dataclass(frozen=True, slots=True)
class Pages:
    """Where these pages lie for one role; `home` is the endpoint that they lie under."""

    blueprint: str
    home: str

    def address(self, endpoint: str, **values: UUID) -> str:
        """The address of one of these pages."""
        return address_of(f"{self.blueprint}.{endpoint}", **values)

    def submission(self, thing: UUID) -> ResponseReturnValue:
        """What was handed in, what became of it, and its receipt."""
        with desk().reading() as session:
            line, _contractor = submission_of(session, visitor().scope, thing)
        return render("submissions/submission.html", pages=self, line=line, words=words, spaced=spaced)

    def receipt(self, thing: UUID) -> ResponseReturnValue:
        """The receipt to save and print."""
        with desk().reading() as session:
            receipt = receipt_of(session, visitor().scope, thing)
        made = receipt_pdf(receipt.data, receipt.carried)
        return file_response(made, PDF, f"受領書_{receipt.submission.number}.pdf")

    def check(self) -> ResponseReturnValue:
        """The form, and in words whether a receipt is genuine."""
        form = CheckForm()
        checked = found = None
        if request.method == "POST" and form.validate():
            pdf = form.sent()
            checked = None if pdf is None else self._of_file(form, pdf)
            found = _numbered(form) if pdf is None else checked and checked.receipt
        status = 422 if form.errors else 200
        code = spaced(check_code(found.carried)) if found else ""
        shown = {"form": form, "checked": checked, "found": found, "code": code}
        return render("submissions/check.html", pages=self, words=words, spaced=spaced, **shown, status=status)

    def _of_file(self, form: CheckForm, pdf: bytes) -> Checked | None:
        """The verdict; None where the file is no receipt, which stands beside the field."""
        with desk().reading() as session:
            checked = check_file(session, visitor().scope, pdf)
        if checked.verdict is not Verdict.NO_RECEIPT:
            return checked
        form.file.errors = [not_our_form(words.no_receipt(), RECEIPTS)]
        return None


def _numbered(form: CheckForm) -> Receipt | None:
    """The receipt of the number that was typed; a number or code that is none of ours is told beside its field."""
    try:
        with desk().reading() as session:
            found = receipt_at(session, visitor().scope, receipt_position(form.number.data))
    except NotFound:
        form.number.errors = [words.verdict_words(Checked(Verdict.FOREIGN))]
        return None
    if form.code.data and form.typed_code() != check_code(found.carried):
        form.code.errors = [_other_code()]
        return None
    return found


def _other_code() -> str:
    return gettext("照合コードが、この番号の受領書のものと違います。打ち間違いでなければ、書き換えられています。")
