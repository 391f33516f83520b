"""The one search box: contracts, contractors, outsourcings, people and clauses by what somebody typed."""

from flask import jsonify, request
from flask.typing import ResponseReturnValue

from compliance.domain.search_keys import search_words
from compliance.store.queries import search_results as found
from compliance.web.duties import reads_names
from compliance.web.gate import page
from compliance.web.officer.blueprint import blueprint
from compliance.web.officer.search_groups import (
    HitGroup,
    clause_group,
    contract_group,
    contractor_group,
    outsourcing_group,
    person_group,
)
from compliance.web.permissions import Permission
from compliance.web.rendering import render
from compliance.web.visitors import desk, visitor

SHOWN = 10
SUGGESTED = 4
LONGEST = 100


@page(blueprint, "/search", Permission.SEARCH_READ)
def search() -> ResponseReturnValue:
    """Everything that is called so, by kind, each opening its page."""
    typed, words = _asked()
    groups = _groups(typed, words, SHOWN) if words else []
    return render("officer/search.html", typed=typed, words=words, groups=groups)


@page(blueprint, "/search/suggest", Permission.SEARCH_READ)
def suggest() -> ResponseReturnValue:
    """The first few of each kind while somebody types, as JSON: `[{kind, words, detail, address}, …]`."""
    typed, words = _asked()
    groups = _groups(typed, words, SUGGESTED) if words else []
    return jsonify(
        [
            {"kind": group.words, "words": hit.words, "detail": hit.detail, "address": hit.address}
            for group in groups
            for hit in group.hits
        ]
    )


def _asked() -> tuple[str, tuple[str, ...]]:
    typed = request.args.get("q", "").strip()[:LONGEST]
    return typed, search_words(typed)


def _groups(typed: str, words: tuple[str, ...], limit: int) -> list[HitGroup]:
    """The kinds that have a hit, what an officer looks for most first."""
    scope, today = visitor().scope, desk().today()
    with desk().reading() as session:
        groups = (
            contract_group(found.contract_hits(session, scope, words, limit), typed),
            contractor_group(found.contractor_hits(session, scope, words, limit), typed),
            outsourcing_group(found.outsourcing_hits(session, scope, words, limit, today)),
            *((person_group(found.person_hits(session, scope, words, limit)),) if reads_names() else ()),
            clause_group(desk().shelf, words, limit),
        )
    return [group for group in groups if group.number]
