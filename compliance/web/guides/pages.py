"""The pages of help: the first week, the keys, and the steps of a tour, each of which leads to a real page."""

from flask import Blueprint, Flask, abort, redirect
from flask.typing import ResponseReturnValue

from compliance.store.queries.own_records import recorded_by
from compliance.web.gate import page
from compliance.web.guides.lines import help_line
from compliance.web.guides.tours import stop_address, strip, tour_of
from compliance.web.guides.weeks import tasks_of, watched_actions
from compliance.web.permissions import Permission
from compliance.web.rendering import render
from compliance.web.visitors import desk, visitor

pages = Blueprint("guides", __name__)


@page(pages, "/guide", Permission.GUIDE_READ)
def first_week() -> ResponseReturnValue:
    """The five things of the first week, with those done that the records show."""
    tasks = tasks_of(visitor().role)
    with desk().reading() as session:
        recorded = recorded_by(session, visitor().id, watched_actions(tasks))
    listed = [(task, task.done(recorded)) for task in tasks]
    return render("guides/first_week.html", listed=listed, tour=tour_of(visitor().role))


@page(pages, "/guide/keys", Permission.GUIDE_READ)
def keys() -> ResponseReturnValue:
    """What can be done by the keyboard, which is everything, and the keys that save time."""
    return render("guides/keys.html")


@page(pages, "/guide/tour/<step>", Permission.GUIDE_READ)
def tour(step: str) -> ResponseReturnValue:
    """The page of one step of the visitor's own tour."""
    return redirect(stop_address(step) or abort(404))


def init_app(app: Flask) -> None:
    """Gives the frame the line about each page, and the strip of a tour."""
    app.jinja_env.globals.update(help_line=help_line, tour_strip=strip)
