"""Recording a handler list that came from a contractor."""

from uuid import UUID

from flask.typing import ResponseReturnValue

from compliance.web.gate import page
from compliance.web.handler_lists.forms import FILE_BYTES
from compliance.web.handler_lists.pages import ListPages
from compliance.web.officer.blueprint import blueprint
from compliance.web.permissions import Permission

_LIST = "/contracts/<uuid:contract_id>/handler-list"


@page(blueprint, _LIST, Permission.FACT_RECORD, methods=("GET", "POST"), body_bytes=FILE_BYTES)
def choose_handler_list(contract_id: UUID) -> ResponseReturnValue:
    """The list as a file or as rows copied out of a spreadsheet."""
    return _pages(contract_id).choose()


@page(blueprint, f"{_LIST}/unchanged", Permission.FACT_RECORD, methods=("POST",))
def file_unchanged_list(contract_id: UUID) -> ResponseReturnValue:
    """変更なし."""
    return _pages(contract_id).file_unchanged()


@page(blueprint, f"{_LIST}/check", Permission.FACT_RECORD, methods=("GET", "POST"))
def check_handler_list(contract_id: UUID) -> ResponseReturnValue:
    """What was read, looked over row by row, and filed."""
    return _pages(contract_id).check()


@page(blueprint, f"{_LIST}/form.xlsx", Permission.FACT_RECORD)
def blank_handler_list(contract_id: UUID) -> ResponseReturnValue:
    """Our form, blank."""
    return _pages(contract_id).blank()


@page(blueprint, f"{_LIST}/last.xlsx", Permission.FACT_RECORD)
def last_handler_list(contract_id: UUID) -> ResponseReturnValue:
    """The form with everybody who is designated today."""
    return _pages(contract_id).last()


@page(blueprint, f"{_LIST}/corrected.xlsx", Permission.FACT_RECORD)
def corrected_handler_list(contract_id: UUID) -> ResponseReturnValue:
    """The rows that are being looked over, each bad cell marked."""
    return _pages(contract_id).corrected()


def _pages(contract_id: UUID) -> ListPages:
    return ListPages(contract_id, "officer")
