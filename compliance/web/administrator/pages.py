"""All pages of the administrator on one blueprint: importing this module declares them."""

from compliance.web.administrator import system, transfers, user_acts, users
from compliance.web.administrator.blueprint import blueprint as pages

__all__ = ["pages", "system", "transfers", "user_acts", "users"]
