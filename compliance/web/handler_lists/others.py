"""For which other contracts of the same contractor a handler list is recorded: the ticks, and what was ticked."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from flask import request
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import Form

from compliance.services.grounds import runs_this_year
from compliance.services.handler_lists import Ground
from compliance.store.queries.contracts import ContractLine
from compliance.web.fields.chosen_fields import Option, PickField
from compliance.web.ids import read_ids
from compliance.web.visitors import desk


class OthersForm(Form):
    """For which of the contractor's other contracts the same list is recorded."""

    also = PickField(_("同じ名簿を使う、ほかの契約"), "contracts", multiple=True, required=False)


class OwnOthersForm(OthersForm):
    """The same as the contractor hands it in."""

    also = PickField(_("同じ内容をほかの契約にも出す"), "contracts", multiple=True, required=False)


def others_form(
    ground: Ground, designated: Mapping[UUID, int], *, own: bool, prefix: str = "", also: Sequence[UUID] = ()
) -> OthersForm:
    """The ticks, those of `also` set where nothing was sent; `designated` says how many are, by contract."""
    sent = request.form if request.method == "POST" else None
    form = (OwnOthersForm if own else OthersForm)(sent, prefix=prefix, data={"also": tuple(also)})
    field = form.also
    late = (each.line for each in ground.others if runs_this_year(each.end_on, desk().today()))
    field.offer(_other(line, designated.get(line.id, 0)) for line in late)
    field.searched = request.form.get(f"{field.name}-search", "").strip()
    return form


def _other(line: ContractLine, designated: int) -> Option:
    now = gettext("いま指定されている人 %(number)s人", number=designated)
    return Option(line.id, line.number or gettext("契約番号未定"), f"{line.outsourcing_title}　{now}")


def also_named() -> tuple[UUID, ...]:
    """The other contracts that are ticked; what is no id is none."""
    return read_ids(request.form.getlist("also"))
