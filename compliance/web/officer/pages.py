"""All pages of the ward on one blueprint: importing this module declares them."""

from compliance.web.officer import contracts, obligations, outsourcings, papers, today
from compliance.web.officer.blueprint import blueprint as pages

__all__ = ["contracts", "obligations", "outsourcings", "pages", "papers", "today"]
