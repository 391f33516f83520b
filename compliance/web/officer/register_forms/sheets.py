"""A register's form on its page: what it offers, whether it is to be saved, and the page itself."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from wtforms import Form

from compliance.domain.errors import Refused, Stale
from compliance.services.register_grounds import RegisterGround, register_ground
from compliance.web.conflicts import conflict_page, form_sides
from compliance.web.fact_forms.answers import picks
from compliance.web.fact_forms.sheets import arranged
from compliance.web.fact_forms.told import understood
from compliance.web.fields.chosen_fields import Option, PickField
from compliance.web.fields.mistakes import mistakes_of
from compliance.web.fields.row_fields import RowsField
from compliance.web.items import edition_title
from compliance.web.officer.fact_forms.renderings import First
from compliance.web.permissions import Permission, may
from compliance.web.refusals import beside
from compliance.web.rendering import render
from compliance.web.visitors import desk, visitor

Filled = TypeVar("Filled", bound=Form)


@dataclass(frozen=True, slots=True)
class Page:
    """What stands around the form: its title, a line on when to use it, where it lies, and the version it corrects."""

    title: str
    when: str
    above: str
    above_words: str
    version: int | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """What is said when it is saved, and where one goes on."""

    words: str
    address: str


def opened(form: type[Filled], ground: RegisterGround, told: Mapping[str, Any]) -> Filled:
    """The form as sent, or filled with what is told."""
    made = form(request.form if request.method == "POST" else None, data=told)
    for field in picks(made):
        field.searched = request.form.get(f"{field.name}-search", "").strip()
        field.offer(SOURCES[field.of](ground, field.searched))
        field.asked_at = url_for("officer.choices", of=field.of)
    return made


def as_it_stands(form: type[Form], read: Callable[[RegisterGround], Mapping[str, Any]], *under: UUID) -> Form:
    """The form filled with what is read anew, whatever was sent; `under`: the outsourcing whose register it is."""
    with desk().reading() as session:
        ground = register_ground(desk(), session, visitor().scope, *under)
        made = form(data=read(ground))
        for field in picks(made):
            field.offer(SOURCES[field.of](ground, ""))
        return made


def to_save(form: Form) -> bool:
    """Whether it was sent to be saved, and nothing is wrong with it so far."""
    return request.method == "POST" and not arranged(form, request.form) and form.validate()


def values(form: Form) -> dict[str, Any]:
    """Its values by name, rows as what they are of."""
    return {field.short_name: field.values if isinstance(field, RowsField) else field.data for field in form}


def form_page(form: Form, shown: Page, **more: object) -> ResponseReturnValue:
    """The form: 422 where something is wrong with it."""
    version = request.form.get("version") or shown.version
    status = 422 if mistakes_of(form) else 200
    kept = {"form": form, "shown": shown, "version": version, "first_needed": _first, **more}
    return render("officer/registers/form.html", **kept, status=status)


def _first(field: PickField) -> First | None:
    """Where a section or a contractor is registered, of which there is none to pick yet."""
    if field.of == "sections":
        mine = may(visitor().role, Permission.SECTION_CHANGE)
        return First(_("部・課"), url_for("officer.sections"), None if mine else _("個人情報保護担当が登録します。"))
    return First(_("委託先の登録"), url_for("officer.register_contractor"), None) if field.of == "contractors" else None


def saved(
    form: Form, shown: Page, save: Callable[[], Done], standing: Callable[[], Form] | None = None, **more: object
) -> ResponseReturnValue:
    """Save it and go on; where that is refused, the form again with the refusal beside its field.

    `standing` makes the form of what stands now: shown beside what was sent, where somebody else was quicker.
    """
    try:
        done = save()
    except Refused as refused:
        beside(form, refused)
        return form_page(form, shown, **more)
    except Stale as stale:
        return conflict_page(stale, form_sides(form, standing()) if standing else ())
    flash(done.words + understood(form), "good")
    return redirect(done.address)


def _contractors(ground: RegisterGround, searched: str) -> Iterable[Option]:
    for each in ground.contractors(searched):
        more = " ".join(part for part in (each.kana, each.corporate_number, *each.others) if part)
        yield Option(each.id, each.name, more, each.stays)


def _editions(ground: RegisterGround, _searched: str) -> Iterable[Option]:
    for edition in ground.editions:
        yield Option(edition.id, edition_title(edition))


SOURCES: Mapping[str, Callable[[RegisterGround, str], Iterable[Option]]] = {
    "contractors": _contractors,
    "editions": _editions,
    "contracts": lambda ground, _searched: (
        Option(line.id, line.number, line.contractor_name) for line in ground.contracts
    ),
    "sections": lambda ground, _searched: (Option(each.id, each.name, each.department) for each in ground.sections),
}
"""What the registers' forms offer to pick from."""
