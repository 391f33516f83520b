"""Offline packages: given out, filled in, zipped by any system, loaded once, and refused where they are not ours."""

import json
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from uuid import uuid4

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from compliance.documents.packages import packed
from compliance.domain.errors import NotFound, Refused
from compliance.services.desk import Desk
from compliance.services.integrity import verify
from compliance.services.package_archives import MANIFEST, unpacked
from compliance.services.package_loads import Loaded, load_package
from compliance.services.package_manifests import Signer
from compliance.services.packages import LIST, PAPERS, REPORT, give_out
from compliance.services.receipt_checks import Verdict, check_receipt
from compliance.services.receipts import receipt_of
from compliance.services.reviews import ReviewSubmission, enter_review
from compliance.store.actors import Actor
from compliance.store.models.accounts import AccountRole
from compliance.store.progress import silent
from compliance.store.queries.paging import Order
from compliance.store.queries.scopes import Scope
from compliance.store.queries.submissions import Submission, SubmissionFilter, submission_listing
from tests.web.clients import form_of, hidden
from tests.web.wards import Ward

ClientAs = Callable[[AccountRole], FlaskClient]
Files = dict[str, bytes]
WHOLE, SIGNER = Scope.whole_ward(), Signer(b"a key of this deployment........")


@pytest.fixture
def files(desk: Desk, ward: Ward) -> Files:
    """A package as it was given out: its files below its folder."""
    return dict(unpacked(give_out(desk, WHOLE, SIGNER, ward.kept).content))


def zipped(desk: Desk, files: Mapping[str, bytes], folder: str = "提出用") -> bytes:
    return packed(folder, files, desk.clock.now())


def saved(workbook: bytes, *, answer: str | None = None) -> bytes:
    """As Excel saves it anew, with an answer in the first row of the requests."""
    book, buffer = load_workbook(BytesIO(workbook)), BytesIO()
    if answer is not None:
        book.active.cell(4, 5, answer)  # type: ignore[union-attr]  # there is a sheet
    book.save(buffer)
    return buffer.getvalue()


def filled(files: Files) -> Files:
    answered = saved(files[REPORT], answer="鍵付きの保管庫。持出しなし。")
    return {**files, LIST: saved(files[LIST]), REPORT: answered, f"{PAPERS}写真.txt": "確認しました。".encode()}


def load(desk: Desk, sent: bytes, actor: Actor | None = None) -> Loaded:
    return load_package(desk, actor or Actor.command("load-package"), WHOLE, SIGNER, sent)


def listed(desk: Desk, ward: Ward) -> list[Submission]:
    with desk.reading() as session:
        return list(
            submission_listing(session, WHOLE, ward.contractor, SubmissionFilter()).stream(session, Order("at"))
        )


def test_what_is_filled_in_is_recorded_as_handed_in_with_its_files(desk: Desk, ward: Ward, files: Files) -> None:
    sent = zipped(desk, filled(files))
    assert (load(desk, sent).lists, len(listed(desk, ward))) == (1, 3)
    made = {each.kind: each for each in listed(desk, ward) if not each.own}
    assert {each.state.value for each in made.values()} == {"waiting"}
    assert [file.name for file in made["handler_list"].files] == [LIST, "写真.txt"]
    assert [file.name for file in made["status_report"].files] == [REPORT, "写真.txt"]
    with desk.reading() as session:
        receipt = receipt_of(session, WHOLE, made["status_report"].id)
        assert check_receipt(session, WHOLE, receipt.carried).verdict is Verdict.GENUINE
    assert verify(desk, silent).proven


def test_loading_it_twice_changes_nothing_and_other_content_is_refused(desk: Desk, ward: Ward, files: Files) -> None:
    sent = zipped(desk, filled(files))
    load(desk, sent)
    before = listed(desk, ward)
    assert load(desk, sent).again
    with pytest.raises(Refused, match="別の内容"):
        load(desk, zipped(desk, {**filled(files), f"{PAPERS}2.txt": b"more"}))
    assert listed(desk, ward) == before


def test_a_trial_records_nothing(desk: Desk, ward: Ward, files: Files) -> None:
    tried = load_package(desk, Actor.command("x"), WHOLE, SIGNER, zipped(desk, filled(files)), dry_run=True)
    assert (tried.lists, tried.reports, tried.papers) == (1, 1, 3)
    assert len(listed(desk, ward)) == 1


