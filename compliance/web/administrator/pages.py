"""All pages of the administrator on one blueprint: importing this module declares them."""

from compliance.web.administrator import nightly_work, system, transfers, user_acts, users, wards
from compliance.web.administrator.blueprint import blueprint as pages

__all__ = ["nightly_work", "pages", "system", "transfers", "user_acts", "users", "wards"]
