"""Renewing a contract: the new one, what comes along with it, the effect beforehand, and then all of it at once."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from compliance.domain.editions import Edition
from compliance.domain.errors import Refused
from compliance.domain.obligations import OUTSTANDING
from compliance.services.renewal_previews import RenewalPreview, preview_renewal
from compliance.services.renewals import Before, Renewal, before_of
from compliance.services.renewals import renew as renew_contract
from compliance.store.idempotency import body_digest
from compliance.store.queries.carried import Carried
from compliance.store.queries.contracts import ContractTerms, contract_terms
from compliance.store.queries.editions import bound_until
from compliance.store.queries.obligations import EVERY, whole_list
from compliance.store.queries.rows import ObligationFilter, ObligationRow
from compliance.web import once
from compliance.web.fact_forms.effects import effect_parts
from compliance.web.fact_forms.sheets import arranged
from compliance.web.gate import page
from compliance.web.officer.blueprint import blueprint
from compliance.web.officer.renewal_forms import RenewalForm, proposed
from compliance.web.once import sent_form
from compliance.web.permissions import Permission
from compliance.web.refusals import beside
from compliance.web.rendering import render
from compliance.web.visitors import acting, desk, visitor

_NOT_CONTENT = once.KEYS | {"seen", "step"}


@dataclass(frozen=True, slots=True)
class _Before:
    """The contract before, what a renewal builds on, and every duty of it."""

    terms: ContractTerms
    renewed: Before
    duties: tuple[ObligationRow, ...]

    @property
    def edition(self) -> Edition:
        """The last edition that it comes to stand under."""
        return bound_until(desk().shelf, self.renewed.editions, date.max)[0]

    @property
    def there(self) -> Carried:
        """What may come along."""
        return self.renewed.there

    @property
    def staying(self) -> tuple[ObligationRow, ...]:
        """What is outstanding, and stays with it."""
        return tuple(row for row in self.duties if row.status in OUTSTANDING)


@page(blueprint, "/contracts/<uuid:contract_id>/renew", Permission.CONTRACT_RENEW, methods=("GET", "POST"))
def renew(contract_id: UUID) -> ResponseReturnValue:
    """Asks, shows the effect, and with the effect seen concludes the contract and takes along what was ticked."""
    before = _before(contract_id)
    form = RenewalForm(data=proposed(before.terms, before.edition, before.there, desk().today()))
    form.offer(before.there)
    if request.method == "GET" or arranged(form, request.form) or not _is_valid(form):
        return _page(before, form, status=422 if form.errors else 200)
    wanted, actor = form.renewal(contract_id, visitor().name), acting()
    try:
        if request.form.get("step") != "renew" or request.form.get("seen") != _typed():
            return _page(before, form, _preview(before, wanted))
        renewed = renew_contract(desk(), actor, visitor().scope, wanted, sent_form())
    except Refused as refused:
        beside(form, refused)
        return _page(before, form, status=422)
    flash(_("新しい契約を登録しました。引き継いだものは、確認が済むまで履行済みになりません。"), "good")
    return redirect(url_for("officer.contract", contract_id=renewed))


def _before(contract_id: UUID) -> _Before:
    today, scope = desk().today(), visitor().scope
    with desk().reading() as session:
        terms = contract_terms(session, scope, contract_id)
        renewed = before_of(session, terms, max(today, terms.end_on or today))
        duties = whole_list(session, scope, ObligationFilter(EVERY, contract=contract_id), today)
    return _Before(terms, renewed, duties)


def _preview(before: _Before, wanted: Renewal) -> RenewalPreview:
    with desk().reading() as session:
        return preview_renewal(session, desk(), before.renewed, before.duties, wanted)


def _is_valid(form: RenewalForm) -> bool:
    valid = form.validate()
    for name, message in form.missing():
        form[name].errors = [*form[name].errors, message]
        valid = False
    return valid


def _typed() -> str:
    """A digest of what the form says: the effect that was seen is that of the same words and ticks."""
    fields = [(name, value) for name, value in request.form.items(multi=True) if name not in _NOT_CONTENT]
    return body_digest(fields).hex()


def _page(
    before: _Before, form: RenewalForm, preview: RenewalPreview | None = None, status: int = 200
) -> ResponseReturnValue:
    return render(
        "officer/renewal.html",
        status=status,
        terms=before.terms,
        there=before.there,
        form=form,
        preview=preview,
        effects=effect_parts(preview.before) if preview else (),
        owed=_alike(preview.owed) if preview else (),
        seen=_typed() if preview else "",
        staying=before.staying,
        staying_alike=_alike(before.staying),
    )


def _alike(rows: Iterable[ObligationRow]) -> tuple[tuple[ObligationRow, int], ...]:
    """One row of each duty with a day, and how many there are that differ only in whom or what they are about."""
    first: dict[tuple[object, ...], ObligationRow] = {}
    numbers: Counter[tuple[object, ...]] = Counter()
    for row in rows:
        owed = row.obligation
        if not owed.standing:
            key = (owed.rule, owed.item, owed.period, owed.due_on, row.status)
            first.setdefault(key, row)
            numbers[key] += 1
    return tuple((row, numbers[key]) for key, row in first.items())
