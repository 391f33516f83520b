"""The lines of a list: what each row tells of a person, empty where it tells nothing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from compliance.documents.handler_lists.columns import Column
from compliance.documents.handler_lists.readings import ReadList
from compliance.documents.handler_lists.values import EMPLOYMENT_WORDS, ROLE_WORDS, is_open_end, read_day, read_yes
from compliance.domain.facts import Employment, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One person as the list has it, under the number of its row; None or empty is what the list does not tell."""

    row: int
    name: str
    kana: str = ""
    role: Role | None = None
    employment: Employment | None = None
    employer: str = ""
    post: str = ""
    scope: str = ""
    place: str = ""
    has_system_id: bool | None = None
    from_on: date | None = None
    to_on: date | None = None


@dataclass(frozen=True, slots=True)
class TypedLine:
    """The texts of one row, by the columns that the file has."""

    row: int
    texts: Mapping[Column, str]

    def text(self, column: Column) -> str:
        """What stands there; empty where nothing does."""
        return self.texts.get(column, "")

    def read(self) -> Line:
        """What it tells, as far as it can be read."""
        return Line(
            row=self.row,
            name=self.text(Column.NAME),
            kana=self.text(Column.KANA),
            role=ROLE_WORDS.read(self.text(Column.ROLE)),
            employment=EMPLOYMENT_WORDS.read(self.text(Column.EMPLOYMENT)),
            employer=self.text(Column.EMPLOYER),
            post=self.text(Column.POST),
            scope=self.text(Column.SCOPE),
            place=self.text(Column.PLACE),
            has_system_id=read_yes(self.text(Column.SYSTEM_ID)),
            from_on=read_day(self.text(Column.FROM)).on,
            to_on=read_day(self.text(Column.TO)).on,
        )


def typed_lines(read: ReadList) -> Iterator[TypedLine]:
    """Each row in which a column that is read says something."""
    places = {each.column: each.index for each in read.columns if each.column is not None}
    for row in read.rows:
        texts = {column: row.cells[index] for column, index in places.items() if index < len(row.cells)}
        if is_open_end(texts.get(Column.TO, "")):
            texts.pop(Column.TO, None)
        if any(texts.values()):
            yield TypedLine(row.number, texts)
