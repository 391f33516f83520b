"""All pages of the council on one blueprint: importing this module declares them."""

from compliance.web.council import meetings, reports
from compliance.web.council.blueprint import blueprint as pages

__all__ = ["meetings", "pages", "reports"]
