"""The blueprint that the council's pages are declared on."""

from flask import Blueprint

blueprint = Blueprint("council", __name__)
