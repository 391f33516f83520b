"""Somebody who fills in the forms of the program one after the other, as a browser would."""

from dataclasses import dataclass
from io import BytesIO
from urllib.parse import urlsplit

from bs4 import Tag
from flask import Flask
from flask.testing import FlaskClient
from openpyxl import load_workbook
from werkzeug.exceptions import HTTPException
from werkzeug.test import TestResponse

from compliance.documents.packages import packed
from compliance.services.desk import Desk
from compliance.services.package_archives import unpacked
from compliance.services.packages import LIST
from tests.web.addresses import address
from tests.web.clients import form_of, soup
from tests.web.filling import Sent, as_shown, filled
from tests.web.sendings import DAY, SENDINGS
from tests.web.wards import PAPER, Ward

OTHER_PAPER = PAPER.parent / "papers" / "library-lending-51.md"
"""A paper that the ward has not read in."""

_FILE_FIELDS = {"import-paper": "file", "add": "files", "package": "file", "load": "file"}
"""The field of a form that asks for a file, by the last part of its address."""

STEPS = ("confirm", "renew", "save", "file", "preview")
"""The buttons of forms that show their effect first: the one that comes last is pressed where it is there."""


@dataclass(frozen=True, slots=True)
class Posting:
    """A form as it was sent last, and its answer."""

    at: str
    data: Sent
    answer: TestResponse


@dataclass(frozen=True, slots=True)
class Visit:
    """A signed-in client in the small ward."""

    app: Flask
    desk: Desk
    ward: Ward
    client: FlaskClient

    def page_for(self, endpoint: str) -> TestResponse:
        """The page with the form, after all that comes before it."""
        sending = SENDINGS[endpoint]
        led = self._led(self.send(endpoint=sending.first)) if sending.first else None
        if sending.before:
            sending.before(self.desk)
        if led is not None and not sending.page:
            return self.client.get(led.request.path) if sending.before else led
        at = sending.page.format(ward=self.ward) or address(endpoint, self.ward, self.client)
        return self.client.get(at)

    def send(self, endpoint: str, page: TestResponse | None = None) -> Posting:
        """Fill the form in and send it, and go on from what its preview shows until it is taken."""
        if SENDINGS[endpoint].bare:
            return self._bare(endpoint)
        posting = self._filled(page or self.page_for(endpoint), endpoint)
        for _preview in range(2):
            if posting.answer.status_code != 200 or not self._form(posting.answer, endpoint):
                break
            posting = self._filled(posting.answer, endpoint)
        return posting

    def post(self, at: str, data: Sent) -> TestResponse:
        """Send this, with the file that is asked for."""
        last = urlsplit(at).path.rpartition("/")[2]
        name = _FILE_FIELDS.get(last)
        file = {name: self._file(last, at)} if name else {}
        answer = self.client.post(at, data={**data.to_dict(flat=False), **file})
        if file:
            answer.request.environ["wsgi.input"].close()  # the test client's own temporary file
        return answer

    def _file(self, last: str, at: str) -> tuple[BytesIO, str]:
        made = {"package": self._package, "load": self._self_check}.get(last)
        return (BytesIO(OTHER_PAPER.read_bytes()), OTHER_PAPER.name) if made is None else made(at)

    def _self_check(self, at: str) -> tuple[BytesIO, str]:
        """The form of a self-check with every answer 適合."""
        form = self.client.get(f"{urlsplit(at).path.removesuffix('load')}form.xlsx").data
        book, saved = load_workbook(BytesIO(form)), BytesIO()
        sheet = book.worksheets[0]
        for row in range(9, sheet.max_row + 1):
            sheet[f"F{row}"] = "適合"
        book.save(saved)
        return BytesIO(saved.getvalue()), "自己点検.xlsx"

    def _package(self, at: str) -> tuple[BytesIO, str]:
        """The offline package of a contract, its list opened and saved again."""
        given, book = dict(unpacked(self.client.get(f"{urlsplit(at).path}.zip").data)), BytesIO()
        load_workbook(BytesIO(given[LIST])).save(book)
        whole = packed("提出用", {**given, LIST: book.getvalue()}, self.desk.clock.now())
        return BytesIO(whole), "package.zip"

    def _led(self, posting: Posting) -> TestResponse:
        answer = posting.answer
        return self.client.get(answer.location) if answer.location else answer

    def _filled(self, page: TestResponse, endpoint: str) -> Posting:
        form = self._form(page, endpoint)
        assert form is not None, f"{page.request.path} ({page.status_code}) has no form that posts to {endpoint}"
        at, data = self._address(form, page, endpoint), self._answers(form, endpoint)
        return Posting(at, data, self.post(at, data))

    def _bare(self, endpoint: str) -> Posting:
        keys = self.client.get("/account")
        at, data = address(endpoint, self.ward, self.client), as_shown(form_of(keys, "/account/password"))
        data.update(self._typed(endpoint))
        return Posting(at, data, self.post(at, data))

    def _answers(self, form: Tag, endpoint: str) -> Sent:
        offered = {str(button["value"]) for button in form.select("button[name=step]")}
        step = next((step for step in STEPS if step in offered), None)
        return filled(form, DAY, self._typed(endpoint) | ({"step": [step]} if step else {}))

    def _typed(self, endpoint: str) -> dict[str, list[str]]:
        told = SENDINGS[endpoint].typed
        return {name: [value.format(ward=self.ward) for value in values] for name, values in told.items()}

    def _form(self, page: TestResponse, endpoint: str) -> Tag | None:
        forms = soup(page).select("form[method=post]")
        return next((form for form in forms if self._address(form, page, endpoint)), None)

    def _address(self, form: Tag, page: TestResponse, endpoint: str) -> str:
        """Where the form, or a button of its own, posts to this endpoint; empty where neither does."""
        own = str(form.get("action") or page.request.url)
        others = [str(button["formaction"]) for button in form.select("button[formaction]")]
        return next((at for at in (own, *others) if self._leads_to(at) == endpoint), "")

    def _leads_to(self, at: str) -> str | None:
        try:
            return str(self.app.url_map.bind("").match(urlsplit(at).path, "POST")[0])
        except HTTPException:
            return None
