"""The effect of a record in words: on the page before it is saved, and in the notice afterwards."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from flask_babel import gettext as _
from markupsafe import Markup

from compliance.services.previews import Effect
from compliance.store.queries.rows import ObligationRow
from compliance.web.days import day_in_words, fiscal_year_tag
from compliance.web.duties import about_word
from compliance.web.fact_forms.choices import row_words

SHOWN = 20
TOLD = 3


@dataclass(frozen=True, slots=True)
class EffectPart:
    """One kind of effect: its heading, the duties in words, and how many more there are."""

    heading: str
    lines: tuple[str, ...]
    more: int


def effect_parts(effect: Effect) -> tuple[EffectPart, ...]:
    """The effect for the page: every duty with whom it is about."""
    kinds = (
        (_("新しく生じる（又は再び未履行になる）義務"), effect.raised),
        (_("確認待ちになる義務"), effect.claimed),
        (_("履行済みになる義務"), effect.met),
        (_("対象外になる義務"), effect.ended),
    )
    parts = [_part(heading, [_line(row, effect) for row in rows]) for heading, rows in kinds if rows]
    if effect.moved:
        parts.append(_part(_("期限が変わる義務"), [*_moves(effect)]))
    return tuple(parts)


def effect_sentences(effect: Effect) -> Iterator[str]:
    """The effect for the notice: what was met, what awaits review, what is owed now."""
    for words in _counted(effect.met):
        yield _("「%(duty)s」が履行済みになりました。", duty=words)
    for words in _counted(effect.claimed):
        yield _("「%(duty)s」が確認待ちになりました。", duty=words)
    for words in _counted(row for row in effect.raised if not row.obligation.standing):
        yield _("「%(duty)s」が未履行の義務に加わりました。", duty=words)


def notice(words: str, effect: Effect, links: Iterable[tuple[str, str]] = ()) -> Markup:
    """What was done, what it did to the duties, and where to go from here."""
    said = [words, *effect_sentences(effect)]
    joined = Markup("<br>").join(said)
    more = Markup(" ").join(Markup('<a href="{}">{}</a>').format(address, text) for text, address in links)
    return joined + Markup("<br>") + more if more else joined


def _part(heading: str, lines: list[str]) -> EffectPart:
    return EffectPart(heading, tuple(lines[:SHOWN]), max(len(lines) - SHOWN, 0))


def _line(row: ObligationRow, effect: Effect) -> str:
    due = row.obligation.due_on
    when = _("（期限 %(day)s）", day=day_in_words(due)) if due else ""
    about = about_word(row, effect.subjects)
    return f"{_about(_duty(row), about)}{when}"


def _moves(effect: Effect) -> Iterator[str]:
    for moved in effect.moved:
        was, now = (_day(row) for row in (moved.before, moved.after))
        yield _("%(duty)s：%(was)s から %(now)s へ", duty=_line_without_day(moved.after, effect), was=was, now=now)


def _line_without_day(row: ObligationRow, effect: Effect) -> str:
    return _about(_duty(row), about_word(row, effect.subjects))


def _about(duty: str, about: str) -> str:
    return _("%(duty)s %(about)s", duty=duty, about=about) if about else duty


def _day(row: ObligationRow) -> str:
    return day_in_words(row.obligation.due_on) if row.obligation.due_on else _("期限なし")


def _duty(row: ObligationRow) -> str:
    if not row.obligation.period.startswith("FY"):
        return row_words(row)
    return _("%(duty)s（%(year)s）", duty=row_words(row), year=fiscal_year_tag(row.obligation.fiscal_year))


def _counted(rows: Iterable[ObligationRow]) -> Iterator[str]:
    """The commonest duties, each once with how many there are."""
    for words, number in Counter(map(_duty, rows)).most_common(TOLD):
        yield words if number == 1 else _("%(duty)s %(number)s件", duty=words, number=number)
