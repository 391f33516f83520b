"""The blueprint that signing in, one's own account and one's drafts are declared on."""

from flask import Blueprint

blueprint = Blueprint("auth", __name__)
