"""All pages of signing in and of one's own account on one blueprint: importing this module declares them."""

from compliance.web.auth import accounts, drafts, invitations, languages, sign_ins
from compliance.web.auth.blueprint import blueprint as pages

__all__ = ["accounts", "drafts", "invitations", "languages", "pages", "sign_ins"]
