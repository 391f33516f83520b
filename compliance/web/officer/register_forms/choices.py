"""What a register's form offers to pick from, looked for while somebody types."""

from flask import abort, jsonify, request
from flask.typing import ResponseReturnValue

from compliance.domain.search_keys import search_words
from compliance.services.register_grounds import register_ground
from compliance.web.fields.chosen_fields import SHOWN
from compliance.web.gate import page
from compliance.web.officer.blueprint import blueprint
from compliance.web.officer.register_forms.sheets import SOURCES
from compliance.web.permissions import Permission
from compliance.web.visitors import desk, visitor

LONGEST = 100


@page(blueprint, "/choices", Permission.REGISTER_CHANGE)
def choices() -> ResponseReturnValue:
    """The first that `q` matches, as JSON: `[{value, words, more}, …]`; 404 where `of` names nothing on offer."""
    source = SOURCES.get(request.args.get("of", "")) or abort(404)
    typed = request.args.get("q", "").strip()[:LONGEST]
    words = search_words(typed)
    with desk().reading() as session:
        offered = source(register_ground(desk(), session, visitor().scope), typed)
        found = [option for option in offered if option.offered and option.matches(words)]
    return jsonify([{"value": str(each.value), "words": each.words, "more": each.more} for each in found[:SHOWN]])