def test_whoever_loads_it_does_not_review_it(desk: Desk, ward: Ward, files: Files) -> None:
    loader, colleague = Actor.account(ward.colleague), Actor.account(ward.somebody)
    load(desk, zipped(desk, filled(files)), loader)
    (made,) = (each for each in listed(desk, ward) if each.kind == "handler_list")
    review = ReviewSubmission(
        contract_id=ward.kept,
        happened_on=desk.today(),
        subject_id=made.id,
        subject_kind="handler_list",
        accepted=True,
    )
    with pytest.raises(Refused, match="ご自分"), desk.change(loader) as change:
        enter_review(change, desk.shelf, review)
    with desk.change(colleague) as change:
        enter_review(change, desk.shelf, review)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_manifest_altered_anywhere_is_refused(desk: Desk, files: Files, data: st.DataObject) -> None:
    told = json.loads(files[MANIFEST])
    name = data.draw(st.sampled_from(sorted(told)))
    told[name] = data.draw(
        st.sampled_from([None, "", str(uuid4()), [], {}, "00" * 32]).filter(lambda v: v != told[name])
    )
    with pytest.raises((Refused, NotFound)):
        load(desk, zipped(desk, {**filled(files), MANIFEST: json.dumps(told).encode()}))


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda files: {**files, LIST: b"PK no workbook"}, "名簿"),
        (lambda files: {**files, f"{PAPERS}a.exe": b"MZ" + bytes(99)}, "受け取れる種類のファイルではありません"),
        (lambda files: {**files, f"{PAPERS}a.pdf": b""}, "「資料/a.pdf」は受け取れないファイルです。中身が空です。"),
        (lambda files: {MANIFEST: files[MANIFEST]}, "書き込まれていません"),
        (lambda files: {LIST: files[LIST]}, "package.json"),
        (lambda files: {**files, "../../etc/x": b"x"}, "使えない文字か場所"),
        (lambda files: {**files, f"{PAPERS}big.txt": bytes(20_000_000)}, "異常に大きく"),
    ],
    ids=["no-workbook", "program", "empty", "nothing", "no-manifest", "astray", "bomb"],
)
def test_a_bad_part_is_refused_with_the_reason(
    desk: Desk, ward: Ward, files: Files, change: Callable[[Files], Files], why: str
) -> None:
    with pytest.raises(Refused, match=why):
        load(desk, zipped(desk, change(filled(files))))
    assert len(listed(desk, ward)) == 1


def test_a_package_of_another_deployment_is_refused(desk: Desk, files: Files) -> None:
    other = Signer(b"a key of another deployment.....")
    with pytest.raises(Refused, match="変わっています"):
        load_package(desk, Actor.command("x"), WHOLE, other, zipped(desk, filled(files)))
    with pytest.raises(Refused, match="ZIP"):
        load(desk, b"no zip at all")


def test_a_stranger_cannot_load_it(desk: Desk, ward: Ward, files: Files) -> None:
    stranger = Scope.of_contractor(ward.other_contractor)
    with pytest.raises(NotFound):
        load_package(desk, Actor.command("x"), stranger, SIGNER, zipped(desk, filled(files)))


class RawName(zipfile.ZipInfo):
    """An entry whose name is written as a system writes it that does not say the encoding."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802  # as the library calls it
        return self.comment, 0


@pytest.mark.parametrize("encoding", ["cp932", "utf-8"])
def test_names_as_windows_and_macos_write_them_are_read(files: Files, encoding: str) -> None:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in {**files, "__MACOSX/._名簿.xlsx": b"x", "Thumbs.db": b"x"}.items():
            entry = RawName(name)
            entry.comment = name.encode(encoding)
            archive.writestr(entry, content)
    assert set(unpacked(buffer.getvalue())) == set(files)


def test_an_officer_gives_it_out_tries_it_and_loads_it(client_as: ClientAs, desk: Desk, ward: Ward) -> None:
    client, at = client_as(AccountRole.SECTION_OFFICER), f"/contracts/{ward.kept}/package"
    given_out = client.get(f"{at}.zip")
    sent = zipped(desk, filled(dict(unpacked(given_out.data))))

    def post(step: str) -> tuple[int, str]:
        form = hidden(form_of(client.get(at))) | {"file": (BytesIO(sent), "a.zip"), "step": step}
        answer = client.post(at, data=form, content_type="multipart/form-data")
        return answer.status_code, answer.text

    assert "まだ登録していません" in post("check")[1]
    assert post("load")[0] == 302
    assert "オフライン" in client.get(at).text
    wrong = f"/contracts/{ward.late}/package"
    form = hidden(form_of(client.get(wrong))) | {"file": (BytesIO(sent), "a.zip"), "step": "load"}
    assert "別の契約" in client.post(wrong, data=form, content_type="multipart/form-data").text
