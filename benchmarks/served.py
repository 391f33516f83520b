"""The server that pages are measured on: the program's own, with its clock set, a control page, and counts of queries.

Run as a child: `python -m benchmarks.served 2026-11-20`, its settings in the environment.
"""

import os
import sys
from datetime import date

from flask import Blueprint, Flask, Response, g, has_request_context
from jinja2 import Environment
from sqlalchemy import Engine, event

from benchmarks.mornings import clock_of  # of no module that makes wards: the server has none in its memory
from compliance.cli.server import Server
from compliance.config import Config
from compliance.factory import create_app, open_desk
from compliance.web.gate import page
from compliance.web.permissions import Permission

CONTROL = "/bench-control"
STATEMENTS = "X-Statements"
"""The header that tells how many statements a page put to the database."""

_ROWS = [(f"第{n}項", f"義務の内容 {n}", f"2027-03-{n % 28 + 1:02d}", "未了", f"A-{n:04d}") for n in range(163)]
_TABLE = Environment(autoescape=True).from_string(
    """<!doctype html><html lang="ja"><title>control</title><table>{% for row in rows %}
<tr>{% for cell in row %}<td class="cell">{{ cell }}</td>{% endfor %}</tr>{% endfor %}
</table></html>"""
)
_READS_OR_WRITES = ("SELECT", "WITH", "INSERT", "UPDATE", "DELETE")


def control() -> Response:
    """163 rows, about 20 kB, of no database."""
    return Response(_TABLE.render(rows=_ROWS))


def application(config: Config, day: date) -> Flask:
    """The program's own application, at ten in the morning of `day`, with the control beside its pages."""
    app = create_app(config, open_desk(config, clock_of(day)))
    bench = Blueprint("bench", __name__)
    page(bench, CONTROL, Permission.SESSION_BEGIN)(control)
    app.register_blueprint(bench)
    event.listen(Engine, "before_cursor_execute", _count)
    app.after_request(_tell)
    return app


def _count(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
    if has_request_context() and statement.lstrip().startswith(_READS_OR_WRITES):
        g.statements = g.get("statements", 0) + 1


def _tell(response: Response) -> Response:
    response.headers[STATEMENTS] = str(g.get("statements", 0))
    return response


def main() -> None:
    """Serve until told to stop."""
    day = date.fromisoformat(sys.argv[1])
    Server(Config.from_environ(os.environ), lambda config: application(config, day), "ready").run()


if __name__ == "__main__":
    main()
