"""The obligations as a list, and one obligation with everything that makes it so."""

from datetime import date
from uuid import UUID

from flask import request
from flask.typing import ResponseReturnValue

from compliance.store.queries.choices import contractor_named, contractors_to_choose, sections_to_choose
from compliance.store.queries.live import any_day_obligation
from compliance.store.queries.measures import measure_text
from compliance.store.queries.obligation_lists import obligation_listing
from compliance.store.queries.obligation_numbers import known_number
from compliance.store.queries.obligations import obligation as one_obligation
from compliance.store.queries.paging import Reading
from compliance.store.queries.rows import ObligationRow
from compliance.store.queries.scopes import Scope
from compliance.store.queries.section_groups import Groups, groups_of
from compliance.store.queries.subjects import subjects_of
from compliance.web.days import asked_day
from compliance.web.explanations import explain
from compliance.web.gate import page
from compliance.web.officer.blueprint import blueprint
from compliance.web.officer.filters import Asked, asked
from compliance.web.officer.obligation_tables import OBLIGATIONS, narrowing
from compliance.web.permissions import Permission
from compliance.web.rendering import render
from compliance.web.tables.answers import Offer, answer
from compliance.web.tables.fields import Narrowing
from compliance.web.tables.queries import Query
from compliance.web.visitors import desk, visitor


@page(blueprint, "/obligations", Permission.OBLIGATION_READ)
def obligations() -> ResponseReturnValue:
    """What the address asks for, fifty at a time, or all of it as a workbook."""
    question, scope = asked(request.args, desk().today()), visitor().scope
    with desk().reading() as session:
        groups = groups_of(session, scope, question.filter.section, question.filter.lead)
        known = known_number(session, scope, question.filter, question.as_of)
        listing = obligation_listing(scope, question.filter, question.as_of, groups, known)
        offers = {"shown": Offer(OBLIGATIONS, listing, _narrowing(session, scope, question, groups))}
        return answer(session, "officer/obligations.html", offers, as_of_query=question.query.text("as_of"))


def _narrowing(session: Reading, scope: Scope, question: Asked, groups: Groups | None) -> Narrowing:
    chosen = question.filter.contractor
    return narrowing(
        question,
        sections_to_choose(session, scope, groups),
        contractors_to_choose(session, scope),
        contractor_named(session, scope, chosen) if chosen else None,
    )


@page(blueprint, "/obligations/<uuid:obligation_id>", Permission.OBLIGATION_READ)
def obligation(obligation_id: UUID) -> ResponseReturnValue:
    """Why: the clause, whose duty, what raised it, whose date it is, what met it, and every turn it took."""
    day = asked_day(request.args, desk().today())
    with desk().reading() as session:
        row = _of_the_day(session, obligation_id, day.on)
        subjects = subjects_of(session, [row])
        measure = measure_text(session, row.under.outsourcing, row.obligation.item, day.on)
    return render(
        "officer/obligation.html", row=row, day=day, subjects=subjects, why=explain(row, desk().shelf, measure)
    )


def _of_the_day(session: Reading, obligation_id: UUID, on: date) -> ObligationRow:
    """Of a day to come it may be one that is not owed yet: then the address names the contract."""
    scope, shelf = visitor().scope, desk().shelf
    if on <= desk().today():
        return one_obligation(session, scope, obligation_id, on)
    return any_day_obligation(session, scope, shelf, obligation_id, on, Query(request.args).id("contract"))
