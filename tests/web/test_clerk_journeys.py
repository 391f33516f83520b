"""A clinic's clerk on a telephone, from the printed invitation to duties that are met, and the officer who reviews."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from compliance.domain.editions import Act
from compliance.domain.obligations import Status
from compliance.services.desk import Desk
from compliance.services.holdings import FlagNoLongerNeeded
from compliance.services.receipt_checks import Verdict, check_file
from compliance.services.recording import record
from compliance.store.models.accounts import AccountRole
from compliance.store.queries.obligations import whole_list
from compliance.store.queries.rows import ObligationFilter
from compliance.store.queries.scopes import Scope
from tests.documents.handler_samples import workbook
from tests.web.browsers import signed_in, visit
from tests.web.erasures import SEEDER, hold
from tests.web.wards import Ward, another_contract

pytestmark = pytest.mark.browser
NARROW = 360
HEADINGS = ("役割", "氏名", "フリガナ", "雇用の別", "雇用主", "開始日")
HANAKO = ("取扱責任者", "山田 花子", "ヤマダ ハナコ", "自社の雇用", "", "R8.4.1")
MEGUMI = ("取扱者", "髙橋 恵", "タカハシ メグミ", "派遣", "株式会社 人材", "R8.9.1")
TOPICS = ("個人情報の適正な管理を教えた", "情報セキュリティを教えた", "条例・法律の内容を知らせた")
HOW = {
    "happened_on": "R8.11.18",
    "contents": "利用者240人分の氏名と相談内容",
    "place": "事務室",
    "operator": "佐藤 花子",
    "verification": "復元ソフトで調べ、見つからないことを確かめた。",
    "copies": "外付けディスクからも同じ日に消去した。",
}
ANSWERED = (Act.LIST_HANDLERS, Act.ERASE, Act.CERTIFY)


@dataclass
class Clerk:
    """The clerk's page at 360 px, the contract, and where each receipt is."""

    page: Page
    contract: UUID
    receipts: list[str]

    def open(self, address: str) -> None:
        self.page.goto(address)
        self.fits()

    def fits(self) -> None:
        assert self.page.evaluate("document.documentElement.scrollWidth") <= NARROW

    def sends(self, words: str) -> None:
        """By the button that hands it in; what follows is its page, with the receipt."""
        self.page.locator("p.acts button", has_text=words).click()
        self.page.wait_for_url("**/own-submissions/*")
        self.fits()
        self.receipts.append(self.page.locator("a.button[download]").get_attribute("href") or "")


def test_from_the_invitation_to_duties_that_are_met(
    browser: Browser, journey: str, desk: Desk, ward: Ward, tmp_path: Path
) -> None:
    contract = another_contract(desk, ward)
    held = hold(desk, contract, "利用者台帳")
    record(desk, SEEDER, FlagNoLongerNeeded(contract_id=contract, happened_on=date(2026, 11, 10), holding_id=held))
    clerk = Clerk(visit(browser, journey, width=NARROW), contract, [])
    opens_the_account(clerk, ward)
    hands_in_the_list(clerk, tmp_path, HANAKO, (*MEGUMI[:4], "株式会社 人財", MEGUMI[5]))
    photographs_a_sheet(clerk, tmp_path)
    files_the_certificate(clerk)
    assert statuses(desk, contract) == {act: {Status.CLAIMED} for act in ANSWERED}

    officer = signed_in(browser, journey, AccountRole.SECTION_OFFICER)
    reviews_each(officer, contract, returned="名簿")
    assert statuses(desk, contract)[Act.LIST_HANDLERS] == {Status.OPEN}
    clerk.open("/own-contracts")
    expect(clerk.page.locator("main")).to_contain_text("差戻し")
    hands_in_the_list(clerk, tmp_path, HANAKO, MEGUMI)
    reviews_each(officer, contract)

    assert statuses(desk, contract) == {act: {Status.MET} for act in ANSWERED}
    clerk.open("/own-contracts")
    expect(clerk.page.locator("main")).not_to_contain_text("差戻し")
    proves(desk, clerk)


def opens_the_account(clerk: Clerk, ward: Ward) -> None:
    page = clerk.page
    clerk.open(f"/invitations/{ward.code}")
    page.locator("input[name=login]").fill("mori")
    page.locator("input[name=password]").fill("a new and long password")
    page.locator("main button", has_text="登録してサインインする").click()
    page.wait_for_url(lambda address: "invitations" not in address)
    clerk.fits()
    assert "R8-健康-009" in page.content()


