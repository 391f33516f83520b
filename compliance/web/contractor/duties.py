"""What a contractor owes under its own contracts: the list and, for each, why."""

from uuid import UUID

from flask import request
from flask.typing import ResponseReturnValue

from compliance.store.queries.choices import sections_to_choose
from compliance.store.queries.contacts import telephones
from compliance.store.queries.measures import measure_text
from compliance.store.queries.obligation_lists import obligation_listing
from compliance.store.queries.subjects import subjects_of
from compliance.web.contractor.blueprint import blueprint
from compliance.web.contractor.duty_tables import OWN_DUTIES, asked_duties
from compliance.web.contractor.hand_ins.ways import later_day_page, page_of
from compliance.web.contractor.own_duties import own_duty
from compliance.web.explanations import explain
from compliance.web.gate import page
from compliance.web.permissions import Permission
from compliance.web.rendering import render
from compliance.web.tables.answers import Offer, answer
from compliance.web.visitors import desk, visitor


@page(blueprint, "/own-obligations", Permission.OWN_DUTIES_READ)
def obligations() -> ResponseReturnValue:
    """What is outstanding, or with `status=all` everything, fifty at a time or all of it as a workbook."""
    scope = visitor().scope
    wanted, told = asked_duties(request.args)
    offer = Offer(OWN_DUTIES, obligation_listing(scope, wanted, desk().today()), told)
    with desk().reading() as session:
        phones = telephones(session, {section.id for section in sections_to_choose(session, scope)})
        return answer(session, "contractor/obligations.html", {"shown": offer}, phones=phones)


@page(blueprint, "/own-obligations/<uuid:obligation_id>", Permission.OWN_DUTIES_READ)
def obligation(obligation_id: UUID) -> ResponseReturnValue:
    """Why one of them is owed, as of today; what the ward owes is not the contractor's to open."""
    day = desk().today()
    with desk().reading() as session:
        row = own_duty(session, obligation_id)
        subjects = subjects_of(session, [row])
        phones = telephones(session, {row.under.section})
        measure = measure_text(session, row.under.outsourcing, row.obligation.item, day)
    why = explain(row, desk().shelf, measure)
    return render(
        "contractor/obligation.html",
        row=row,
        subjects=subjects,
        phones=phones,
        why=why,
        meets_at=page_of(row),
        later_day_at=later_day_page(row),
    )
