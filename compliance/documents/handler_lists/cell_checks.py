"""The check of one row, cell by cell: texts, kana, role, employment, days, each for itself and against the term."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from unicodedata import category, normalize

from compliance.documents.handler_lists.columns import HEADINGS, Column
from compliance.documents.handler_lists.lines import TypedLine
from compliance.documents.handler_lists.problems import Problem, problem_of
from compliance.documents.handler_lists.terms import Terms
from compliance.documents.handler_lists.values import (
    EMPLOYMENT_WORDS,
    FIRST_DAY,
    LAST_DAY,
    ROLE_WORDS,
    read_day,
    read_yes,
)
from compliance.domain.facts import Employment
from compliance.domain.reasons import Reason
from compliance.domain.search_keys import search_key
from compliance.wording.languages import Language, day_words
from compliance.wording.reasons import Glossary, phrase

_NOT_KANA = re.compile(r"[^ぁ-ゖァ-ヺーヽヾゝゞ・゛゜\s‐-―−-]")
_ERRORS = re.compile(r"#(N/A|REF!|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|SPILL!|CALC!)")
_FORMULA_SIGNS = "=＝+＋@＠"
_HIDDEN = frozenset({"Cc", "Cs", "Cf", "Co", "Zl", "Zp"})
_SHOWN_SIGNS = 5


def cell_problems(line: TypedLine, terms: Terms) -> Iterator[Problem]:
    """Everything that is wrong in one row, in the order of our form; each names its column and what stood there."""
    for column in Column:
        text = line.text(column)
        faults = list(_of_text(column, text))
        for problem in faults or _of_meaning(column, line, terms):
            yield replace(problem, column=column, typed=text)


def _of_text(column: Column, text: str) -> Iterator[Problem]:
    hidden = sorted({sign for sign in text if category(sign) in _HIDDEN})
    if hidden:
        yield problem_of("control_characters", codes=" ".join(f"U+{ord(sign):04X}" for sign in hidden))
    if len(text) > HEADINGS[column].longest:
        yield problem_of("too_long", signs=len(text), longest=HEADINGS[column].longest)
    if _ERRORS.fullmatch(text):
        yield problem_of("error_value")


def _of_meaning(column: Column, line: TypedLine, terms: Terms) -> Iterator[Problem]:
    text = line.text(column)
    if column in _MEANINGS:
        yield from _MEANINGS[column](line, terms)
    if text and text[0] in _FORMULA_SIGNS:
        yield problem_of("looks_like_formula")


def _of_name(line: TypedLine, _terms: Terms) -> Iterator[Problem]:
    if not line.text(Column.NAME):
        yield problem_of("name_missing")


def _of_kana(line: TypedLine, _terms: Terms) -> Iterator[Problem]:
    text = line.text(Column.KANA)
    if not text:
        yield problem_of("kana_missing")
    signs = dict.fromkeys(_NOT_KANA.findall(normalize("NFKC", text)))
    if signs:
        yield problem_of("not_kana", signs="".join(list(signs)[:_SHOWN_SIGNS]))


def _of_role(line: TypedLine, _terms: Terms) -> Iterator[Problem]:
    text = line.text(Column.ROLE)
    if ROLE_WORDS.read(text) is None:
        yield problem_of("role_unknown" if text else "role_missing", known="、".join(ROLE_WORDS.choices))


def _of_employment(line: TypedLine, _terms: Terms) -> Iterator[Problem]:
    text = line.text(Column.EMPLOYMENT)
    employment = EMPLOYMENT_WORDS.read(text)
    if not text:
        yield problem_of("employment_missing")
    elif employment is None:
        yield problem_of("employment_unknown", known="、".join(EMPLOYMENT_WORDS.choices))
    elif employment in (Employment.FREELANCE, Employment.OTHER):
        yield problem_of("employment_asks", employment=text)


def _of_employer(line: TypedLine, terms: Terms) -> Iterator[Problem]:
    employment, employer = EMPLOYMENT_WORDS.read(line.text(Column.EMPLOYMENT)), line.text(Column.EMPLOYER)
    if employment is Employment.DISPATCHED and not employer:
        yield problem_of("employer_missing")
    own = employment in (Employment.OWN, None)
    if own and employer and terms.contractor and search_key(employer) != search_key(terms.contractor):
        yield problem_of("employer_differs")


def _of_system_id(line: TypedLine, _terms: Terms) -> Iterator[Problem]:
    text = line.text(Column.SYSTEM_ID)
    if text and read_yes(text) is None:
        yield problem_of("system_id_unknown")


def _of_day(text: str) -> Iterator[Problem]:
    read = read_day(text)
    if read.on is None:
        why = (_said(read.reason, "ja"), _said(read.reason, "en")) if read.reason else ("空欄です", "it is empty")
        yield problem_of("day_unreadable", why=why[0], why_en=why[1])
    elif not FIRST_DAY <= read.on <= LAST_DAY:
        yield problem_of("day_too_far")
    elif read.serial:
        yield problem_of("day_serial", **_day("day", read.on))
    elif read.reason:
        words = {"why": _said(read.reason, "ja"), "why_en": _said(read.reason, "en")}
        yield problem_of("day_doubtful", **_day("day", read.on), **words)


def _of_beginning(line: TypedLine, terms: Terms) -> Iterator[Problem]:
    text = line.text(Column.FROM)
    yield from _of_day(text) if text else (problem_of("from_missing"),)
    begins = read_day(line.text(Column.FROM)).on
    if begins is not None and terms.end_on is not None and begins > terms.end_on:
        yield problem_of("from_after_term", **_day("ends", terms.end_on))
    elif begins is not None and terms.start_on is not None and begins < terms.start_on:
        yield problem_of("from_before_term", **_day("begins", terms.start_on))


def _of_end(line: TypedLine, terms: Terms) -> Iterator[Problem]:
    text = line.text(Column.TO)
    yield from _of_day(text) if text else ()
    begins, ends = read_day(line.text(Column.FROM)).on, read_day(line.text(Column.TO)).on
    if begins is not None and ends is not None and ends < begins:
        yield problem_of("to_before_from", **_day("begins", begins))
    elif ends is not None and terms.end_on is not None and ends > terms.end_on:
        yield problem_of("to_after_term", **_day("ends", terms.end_on))


def _day(name: str, day: date) -> dict[str, object]:
    return {name: day_words(day, "ja"), f"{name}_en": day_words(day, "en")}


def _said(reason: Reason, language: Language) -> str:
    return phrase(reason, Glossary(language))


_MEANINGS: Mapping[Column, Callable[[TypedLine, Terms], Iterator[Problem]]] = {
    Column.NAME: _of_name,
    Column.KANA: _of_kana,
    Column.ROLE: _of_role,
    Column.EMPLOYMENT: _of_employment,
    Column.EMPLOYER: _of_employer,
    Column.SYSTEM_ID: _of_system_id,
    Column.FROM: _of_beginning,
    Column.TO: _of_end,
}
