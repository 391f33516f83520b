"""Fields that take files: what may be chosen is said before choosing, and a telephone may take a photograph instead."""

from typing import Any

from wtforms import Field

from compliance.web.uploads import Taken


class PapersField(Field):
    """Files of one kind of document; its value is what a page has taken in, and stays empty until then."""

    def __init__(self, label: Any, taken: Taken, *, required: bool = False, **more: Any) -> None:
        super().__init__(label, **more)
        self.taken, self.required = taken, required

    def process_formdata(self, valuelist: list[Any]) -> None:
        """What a form carries under this name beside files says nothing."""
