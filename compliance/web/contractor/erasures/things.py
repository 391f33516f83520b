"""What can be erased or certified: under the contract of the guide, and under the contractor's others beside it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from flask_babel import gettext as _

from compliance.domain.facts import Medium
from compliance.services.grounds import Ground
from compliance.store.queries.certificates import holdings_instructed
from compliance.store.queries.contracts import ContractLine
from compliance.store.queries.erasure_lists import unconfirmed_erasures
from compliance.store.queries.recorded import HeldPieces
from compliance.web.contractor.erasures.kinds import MEDIUM, ON_INSTRUCTION, Kind
from compliance.web.days import day_in_words
from compliance.web.duties import subject_word
from compliance.web.fact_forms.words import choice_word
from compliance.web.fields.chosen_fields import Option


@dataclass(frozen=True, slots=True)
class Thing:
    """A holding or an erasure under a contract, in words; `left`: how many pieces of a holding are still held."""

    id: UUID
    under: ContractLine
    words: str
    left: int = 0

    @property
    def pieces(self) -> str:
        """How many are left, in words."""
        return _("%(left)s点", left=self.left) if self.left else ""

    def option(self, *, elsewhere: bool) -> Option:
        """As it is chosen; of another contract, its number says so."""
        number = _("契約 %(number)s", number=self.under.number)
        return Option(self.id, f"{number}{_('：')}{self.words}" if elsewhere else self.words, self.pieces)


def erasable(ground: Ground, kind: Kind) -> Sequence[Thing]:
    """What is still held in the medium that this kind is about, and may be erased: of this contract first."""
    medium, told = MEDIUM.get(kind, Medium.COMPUTER), _instructed(ground, kind)
    lines = {line.id: line for line in ground.contracts}
    held = (*ground.holdings(), *ground.holdings_elsewhere())
    left = (each for each in held if each.left > 0 and each.subject.code == medium.value)
    return [_holding(each, lines[each.contract]) for each in left if told is None or each.id in told]


def certifiable(ground: Ground) -> Sequence[Thing]:
    """The erasures that no check has confirmed, of this contract first."""
    lines = {line.id: line for line in (ground.line, *ground.others)}
    found = unconfirmed_erasures(ground.session, list(lines), ground.today)
    things = [
        Thing(line.id, lines[line.contract], f"{day_in_words(line.on)}　{line.data or choice_word(line.type)}")
        for line in found
    ]
    return sorted(things, key=lambda thing: thing.under.id != ground.line.id)


def by_contract(things: Sequence[Thing]) -> Iterator[tuple[ContractLine, Sequence[Thing]]]:
    """The things under each contract, in the order in which the contracts come first."""
    for under in dict.fromkeys(thing.under for thing in things):
        yield under, [thing for thing in things if thing.under == under]


def _instructed(ground: Ground, kind: Kind) -> frozenset[UUID] | None:
    """What the ward has told to destroy; None where this kind needs no instruction."""
    if kind not in ON_INSTRUCTION:
        return None
    return holdings_instructed(ground.session, [line.id for line in ground.contracts])


def _holding(held: HeldPieces, under: ContractLine) -> Thing:
    return Thing(held.id, under, subject_word(held.subject), held.left)
