"""The outsourcings as a list, and one with everything its council paper says and the contracts under it."""

from itertools import groupby
from uuid import UUID

from flask import request
from flask.typing import ResponseReturnValue

from compliance.domain.obligations import Party
from compliance.store.queries.outsourcings import outsourcing as one_outsourcing
from compliance.store.queries.outsourcings import outsourcings as all_outsourcings
from compliance.web.days import asked_day
from compliance.web.gate import page
from compliance.web.officer.blueprint import blueprint
from compliance.web.permissions import Permission
from compliance.web.rendering import render
from compliance.web.visitors import desk, visitor


@page(blueprint, "/outsourcings", Permission.OUTSOURCING_READ)
def outsourcings() -> ResponseReturnValue:
    """Every outsourcing that the visitor may see."""
    with desk().reading() as session:
        listed = all_outsourcings(session, visitor().scope, desk().today())
    return render("officer/outsourcings.html", listed=listed)


@page(blueprint, "/outsourcings/<uuid:outsourcing_id>", Permission.OUTSOURCING_READ)
def outsourcing(outsourcing_id: UUID) -> ResponseReturnValue:
    """One outsourcing on a day."""
    today = desk().today()
    day = asked_day(request.args, today)
    with desk().reading() as session:
        shown = one_outsourcing(session, visitor().scope, outsourcing_id, day.on, today)
    about = shown.about
    return render(
        "officer/outsourcing.html",
        shown=shown,
        about=about,
        day=day,
        data_items=[(kind, list(items)) for kind, items in groupby(about.data_items, lambda item: item.person_kind)],
        measures=[(party, [m for m in shown.measures.values() if m.party is party]) for party in Party],
    )
