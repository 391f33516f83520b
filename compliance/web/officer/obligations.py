"""The obligations as a list, and one obligation with everything that makes it so."""

from uuid import UUID

from flask import request
from flask.typing import ResponseReturnValue

from compliance.domain.obligations import Party
from compliance.store.queries.choices import contractors_to_choose, sections_to_choose
from compliance.store.queries.measures import measure_text
from compliance.store.queries.obligations import obligation as one_obligation
from compliance.store.queries.obligations import obligations as listed_obligations
from compliance.store.queries.subjects import subjects_of
from compliance.web.days import asked_day
from compliance.web.explanations import explain
from compliance.web.gate import page
from compliance.web.items import known_items
from compliance.web.officer.blueprint import blueprint
from compliance.web.officer.filters import Wanted, asked, conditions, wanted_word
from compliance.web.permissions import Permission
from compliance.web.rendering import render
from compliance.web.visitors import desk, visitor


@page(blueprint, "/obligations", Permission.OBLIGATION_READ)
def obligations() -> ResponseReturnValue:
    """What the address asks for, fifty at a time."""
    question, scope = asked(request.args, desk().today()), visitor().scope
    with desk().reading() as session:
        listed = listed_obligations(session, scope, question.filter, question.as_of, question.after)
        subjects = subjects_of(session, listed.rows)
        sections, contractors = sections_to_choose(session, scope), contractors_to_choose(session, scope)
    return render(
        "officer/obligations.html",
        asked=question,
        listed=listed,
        subjects=subjects,
        conditions=conditions(question, sections, contractors),
        wanted=[(value, wanted_word(value)) for value in Wanted],
        parties=tuple(Party),
        items=known_items(desk().shelf),
        sections=sections,
        contractors=contractors,
    )


@page(blueprint, "/obligations/<uuid:obligation_id>", Permission.OBLIGATION_READ)
def obligation(obligation_id: UUID) -> ResponseReturnValue:
    """Why: the clause, whose duty, what raised it, whose date it is, what met it, and every turn it took."""
    day = asked_day(request.args, desk().today())
    with desk().reading() as session:
        row = one_obligation(session, visitor().scope, obligation_id, day.on)
        subjects = subjects_of(session, [row])
        measure = measure_text(session, row.under.outsourcing, row.obligation.item, day.on)
    return render(
        "officer/obligation.html", row=row, day=day, subjects=subjects, why=explain(row, desk().shelf, measure)
    )
