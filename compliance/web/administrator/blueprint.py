"""The blueprint that the administrator's pages are declared on."""

from flask import Blueprint

blueprint = Blueprint("administrator", __name__)
