"""Fields that are chosen: yes or no, one of a few words, and things on record, searched for where there are many."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any
from uuid import UUID

from flask_babel import gettext as _
from wtforms import BooleanField, Field, ValidationError

from compliance.domain.search_keys import search_key, search_words

SHOWN = 100
"""How many things are listed at once; the others are found by searching."""

IN_A_SELECT = 60

IN_SIGHT = 10
"""How many of a list are seen at once; of a longer one the chosen come first, or nobody would see that they are."""

YesField = BooleanField
"""One box to tick."""


@dataclass(frozen=True, slots=True)
class Option:
    """Something to choose: the value it stands for, its words, and more words in small print.

    What is not `offered` anew stays where it is chosen already.
    """

    value: UUID | str
    words: str
    more: str = ""
    offered: bool = True

    def matches(self, words: Sequence[str]) -> bool:
        """Whether every searched word (`search_words`) stands in it, whatever its width, case and kana."""
        key = search_key(self.words, self.more)
        return all(word in key for word in words)


class ChoiceField(Field):
    """One of a few words, as radio buttons; `words` gives those of a value, `none` those of no answer at all."""

    def __init__(
        self,
        label: Any,
        values: type[Enum] | Sequence[bool],
        words: Callable[[Any], str],
        *,
        none: Any = None,
        required: bool = True,
        **more: Any,
    ) -> None:
        super().__init__(label, **more)
        self.values, self.words, self.none, self.required = list(values), words, none, required

    def choices(self) -> Iterator[tuple[str, str, bool]]:
        """(code, words, whether it is the chosen one) of each."""
        sent = self.raw_data[0] if self.raw_data else _code(self.data)
        for value in self.values:
            yield _code(value), self.words(value), sent == _code(value)
        if self.none is not None or not self.required:
            yield "", str(self.none or _("未記入")), sent == ""

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        """Find the value of the code."""
        self.data = next((value for value in self.values if valuelist and _code(value) == valuelist[0]), None)

    def pre_validate(self, form: Any) -> None:
        """One is chosen."""
        if self.data is None and self.required:
            raise ValidationError(_("「%(label)s」を選んでください。", label=self.label.text))


def either(label: Any, yes: Any, no: Any, *, first: bool = True, **more: Any) -> Any:
    """Two words for a truth, neither of them chosen beforehand; `first` is the one that is commonly the answer."""
    return ChoiceField(label, (first, not first), lambda value: str(yes if value else no), **more)


class PickField(Field):
    """Things on record: one, or several where `multiple`. `of` names what is offered; `options` are set on the page.

    `hint` says what can be typed to find one; `asked_at` is where a script finds those that the page does not list.
    """

    def __init__(
        self,
        label: Any,
        of: str,
        *,
        multiple: bool = False,
        required: bool = True,
        listed: bool = False,
        hint: Any = None,
        **more: Any,
    ) -> None:
        super().__init__(label, **more)
        self.of, self.multiple, self.required, self.listed, self.hint = of, multiple, required, listed, hint
        self.asked_at: str | None = None
        self.options: Sequence[Option] = ()
        self.searched = ""

    @property
    def chosen(self) -> list[str]:
        """The codes chosen so far, in the order of choosing."""
        if self.raw_data is not None:
            return [str(sent) for sent in self.raw_data if sent]
        held = self.data if self.multiple else [self.data]
        return [str(value) for value in held or () if value is not None]

    def offer(self, options: Iterable[Option]) -> None:
        """Set what can be chosen: what is offered anew, and what is chosen already."""
        chosen = set(self.chosen)
        self.options = tuple(each for each in options if each.offered or str(each.value) in chosen)

    @property
    def in_a_select(self) -> bool:
        """Whether a plain list to pull down does."""
        return not self.multiple and not self.listed and len(self.options) <= IN_A_SELECT

    @property
    def shown(self) -> list[Option]:
        """What is listed: the first that match the search, the chosen ones first; the one that is chosen stays."""
        found, chosen = self.found(), set(self.chosen)
        if not self.multiple:
            found += [option for option in self.options if str(option.value) in chosen and option not in found]
        if len(found) <= IN_SIGHT:
            return found
        return sorted(found, key=lambda option: str(option.value) not in chosen)[:SHOWN]

    @property
    def kept(self) -> list[str]:
        """The codes that are chosen and not listed now: they travel along unseen."""
        listed = {str(option.value) for option in self.shown}
        offered = {str(option.value) for option in self.options}
        return [code for code in self.chosen if code in offered - listed] if self.multiple else []

    def pick_all(self) -> None:
        """Choose everything that matches the search, and what was chosen before."""
        self.raw_data = list(dict.fromkeys([*self.chosen, *(str(option.value) for option in self.found())]))

    def found(self) -> list[Option]:
        """What matches the search."""
        words = search_words(self.searched)
        return [option for option in self.options if option.matches(words)]

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        """The codes are matched to values when the options are known."""
        self.data = tuple(dict.fromkeys(valuelist)) if self.multiple else None

    def pre_validate(self, form: Any) -> None:
        """Everything chosen is on offer, and something is where it must be."""
        offered = {str(option.value): option.value for option in self.options}
        if any(code not in offered for code in self.chosen):
            raise ValidationError(
                _("「%(label)s」で選んだものが、いまは選べません。選び直してください。", label=self.label.text)
            )
        values = tuple(offered[code] for code in dict.fromkeys(self.chosen))
        self.data = values if self.multiple else next(iter(values), None)
        if self.required and not values:
            raise ValidationError(_("「%(label)s」を選んでください。", label=self.label.text))


def _code(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value.value) if isinstance(value, Enum) else ""
