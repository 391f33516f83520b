"""What a renewal brings along from the contract before: moved by instruction, or claimed anew; nothing is done."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol, TypeVar
from uuid import UUID

from compliance.domain.editions import Act, Edition, Exemption, Rule
from compliance.domain.errors import Refused
from compliance.services.contracts import DesignatePlace
from compliance.services.devices import RegisterDevice
from compliance.services.holdings import Instruct
from compliance.services.people import Designate, FileList
from compliance.services.refusals import missing, not_recorded
from compliance.store.queries.carried import CarriedDevice, CarriedHolding, CarriedPerson, CarriedPlace

_OF_HOLDINGS = frozenset({Act.GIVE_BACK, Act.ERASE})


class _Thing(Protocol):
    @property
    def id(self) -> UUID: ...


Thing = TypeVar("Thing", bound=_Thing)


def chosen(there: Sequence[Thing], ids: Sequence[UUID]) -> list[Thing]:
    """The ticked ones of what is there. Refused where one of them is not there any more, or never was."""
    known = {thing.id: thing for thing in there}
    if set(ids) - set(known):
        raise not_recorded(
            (
                "引き継ぐものとして選んだものが、前の契約にありません。",
                "Something ticked to come along is not under the contract before.",
            ),
            ("画面を開き直して、選び直してください。", "Open the page again and choose anew."),
        )
    return [known[ident] for ident in dict.fromkeys(ids)]


def instructions(edition: Edition, holdings: Sequence[CarriedHolding], instruct: Instruct) -> Iterator[Instruct]:
    """`instruct` under each clause that the holdings fall under: `edition` is that of the contract before.

    Refused without the words of the instruction, or where the text knows no exception by instruction.
    """
    if holdings and not (instruct.text or "").strip():
        raise missing("instruction", "資料等の取扱いの指示の内容", "text of the instruction for the holdings")
    for rule in (rule for rule in edition.rules() if rule.act in _OF_HOLDINGS):
        of_rule = tuple(holding.id for holding in holdings if holding.medium.value in rule.media)
        if of_rule:
            yield _under(edition, rule, of_rule, instruct)


def may_stay(edition: Edition, holdings: Sequence[CarriedHolding]) -> bool:
    """Whether every clause that these holdings fall under knows the exception by instruction."""
    media = {holding.medium.value for holding in holdings}
    rules = (rule for rule in edition.rules() if rule.act in _OF_HOLDINGS and media.intersection(rule.media))
    return all(edition.clause(rule.item).exemption is Exemption.INSTRUCTION for rule in rules)


def unchanged_list(contract: UUID, on: date) -> FileList:
    """The list 変更なし, handed in `on` and waiting for confirmation."""
    return FileList(contracts=(contract,), happened_on=on, submitted=True, unchanged=True)


def designated(person: CarriedPerson, contract: UUID, from_on: date, filed: UUID) -> Designate:
    """Somebody of the contract before on the new one's list, from `from_on`."""
    return Designate(
        contract_id=contract,
        person_id=person.person_id,
        role=person.role,
        from_on=from_on,
        to_on=person.to_on,
        employment=person.employment,
        employer=person.employer,
        post=person.post,
        scope=person.scope,
        place=person.place,
        has_system_id=person.has_system_id,
        lists=(filed,),
        told_by=filed,
    )


def named_again(place: CarriedPlace, contract: UUID, on: date) -> DesignatePlace:
    """The ward names the place for the new contract too: an act of its own, of this day."""
    return DesignatePlace(contract_id=contract, happened_on=on, name=place.name, address=place.address)


def used_again(device: CarriedDevice, contract: UUID, from_on: date, note: str) -> RegisterDevice:
    """The computer under the new contract, with a note that it is to be confirmed."""
    return RegisterDevice(
        contract_id=contract,
        asset_number=device.asset_number,
        maker=device.maker,
        model_name=device.model_name,
        serial=device.serial,
        place=device.place,
        permitted_users=device.permitted_users,
        access_control=device.access_control,
        from_on=from_on,
        note=note,
    )


def _under(edition: Edition, rule: Rule, holdings: tuple[UUID, ...], instruct: Instruct) -> Instruct:
    if edition.clause(rule.item).exemption is not Exemption.INSTRUCTION:
        raise _no_exception(rule.item)
    return replace(instruct, clause=rule.item, holdings=holdings)


def _no_exception(item: str) -> Refused:
    return not_recorded(
        (
            f"この契約の特記事項{item}には、指示による例外がありません。",
            f"Item {item} of this contract's clauses knows no exception by instruction.",
        ),
        (
            "資料等は、返還・引渡し・消去のうえ、新しい契約で受け渡し直してください。",
            "Have the holdings returned or erased, and hand them over anew under the new contract.",
        ),
        "holdings",
    )
