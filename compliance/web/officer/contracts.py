"""One contract: what it is, the clauses and measures by year, what is outstanding, and what happened."""

from collections import Counter
from uuid import UUID

from flask import request
from flask.typing import ResponseReturnValue

from compliance.domain.obligations import OUTSTANDING
from compliance.store.queries.contract_records import incidents_of, inspections_of
from compliance.store.queries.contracts import ContractPage
from compliance.store.queries.contracts import contract as one_contract
from compliance.store.queries.measures import measures_on
from compliance.store.queries.subjects import subjects_of
from compliance.web.days import asked_day
from compliance.web.gate import page
from compliance.web.officer.blueprint import blueprint
from compliance.web.officer.grids import grids
from compliance.web.permissions import Permission
from compliance.web.rendering import render
from compliance.web.visitors import desk, visitor

SHOWN = 50


@page(blueprint, "/contracts/<uuid:contract_id>", Permission.CONTRACT_READ)
def contract(contract_id: UUID) -> ResponseReturnValue:
    """One contract on a day."""
    day = asked_day(request.args, desk().today())
    with desk().reading() as session:
        shown = one_contract(session, visitor().scope, desk().shelf, contract_id, day.on)
        measures = measures_on(session, shown.line.outsourcing, day.on)
        outstanding = [row for row in shown.obligations if row.status in OUTSTANDING]
        subjects = subjects_of(session, outstanding[:SHOWN])
        inspections = inspections_of(session, contract_id, day.on)
        incidents = incidents_of(session, contract_id, day.on)
    edition = desk().shelf.edition(shown.line.edition)
    return render(
        "officer/contract.html",
        shown=shown,
        day=day,
        edition=edition,
        grids=grids(shown, edition, measures),
        outstanding=outstanding[:SHOWN],
        subjects=subjects,
        outstanding_number=len(outstanding),
        people=_people(shown),
        inspections=inspections,
        incidents=incidents,
    )


def _people(shown: ContractPage) -> dict[str, Counter[object]]:
    """How many are designated on the day, by role and by employment: numbers, no names."""
    there = [p for p in shown.people if p.from_on <= shown.as_of and (p.to_on is None or p.to_on >= shown.as_of)]
    return {"roles": Counter(p.role for p in there), "employments": Counter(p.employment for p in there)}
