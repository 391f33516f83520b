"""Each side confirms a handover for itself, in its own name; a difference confirms nothing; what waits is not confirmed."""

from datetime import date
from uuid import UUID, uuid4

import pytest

from compliance.domain.errors import NotFound, Refused
from compliance.domain.facts import Medium
from compliance.services.consents import DecideConsent, RequestConsent
from compliance.services.handover_confirmations import Confirmation, confirm
from compliance.services.handovers import RecordHandover
from compliance.services.recording import correct, record
from compliance.store.idempotency import Request
from compliance.store.queries.handovers import HandoverSheet, handover_sheet
from compliance.store.queries.scopes import Scope
from tests.services.wards import OFFICER, Ward

DAY = date(2026, 4, 10)


def handed(ward: Ward, **more: object) -> UUID:
    told = {"description": "利用者名簿", "medium": Medium.MEDIA, "count": 10, **more}
    return record(ward.desk, OFFICER, RecordHandover(contract_id=ward.contract, happened_on=DAY, **told))  # type: ignore[arg-type]  # columns by name


def sheet(ward: Ward, handover: UUID) -> HandoverSheet:
    with ward.desk.reading() as session:
        return handover_sheet(session, Scope.whole_ward(), handover, ward.desk.today())


def confirmed(ward: Ward, handover: UUID, scope: Scope, **more: object) -> HandoverSheet:
    told = Confirmation(version=sheet(ward, handover).version, by="山田 花子", **more)  # type: ignore[arg-type]  # fields by name
    confirm(ward.desk, OFFICER, scope, handover, told, Request(uuid4(), "/confirm", uuid4(), b""))
    return sheet(ward, handover)


def test_each_side_confirms_in_its_own_name_and_only_once(ward: Ward) -> None:
    handover, own = handed(ward), Scope.of_contractor(ward.contractor)
    after = confirmed(ward, handover, own)
    assert after.fields["contractor_confirmed_by"] == "山田 花子"
    assert after.confirmed_on(ward=False) == ward.desk.today()
    assert after.confirmed_on(ward=True) is None
    with pytest.raises(Refused):
        confirmed(ward, handover, own)
    assert confirmed(ward, handover, Scope.whole_ward()).confirmed_on(ward=True) == ward.desk.today()


def test_a_difference_stands_until_the_receiver_confirms(ward: Ward) -> None:
    handover, own = handed(ward), Scope.of_contractor(ward.contractor)
    with pytest.raises(Refused):
        confirmed(ward, handover, own, agrees=False)
    differing = confirmed(ward, handover, own, agrees=False, counted=9)
    assert (differing.differs, differing.fields["counted"], differing.confirmed_on(ward=False)) == (True, 9, None)
    assert confirmed(ward, handover, Scope.whole_ward()).differs
    assert not confirmed(ward, handover, own).differs


def test_what_was_confirmed_is_not_changed_beneath_the_confirmation(ward: Ward) -> None:
    handover = handed(ward)
    stands = confirmed(ward, handover, Scope.of_contractor(ward.contractor))
    kept = {name: value for name, value in stands.fields.items() if name in RecordHandover.__slots__}
    fewer = RecordHandover(**{**kept, "count": 9, "contract_id": ward.contract, "happened_on": DAY, "note": None})
    with pytest.raises(Refused):
        correct(ward.desk, OFFICER, handover, stands.version, fewer)


def test_what_waits_for_a_consent_is_confirmed_once_it_is_granted(ward: Ward) -> None:
    asked = record(ward.desk, OFFICER, RequestConsent(contract_id=ward.contract, happened_on=DAY, clause="6"))
    handover, own = handed(ward, consent_id=asked), Scope.of_contractor(ward.contractor)
    assert [reason.code for reason in sheet(ward, handover).waits] == ["consent_awaited"]
    with pytest.raises(Refused):
        confirmed(ward, handover, own)
    granted = DecideConsent(contract_id=ward.contract, happened_on=DAY, request_id=asked, granted=True)
    record(ward.desk, OFFICER, granted)
    assert confirmed(ward, handover, own).confirmed_on(ward=False) == ward.desk.today()


def test_another_contractor_finds_nothing(ward: Ward) -> None:
    with pytest.raises(NotFound):
        confirmed(ward, handed(ward), Scope.of_contractor(uuid4()))
