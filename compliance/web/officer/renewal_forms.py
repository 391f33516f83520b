"""The form of a renewal: the new contract, and what comes along, each ticked by the officer."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm

from compliance.domain.calendar import months_before
from compliance.domain.editions import Edition
from compliance.services.contracts import Attachment
from compliance.services.renewals import Renewal
from compliance.store.models.contracts import AttachmentKind
from compliance.store.queries.carried import Carried, CarriedHolding, LastAnswer
from compliance.store.queries.contracts import ContractTerms
from compliance.web.fields.chosen_fields import Option, PickField, YesField
from compliance.web.fields.typed_fields import DayField, LineField, LongField
from compliance.web.items import item_name
from compliance.web.languages import chosen_language
from compliance.web.names import fact_word
from compliance.web.visitors import desk
from compliance.wording.languages import said
from compliance.wording.names import MEDIA

STATED = {
    "special_clauses": AttachmentKind.SPECIAL_CLAUSES,
    "security_policy": AttachmentKind.SECURITY_POLICY,
    "ordinance": AttachmentKind.ORDINANCE,
}
"""What a contract says was attached or stated, by the field that asks for it."""


class RenewalForm(FlaskForm):
    """Everything that is asked; nothing of the contract before is ticked beforehand."""

    number = LineField(_("新しい契約番号"))
    edition = PickField(_("特記事項の版"), "editions")
    concluded_on = DayField(_("契約締結日"))
    start_on = DayField(_("契約の開始日"))
    end_on = DayField(_("契約の終了日"), required=False, not_before="start_on")
    special_clauses = YesField(_("特記事項を添付した"))
    security_policy = YesField(_("情報セキュリティポリシーの遵守を明記した"))
    ordinance = YesField(_("個人情報保護条例・法律の遵守を明記した"))

    holdings = PickField(_("引き続き受託者が保有する資料等"), "holdings", multiple=True, required=False, listed=True)
    instructed_on = DayField(_("指示の日"), required=False)
    instruction = LongField(_("指示の内容"), required=False)
    people = YesField(_("前の名簿を「変更なし」として引き継ぐ（区の確認待ちになります）"))
    devices = PickField(_("引き続き使う電子計算機"), "devices", multiple=True, required=False, listed=True)
    places = PickField(_("新しい契約でも区が指定する場所"), "places", multiple=True, required=False, listed=True)
    self_check = YesField(_("前回の回答を示して、自己点検の報告を求める"))
    self_check_due_on = DayField(_("自己点検の報告の期限"), required=False)
    question = LongField(_("受託者に示す文"), required=False)

    def offer(self, there: Carried) -> None:
        """What can be chosen."""
        self.edition.options = [Option(id, edition.title) for id, edition in desk().shelf.editions.items()]
        self.holdings.options = [Option(held.id, held.description, held_words(held)) for held in there.holdings]
        self.devices.options = [Option(each.id, each.asset_number, each.place or "") for each in there.devices]
        self.places.options = [Option(each.id, each.name, each.address or "") for each in there.places]

    def missing(self) -> Iterator[tuple[str, str]]:
        """What a tick asks for and is not there, as (field, message)."""
        if self.self_check.data and self.self_check_due_on.data is None:
            yield "self_check_due_on", gettext("自己点検を求めるときは、報告の期限を入力してください。")
        if self.holdings.data and not self.instruction.data:
            yield "instruction", gettext("資料等を引き継ぐには、区の指示の内容を入力してください。")

    def renewal(self, predecessor: UUID, officer: str) -> Renewal:
        """What is to be done."""
        return Renewal(
            predecessor_id=predecessor,
            number=self.number.data,
            edition_id=str(self.edition.data),
            concluded_on=self.concluded_on.data,
            start_on=self.start_on.data,
            end_on=self.end_on.data,
            attachments=tuple(Attachment(kind=kind, stated=self[name].data) for name, kind in STATED.items()),
            holdings=self.holdings.data,
            instruction=self.instruction.data or "",
            instructed_on=self.instructed_on.data,
            people=self.people.data,
            places=self.places.data,
            devices=self.devices.data,
            self_check_due_on=self.self_check_due_on.data if self.self_check.data else None,
            question=self.question.data,
            officer=officer,
        )


def proposed(before: ContractTerms, edition: Edition, there: Carried, today: date) -> dict[str, Any]:
    """What the form begins with: the year after the end, the edition as it was, and texts to be read over."""
    start = before.end_on + timedelta(days=1) if before.end_on else today
    stated = {line.kind for line in before.attachments if line.stated}
    return {
        "edition": edition.id,
        "concluded_on": today,
        "start_on": start,
        "end_on": months_before(start, -12) - timedelta(days=1),
        "instructed_on": today,
        "instruction": kept_words(),
        "self_check_due_on": start + timedelta(days=30),
        "question": asked_anew(edition, there.answers),
        **{name: kind in stated for name, kind in STATED.items()},
    }


def kept_words() -> str:
    """The words of an instruction by which holdings stay with the contractor."""
    return gettext(
        "引き続き同じ業務を委託するため、次の資料等は返還・引渡し・消去をせず、更新後の契約のもとで保有すること。"
    )


def asked_anew(edition: Edition, answers: Sequence[LastAnswer]) -> str:
    """The last answers, to be confirmed one by one; empty where there are none."""
    head = gettext("前の契約での回答です。今も変わりがないか、1つずつ確かめて回答してください。")
    lines = (f"{item_name(edition, each.item)}：{fact_word(each.answer)}（{each.on.isoformat()}）" for each in answers)
    return "\n".join((head, *lines)) if answers else ""


def held_words(held: CarriedHolding) -> str:
    """Its medium, and how much is left of it."""
    medium = said(MEDIA[held.medium], chosen_language())
    return gettext("%(medium)s・残り%(left)s点", medium=medium, left=held.left)
