"""The blueprint that the ward's pages are declared on."""

from flask import Blueprint

blueprint = Blueprint("officer", __name__)
