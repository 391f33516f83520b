"""From what a contractor sends to the list in it: a file of any kind that is read, or pasted rows."""

from collections.abc import Mapping

from compliance.documents.handler_lists.archives import TEXT, kind_of
from compliance.documents.handler_lists.columns import Column
from compliance.documents.handler_lists.readings import ReadList, find_list
from compliance.documents.handler_lists.texts import read_text, read_text_file
from compliance.documents.handler_lists.workbooks import read_workbook
from compliance.documents.papers_in.hidden_characters import shown_name

PASTED = "貼り付けた表"
_NOTHING: Mapping[str, Column] = {}


def read_list_file(data: bytes, name: str, known: Mapping[str, Column] = _NOTHING) -> ReadList:
    """The list in a file. `known`: what headings meant before, by their key. NotAHandlerList where there is none."""
    called = shown_name(name)
    book = read_text_file(data, called) if kind_of(data, called) is TEXT else read_workbook(data, called)
    return find_list(book, called, known)


def read_pasted(text: str, known: Mapping[str, Column] = _NOTHING) -> ReadList:
    """The list in rows copied out of a spreadsheet."""
    return find_list(read_text(text, PASTED), PASTED, known)