def hands_in_the_list(clerk: Clerk, folder: Path, *rows: tuple[str, ...]) -> None:
    file = folder / "名簿.xlsx"
    file.write_bytes(workbook((HEADINGS, *rows)))
    clerk.open(f"/own-contracts/{clerk.contract}/handler-list")
    clerk.page.locator("input[name=file]").set_input_files(file)
    clerk.page.locator("p.acts button", has_text="読み取って確かめる").click()
    clerk.page.wait_for_url("**/handler-list/check*")
    clerk.fits()
    clerk.sends("この内容で区に出す")


def photographs_a_sheet(clerk: Clerk, folder: Path) -> None:
    """With the line cut off once while it is sent: nothing is lost."""
    sheet, page = folder / "署名.jpg", clerk.page
    Image.new("RGB", (400, 300), (250, 250, 240)).save(sheet, "JPEG")
    clerk.open(f"/own-contracts/{clerk.contract}/hand-in/education_session")
    page.get_by_label("教育をした日").fill("R8.11.18")
    for topic in TOPICS:
        page.get_by_label(topic).check()
    for person in page.locator("input[name=attendees]").all():
        person.check()
    page.locator("input[type=file][multiple]").set_input_files(sheet)
    page.context.set_offline(True)
    page.locator("p.acts button", has_text="区に提出する").click()
    expect(page.locator("main form #not-sent")).to_contain_text("選んだファイルは、この画面に残っています")
    clerk.fits()
    page.context.set_offline(False)
    clerk.sends("区に提出する")
    assert "署名.jpg" in page.content()


def files_the_certificate(clerk: Clerk) -> None:
    page, steps = clerk.page, f"/own-contracts/{clerk.contract}/erasures/new"
    clerk.open(f"{steps}/kind")
    page.locator("input[value=files]").check()
    goes_on(clerk, "holdings")
    page.locator("input[name=holdings-holdings]").check()
    goes_on(clerk, "how")
    page.locator("[name=how-manner][value=built_in]").check()
    page.locator("[name=how-disk][value=ssd]").check()
    for name, words in HOW.items():
        page.locator(f"[name=how-{name}]").fill(words)
    goes_on(clerk, "certificate")
    page.locator("[name=certificate-dated_on]").fill("R8.11.20")
    page.locator("[name=certificate-signed_by]").fill("院長 髙橋 一郎")
    page.locator("[name=certificate-seal][value=none]").check()
    goes_on(clerk, "check")
    sure = page.locator("input[name=sure]")
    if sure.count():
        sure.check()
    clerk.sends("区に提出する")


def goes_on(clerk: Clerk, step: str) -> None:
    clerk.page.locator("p.acts button[name=step]").click()
    clerk.page.wait_for_url(f"**/{step}")
    clerk.fits()


def reviews_each(page: Page, contract: UUID, returned: str | None = None) -> None:
    """Each beside its file, the oldest first: accepted, but for one kind that goes back with a stock reason."""
    page.goto(f"/reviews?contract={contract}")
    while page.locator('tbody a[href^="/reviews/"]').count():
        page.locator('tbody a[href^="/reviews/"]').first.click()
        page.wait_for_url(re.compile(r"/reviews/[0-9a-f-]{36}"))
        if returned and returned in page.locator("h1").inner_text():
            page.locator("#stock").select_option(index=1)
            page.locator("button[name=decision]:not([value=accept])").click()
            expect(page.locator("main .notice.good")).to_contain_text("差し戻しました。")
            returned = None
        else:
            page.locator("button[name=decision][value=accept]").click()
            expect(page.locator("main .notice.good")).to_contain_text("受理しました。")
        page.goto(f"/reviews?contract={contract}")


def statuses(desk: Desk, contract: UUID) -> dict[Act, set[Status]]:
    """How the duties of the contract that were answered stand."""
    with desk.reading() as session:
        rows = whole_list(
            session, Scope.whole_ward(), ObligationFilter(frozenset(Status), contract=contract), desk.today()
        )
    acts = [(desk.shelf.act(row.obligation.edition, row.obligation.rule), row.status) for row in rows]
    return {act: {status for of, status in acts if of is act} for act in ANSWERED}


def proves(desk: Desk, clerk: Clerk) -> None:
    """As `compliance verify-receipt` does."""
    assert len(clerk.receipts) == 4
    for address in clerk.receipts:
        pdf = clerk.page.request.get(address).body()
        with desk.reading() as session:
            assert check_file(session, Scope.whole_ward(), pdf).verdict is Verdict.GENUINE
