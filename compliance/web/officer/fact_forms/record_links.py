"""The address of the form that records what meets an outstanding duty, for the role of the request."""

from functools import cache
from typing import NamedTuple

from compliance.domain.obligations import OUTSTANDING, Status
from compliance.store.queries.obligation_lines import ListedObligation, line_from
from compliance.store.queries.rows import ObligationRow
from compliance.web.addresses import came_from
from compliance.web.fact_forms.catalogue import BY_KIND
from compliance.web.fact_forms.meets import means_under
from compliance.web.links import pattern_of
from compliance.web.officer.blueprint import blueprint
from compliance.web.officer.fact_forms.offers import may_decide
from compliance.web.permissions import Permission, may
from compliance.web.visitors import desk, visitor_or_none


class DutyForm(NamedTuple):
    """The form that meets a duty: its kind, and its address as a pattern."""

    kind: str
    address: str

    def fill(self, pattern: str, line: ListedObligation) -> str:
        """The address, or something around it, with the ids of one duty."""
        return pattern.format(contract_id=line.contract, fact_id=line.about, meets=line.id, review_id=line.id)


class RecordLinks:
    """The forms of outstanding duties, for the role of this request; each kind of duty is looked up once.

    `back`: the page that the forms lead back to, else the contract's.
    """

    def __init__(self, back: str | None) -> None:
        self._back = back
        known = visitor_or_none()
        self._role = known.role if known and may(known.role, Permission.FACT_RECORD) else None
        self._shelf = desk().shelf
        self._form = cache(self._form_under)

    def form_of(self, line: ListedObligation) -> DutyForm | None:
        """The form; None where there is none, or another role records it."""
        form = self._form(line.edition, line.rule) if line.status in OUTSTANDING else None
        return None if form and line.status is Status.CLAIMED and form.kind != "review" else form

    def _form_under(self, edition: str, rule: str) -> DutyForm | None:
        means = means_under(self._shelf, edition, rule)
        if self._role is None or means is None or not may_decide(BY_KIND[means.kind], self._role):
            return None
        if means.kind == "review":
            return DutyForm(means.kind, pattern_of("officer.review", "review_id"))
        endpoint, place = ("officer.correct_fact", "fact_id") if means.corrects else ("officer.record_fact", "meets")
        return DutyForm(means.kind, pattern_of(endpoint, "contract_id", place, kind=means.kind, back=self._back))


@blueprint.app_template_global()
def record_link(row: ObligationRow) -> str | None:
    """Where this outstanding duty's form lies; None where there is none, or another role records it."""
    line = line_from(row, None)
    form = RecordLinks(came_from("") or None).form_of(line)
    return form.fill(form.address, line) if form else None
