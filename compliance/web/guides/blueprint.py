"""The blueprint that the pages of help are declared on."""

from flask import Blueprint

blueprint = Blueprint("guides", __name__)
