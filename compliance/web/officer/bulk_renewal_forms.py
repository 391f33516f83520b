"""The form of renewing many contracts: what holds for all of them, and the new number of each."""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from flask import request
from flask_babel import gettext
from flask_babel import lazy_gettext as _

from compliance.services.bulk import Plan, Why
from compliance.services.bulk_renewals import OF_NUMBERS, Chosen, Renewing, effects_of
from compliance.services.contracts import Attachment
from compliance.web.fields.chosen_fields import Option, PickField, YesField
from compliance.web.fields.typed_fields import DayField, LongField, plain
from compliance.web.officer.bulk_order_forms import BulkForm
from compliance.web.officer.renewal_forms import STATED, asked_anew, kept_words
from compliance.web.visitors import desk, visitor

_NUMBER = "number-"
_LONGEST = 100
_SAME = "same"


class RenewForm(BulkForm):
    """更新: one day and one choice for all; nothing is ticked beforehand."""

    template = "officer/bulk_renewal.html"

    concluded_on = DayField(_("契約締結日"))
    edition = PickField(_("特記事項の版"), "editions")
    special_clauses = YesField(_("特記事項を添付した"))
    security_policy = YesField(_("情報セキュリティポリシーの遵守を明記した"))
    ordinance = YesField(_("個人情報保護条例・法律の遵守を明記した"))
    holdings = YesField(_("受託者が保有する資料等を、すべて新しい契約に移す（区の指示）"))
    instruction = LongField(_("指示の内容"), required=False)
    people = YesField(_("前の名簿を「変更なし」として引き継ぐ（区の確認待ちになります）"))
    devices = YesField(_("使っている電子計算機を、すべて「要確認」として引き継ぐ"))
    self_check = YesField(_("前回の回答を示して、自己点検の報告を求める"))
    self_check_due_on = DayField(_("自己点検の報告の期限"), required=False)

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        editions = desk().shelf.editions.items()
        same = Option(_SAME, gettext("それぞれ前の契約と同じ版"))
        self.edition.options = [same, *(Option(id, edition.title) for id, edition in editions)]
        self.numbers = dict(_numbers())

    @classmethod
    def proposed(cls) -> Mapping[str, Any]:
        """Concluded today, under the same edition, with the words of a single renewal's instruction."""
        return {"concluded_on": desk().today(), "edition": _SAME, "instruction": kept_words()}

    def validate(self, extra_validators: Any = None) -> bool:
        """What a tick asks for is there."""
        valid: bool = super().validate(extra_validators)
        if self.self_check.data and self.self_check_due_on.data is None and not self.self_check_due_on.errors:
            self.self_check_due_on.errors = [gettext("自己点検を求めるときは、報告の期限を入力してください。")]
            return False
        return valid

    def order(self) -> Renewing:
        """Renewals by whoever is signed in."""
        return Renewing(
            numbers=self.numbers,
            concluded_on=self.concluded_on.data,
            question=asked_anew,
            edition=None if self.edition.data == _SAME else self.edition.data,
            attachments=tuple(Attachment(kind=kind, stated=self[name].data) for name, kind in STATED.items()),
            holdings=self.holdings.data,
            instruction=self.instruction.data or "",
            people=self.people.data,
            devices=self.devices.data,
            self_check_due_on=self.self_check_due_on.data if self.self_check.data else None,
            officer=visitor().name,
        )

    def shown(self, plan: Plan[Chosen]) -> Mapping[str, Any]:
        """The rows that a number is asked for, why one of them waits for another number, and what is led to."""
        waits = {left.row.contract.id: left.why for left in plan.left_out if left.why in OF_NUMBERS}
        asked = [*(each.row for each in plan.touched), *(left.row for left in plan.left_out if left.why in OF_NUMBERS)]
        with desk().reading() as session:
            effects = effects_of(session, desk(), visitor().scope, self.order(), plan)
        return {
            "asked_rows": sorted(asked, key=lambda row: row.contract.line.number),
            "left_out": [left for left in plan.left_out if left.why not in OF_NUMBERS],
            "waits": waits,
            "wrong": {contract for contract, why in waits.items() if why is not Why.NO_NUMBER},
            "effects": effects,
        }

    def told(self) -> str:
        """Everything but the words of the instruction."""
        ticks = (self[name].data for name in (*STATED, "holdings", "people", "devices", "self_check"))
        numbers = sorted((contract.hex, number) for contract, number in self.numbers.items() if number)
        told = (self.concluded_on.data, self.edition.data, *ticks, self.self_check_due_on.data, numbers)
        return " ".join(map(str, told))


def number_field(contract: UUID) -> str:
    """The name of the field for the new number of this contract."""
    return _NUMBER + contract.hex


def _numbers() -> Iterator[tuple[UUID, str]]:
    """What was typed, by contract; what is no contract's field is not read."""
    for name, typed in request.form.items():
        if name.startswith(_NUMBER):
            try:
                yield UUID(name.removeprefix(_NUMBER)), plain(typed).strip()[:_LONGEST]
            except ValueError:
                continue
