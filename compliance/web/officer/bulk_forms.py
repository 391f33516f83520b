"""The forms of the bulk acts: the few details each asks for, and the order made of them."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from flask import request
from flask_babel import lazy_gettext as _

from compliance.services.bulk import Order
from compliance.services.bulk_contracts import StatusAsking, Visits
from compliance.services.bulk_obligations import Extension, Reminding
from compliance.services.bulk_reviews import Reviewing
from compliance.web.fields.chosen_fields import YesField
from compliance.web.fields.typed_fields import DayField, LineField, LongField
from compliance.web.officer.bulk_order_forms import BulkForm
from compliance.web.officer.bulk_renewal_forms import RenewForm
from compliance.web.visitors import desk, visitor

SOON = timedelta(days=14)


class ExtendForm(BulkForm):
    """期限延長: to which day, and why."""

    new_due_on = DayField(_("新しい期限"))
    reason = LineField(_("延長の理由"))

    @classmethod
    def proposed(cls) -> Mapping[str, Any]:
        """In two weeks."""
        return {"new_due_on": desk().today() + SOON}

    def order(self) -> Order[Any]:
        """An extension granted by whoever is signed in."""
        return Extension(self.new_due_on.data, self.reason.data, visitor().name)

    def told(self) -> str:
        """The new day."""
        return str(self.new_due_on.data)


class AcceptForm(BulkForm):
    """受理: nothing more to say."""

    def order(self) -> Order[Any]:
        """An acceptance by whoever is signed in."""
        return Reviewing(visitor().id, visitor().name)


class RemindForm(BulkForm):
    """督促: nothing more to say."""

    def order(self) -> Order[Any]:
        """Reminders of today."""
        return Reminding()


class AskForm(BulkForm):
    """取扱状況の報告の求め: by when, what, and whether it is the year's self-check."""

    due_on = DayField(_("報告の期限"))
    self_check = YesField(_("年1回の自己点検として求める"))
    question = LongField(_("たずねること"), required=False)

    @classmethod
    def proposed(cls) -> Mapping[str, Any]:
        """In two weeks."""
        return {"due_on": desk().today() + SOON}

    def order(self) -> Order[Any]:
        """A request by whoever is signed in."""
        return StatusAsking(self.due_on.data, self.question.data, self.self_check.data, visitor().name)

    def told(self) -> str:
        """The day and the kind of request."""
        return f"{self.due_on.data} {self.self_check.data}"


class VisitForm(BulkForm):
    """立入り調査等: when, by whom, and whether the contractors are told of it at once."""

    visit_on = DayField(_("立入り調査等の日"))
    inspectors = LineField(_("調査する職員"), required=False)
    announce = YesField(_("受託者への通知（今日付け）も記録する"))

    @classmethod
    def proposed(cls) -> Mapping[str, Any]:
        """In two weeks."""
        return {"visit_on": desk().today() + SOON}

    def order(self) -> Order[Any]:
        """The visits."""
        return Visits(self.visit_on.data, self.announce.data, self.inspectors.data)

    def told(self) -> str:
        """The day, and whether it is announced."""
        return f"{self.visit_on.data} {self.announce.data}"


FORMS: Mapping[str, type[BulkForm]] = {
    "remind": RemindForm,
    "extend": ExtendForm,
    "accept": AcceptForm,
    "ask": AskForm,
    "visit": VisitForm,
    "renew": RenewForm,
}
OF: Mapping[str, tuple[str, ...]] = {
    "obligations": ("remind", "extend", "accept"),
    "reviews": ("accept",),
    "contracts": ("ask", "visit", "renew"),
}
"""Which acts there are for the rows of which table."""


def bulk_form(act: str) -> BulkForm:
    """The form of an act as it was sent; with a proposal of days where the officer comes from the list."""
    if "seen" in request.form:
        return FORMS[act]()
    return FORMS[act](formdata=None, data=FORMS[act].proposed())
