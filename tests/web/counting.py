"""How often the pages that a walk meets ask the database: those opened, and those that show an effect beforehand."""

from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask, Response, request, request_finished, request_started

from compliance.services.desk import Desk
from tests.web.test_pages import MOST_QUERIES, queries


@contextmanager
def few_queries(app: Flask, desk: Desk) -> Iterator[None]:
    """Every page answered inside (a redirect is none) asked no more than a page may."""
    too_often: dict[str, int] = {}
    with queries(desk) as seen:

        def begin(_app: Flask) -> None:
            seen.clear()

        def end(_app: Flask, response: Response) -> None:
            is_page = response.status_code == 200 and response.mimetype == "text/html"
            if is_page and len(seen) > MOST_QUERIES:
                too_often[f"{request.method} {request.path}"] = len(seen)

        with request_started.connected_to(begin, app), request_finished.connected_to(end, app):
            yield
    assert too_often == {}
