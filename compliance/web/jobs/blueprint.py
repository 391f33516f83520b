"""The blueprint of the pages of jobs."""

from flask import Blueprint

blueprint = Blueprint("jobs", __name__)
