"""What voiding a section's charge of an outsourcing would change: who sees its contracts, and under whom they count."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from compliance.domain.errors import NotFound
from compliance.services.register_grounds import RegisterGround
from compliance.store.places import UNDECIDED, InCharge, in_charge_on
from compliance.store.queries.outsourcings import SectionTerm, contract_numbers, terms_of
from compliance.store.queries.scopes import Scope


@dataclass(frozen=True, slots=True)
class ChargeVoided:
    """The charge, the outsourcing's contracts, and the sections in charge today before and after, the leading first.

    `after` is empty where no section is left to be in charge. `sight_lost`: its section no longer sees the contracts.
    """

    charge: SectionTerm
    contracts: int
    before: Sequence[str]
    after: Sequence[str]
    sight_lost: bool

    @property
    def leads_anew(self) -> bool:
        """Whether the contracts count under another section than before."""
        return self.before[:1] != self.after[:1]


def effect_of_voiding_charge(ground: RegisterGround, outsourcing: UUID, subject: UUID) -> ChargeVoided:
    """What would change today; nothing is written. NotFound where no such charge of the outsourcing stands."""
    terms = [term for term in terms_of(ground.session, outsourcing) if term.void_reason is None]
    charge = next((term for term in terms if term.id == subject), None)
    if charge is None:
        raise NotFound("担当課 / section in charge", subject)
    names = {term.section: term.name for term in terms}
    before = _in_charge(ground, terms)
    after = _in_charge(ground, (term for term in terms if term is not charge))
    numbers = contract_numbers(ground.session, Scope.whole_ward(), [outsourcing])
    return ChargeVoided(
        charge,
        numbers.get(outsourcing, 0),
        [names[section] for section in before],
        [names[section] for section in after],
        charge.section in before and charge.section not in after,
    )


def _in_charge(ground: RegisterGround, terms: Iterable[SectionTerm]) -> Sequence[UUID]:
    told = [InCharge(term.section, term.leads, term.from_on, term.to_on) for term in terms]
    return [section for section in in_charge_on(told, ground.today) if section != UNDECIDED]
