"""The blueprint that the contractor's pages are declared on."""

from flask import Blueprint

blueprint = Blueprint("contractor", __name__)
