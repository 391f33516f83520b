"""The keys that work without Ctrl or Alt: what an element says of its own, unless the visitor has turned them off."""

from flask import Flask
from markupsafe import Markup

from compliance.web.visitors import visitor_or_none


def shortcut(key: str) -> Markup:
    """The attributes of an element that a key opens or presses; nothing where keys do nothing."""
    known = visitor_or_none()
    if known is None or not known.single_keys:
        return Markup()
    return Markup(' data-key="{0}" aria-keyshortcuts="{0}"').format(key)


def init_app(app: Flask) -> None:
    """Lets every template name its keys."""
    app.jinja_env.globals["shortcut"] = shortcut
