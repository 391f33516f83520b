"""The WSGI entry."""

from compliance.factory import create_app

__all__ = ["create_app"]
