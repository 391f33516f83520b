"""What every form of a bulk act has."""

from collections.abc import Mapping
from typing import Any, ClassVar

from flask_wtf import FlaskForm

from compliance.services.bulk import Order, Plan


class BulkForm(FlaskForm):
    """What every one of them has: `seen` is what the preview that the officer read was made of."""

    template: ClassVar = "officer/bulk_preview.html"

    def order(self) -> Order[Any]:
        """The act with its details; called once they are valid."""
        raise NotImplementedError

    def told(self) -> str:
        """The details that decide which rows are touched and how."""
        return ""

    def shown(self, plan: Plan[Any]) -> Mapping[str, Any]:
        """What the page of the act tells of its plan besides the rows."""
        return {}

    @classmethod
    def proposed(cls) -> Mapping[str, Any]:
        """What it begins with."""
        return {}
