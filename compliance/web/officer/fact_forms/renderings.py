"""The pages of a form: itself, the look at its effect, and the links when it was saved."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from flask import request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from compliance.domain.errors import Refused
from compliance.services.grounds import Ground
from compliance.services.previews import effect_of
from compliance.web.addresses import came_from
from compliance.web.drafts import typed
from compliance.web.fact_forms.catalogue import BY_KIND
from compliance.web.fact_forms.choices import first_needed
from compliance.web.fact_forms.effects import effect_parts
from compliance.web.fact_forms.entries import Values
from compliance.web.fact_forms.sheets import Sheet
from compliance.web.fact_forms.told import told
from compliance.web.fields.chosen_fields import PickField
from compliance.web.officer.fact_forms.offers import offer_of
from compliance.web.rendering import render
from compliance.web.visitors import acting, visitor


@dataclass(frozen=True, slots=True)
class First:
    """What has to be recorded before it can be picked: where, or why this visitor does not record it."""

    words: str
    address: str
    unless: str | None


def form_page(sheet: Sheet) -> ResponseReturnValue:
    """The form: 422 where something is wrong with it."""
    ground = sheet.ground
    wrong = sheet.form.form_errors or any(field.errors for field in sheet.form)
    return render(
        "officer/facts/form.html",
        sheet=sheet,
        clauses=offer_of(sheet.entry, ground.editions, visitor().role).clauses,
        shared=sheet.unseen,
        back=came_from(url_for("officer.contract", contract_id=ground.line.id)),
        version=request.form.get("version") or (sheet.record and sheet.record.version),
        first_needed=lambda field: _first(field, ground, sheet.entry.kind),
        status=422 if wrong else 200,
    )


def look(sheet: Sheet, values: Values) -> ResponseReturnValue:
    """The answers and what they would do, everything typed travelling along; the form where they are refused."""
    try:
        effect = effect_of(sheet.ground, acting(), sheet.entry.command(**values), sheet.record)
    except Refused as refused:
        sheet.blame(refused)
        return form_page(sheet)
    return render(
        "officer/facts/effect.html",
        sheet=sheet,
        told=list(told(sheet.form)),
        parts=effect_parts(effect),
        typed=[(name, value) for name, value in typed(request.form.items(multi=True)) if name != "step"],
    )


def links_of(contract: UUID, kind: str, fact: UUID) -> Iterable[tuple[str, str]]:
    """To correct what was just recorded, to take it back, to record another; to its contract from another page."""
    yield _("訂正する"), url_for("officer.correct_fact", contract_id=contract, kind=kind, fact_id=fact)
    yield _("取り消す"), url_for("officer.void_fact", contract_id=contract, kind=kind, fact_id=fact)
    yield _("続けて記録する"), url_for("officer.choose_fact", contract_id=contract)
    if came_from(""):
        yield _("契約の画面へ"), url_for("officer.contract", contract_id=contract)


def _first(field: PickField, ground: Ground, kind: str) -> First | None:
    needed = first_needed(field.of)
    if needed is None or needed == kind or needed not in BY_KIND:
        return None
    offer = offer_of(BY_KIND[needed], ground.editions, visitor().role)
    address = url_for("officer.record_fact", contract_id=ground.line.id, kind=needed)
    return First(str(offer.entry.title), address, offer.unless)
