"""Templates with the words and the constant links of their language in them say what the plain ones would."""

from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from jinja2 import DictLoader

from compliance import resources
from compliance.web.languages import choose_language
from compliance.web.templates import Templates

TEMPLATE = """{{ _("今日") }}|{{ _("%(number)s件", number=asked) }}|{{ (_("%(number)s件", number=asked) if asked else "")
| upper }}|{{ _("%%(number)s件を選択中") }}|{{ url_for("officer.today") }}|{{ url_for("officer.contracts", q=asked) }}"""


@pytest.mark.parametrize("asked", ["<b>", 3, None])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_what_is_written_in_beforehand_is_what_would_be_said(standing_app: Flask, language: str, asked: object) -> None:
    plain = standing_app.jinja_env
    assert isinstance(plain, Templates)
    with standing_app.test_request_context():
        choose_language(language)
        written: Any = plain.of_language("en" if language == "en" else "ja").overlay()
        written.loader = DictLoader({"page.html": TEMPLATE})
        assert written.get_template("page.html").render(asked=asked) == plain.from_string(TEMPLATE).render(asked=asked)


def test_every_template_can_be_written_in_both_languages(standing_app: Flask) -> None:
    folder = resources.templates_folder() / "pages"
    names = [str(Path(file).relative_to(folder)) for file in folder.rglob("*.html")]
    for language in ("ja", "en"):
        with standing_app.test_request_context():
            choose_language(language)
            assert all(standing_app.jinja_env.get_template(name) for name in names)
