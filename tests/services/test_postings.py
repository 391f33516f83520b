"""Postings have days: a right is judged by today's, transfers are all or none, and an administrator is always left."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from compliance.config import PasswordCost
from compliance.domain.errors import NotFound, Refused, Stale
from compliance.passwords import Passwords
from compliance.services.access import disable_account, enable_account, end_sessions, reset_password
from compliance.services.accounts import NewAccount, account_called, open_account, open_with_password_once
from compliance.services.postings import Post, end_posting, post_beside, transfer
from compliance.services.sign_ins import NotSignedIn, sign_in, visitor
from compliance.store.actors import Actor
from compliance.store.idempotency import Request, body_digest
from compliance.store.models.accounts import AccountRole
from compliance.store.queries.postings import postings_of
from tests.services.wards import OFFICER, Ward, new_section

PASSWORD = "a long enough password"
APRIL = date(2027, 4, 1)
IN_APRIL = datetime(2027, 4, 1, 3, 0, tzinfo=UTC)
PASSWORDS = Passwords(PasswordCost.CHEAP)


@pytest.fixture
def administrator(ward: Ward) -> UUID:
    return opened(ward, "kanri", AccountRole.ADMINISTRATOR)


@pytest.fixture
def officer(ward: Ward, administrator: UUID) -> UUID:
    """An officer of the ward's section."""
    return opened(ward, "kenko", AccountRole.SECTION_OFFICER, ward.section)


def opened(ward: Ward, login: str, role: AccountRole, section: UUID | None = None) -> UUID:
    new = NewAccount(login=login, name=login, role=role, section_id=section)
    return open_account(ward.desk, PASSWORDS, OFFICER, new, PASSWORD)


def sections(ward: Ward, token: str) -> frozenset[UUID]:
    """What a session sees today."""
    known = visitor(ward.desk, token)
    assert known is not None
    return known.scope.sections


def move(account: UUID, section: UUID, from_on: date = APRIL) -> Post:
    return Post(account_id=account, role=AccountRole.SECTION_OFFICER, section_id=section, from_on=from_on)


def form(number: int) -> Request:
    return Request(UUID(int=1), "/users", UUID(int=number), body_digest([]))


def test_a_transfer_takes_the_rights_along_on_its_day_and_not_before(ward: Ward, officer: UUID) -> None:
    other = new_section(ward.desk, "税務課")
    transfer(ward.desk, OFFICER, [move(officer, other)])
    assert sections(ward, sign_in(ward.desk, PASSWORDS, "kenko", PASSWORD, "-")) == {ward.section}
    later = ward.at(IN_APRIL)
    assert sections(later, sign_in(later.desk, PASSWORDS, "kenko", PASSWORD, "-")) == {other}


def test_an_open_session_loses_the_right_at_its_next_request(ward: Ward, officer: UUID) -> None:
    token, other = sign_in(ward.desk, PASSWORDS, "kenko", PASSWORD, "-"), new_section(ward.desk, "税務課")
    transfer(ward.desk, OFFICER, [move(officer, other, ward.desk.today())])
    assert sections(ward, token) == {other}


def test_an_officer_of_two_sections_sees_both(ward: Ward, officer: UUID) -> None:
    other = new_section(ward.desk, "税務課")
    post_beside(ward.desk, OFFICER, [move(officer, other, ward.desk.today())])
    assert sections(ward, sign_in(ward.desk, PASSWORDS, "kenko", PASSWORD, "-")) == {ward.section, other}


def test_two_roles_are_not_held_at_once(ward: Ward, officer: UUID) -> None:
    auditor = Post(account_id=officer, role=AccountRole.AUDITOR, from_on=ward.desk.today())
    with pytest.raises(Refused, match="Another posting"):
        post_beside(ward.desk, OFFICER, [auditor])


def test_transfers_are_done_all_or_none(ward: Ward, officer: UUID) -> None:
    nobody = move(UUID(int=9), ward.section)
    with pytest.raises(NotFound):
        transfer(ward.desk, OFFICER, [move(officer, new_section(ward.desk, "税務課")), nobody])
    with ward.desk.reading() as session:
        assert [one.section_id for one in postings_of(session, officer)] == [ward.section]


def test_a_later_transfer_takes_the_place_of_the_one_recorded_before(ward: Ward, officer: UUID) -> None:
    wrong, right = new_section(ward.desk, "税務課"), new_section(ward.desk, "総務課")
    for section in (wrong, right):
        transfer(ward.desk, OFFICER, [move(officer, section)])
    with ward.desk.reading() as session:
        standing = [(one.section_id, one.to_on) for one in postings_of(session, officer)]
    assert standing == [(ward.section, date(2027, 3, 31)), (right, None)]


def test_nobody_signs_in_after_the_last_day_of_the_posting(ward: Ward, officer: UUID) -> None:
    with ward.desk.reading() as session:
        posting = postings_of(session, officer)[0]
    end_posting(ward.desk, OFFICER, posting.id, posting.version, date(2027, 3, 31))
    assert sign_in(ward.desk, PASSWORDS, "kenko", PASSWORD, "-")
    with pytest.raises(NotSignedIn):
        sign_in(ward.at(IN_APRIL).desk, PASSWORDS, "kenko", PASSWORD, "-")
    with pytest.raises(Stale):
        end_posting(ward.desk, OFFICER, posting.id, posting.version, APRIL)


def test_the_last_administrator_is_neither_stopped_nor_moved(ward: Ward, administrator: UUID) -> None:
    with pytest.raises(Refused, match="administrator"):
        disable_account(ward.desk, OFFICER, administrator, 1)
    with pytest.raises(Refused, match="administrator"):
        transfer(ward.desk, OFFICER, [Post(account_id=administrator, role=AccountRole.AUDITOR, from_on=APRIL)])


def test_nobody_stops_their_own_account(ward: Ward, administrator: UUID) -> None:
    second = opened(ward, "kanri2", AccountRole.ADMINISTRATOR)
    with pytest.raises(Refused, match="their own account"):
        disable_account(ward.desk, Actor.account(second), second, 1)
    disable_account(ward.desk, Actor.account(administrator), second, 1)


def test_a_stopped_account_is_let_in_again(ward: Ward, officer: UUID) -> None:
    token = sign_in(ward.desk, PASSWORDS, "kenko", PASSWORD, "-")
    disable_account(ward.desk, OFFICER, *account_called(ward.desk, "kenko"))
    assert visitor(ward.desk, token) is None
    with pytest.raises(Stale):
        enable_account(ward.desk, OFFICER, officer, 1)
    enable_account(ward.desk, OFFICER, *account_called(ward.desk, "kenko"))
    assert sign_in(ward.desk, PASSWORDS, "kenko", PASSWORD, "-")


def test_sessions_end_everywhere(ward: Ward, officer: UUID) -> None:
    tokens = [sign_in(ward.desk, PASSWORDS, "kenko", PASSWORD, "-") for _ in range(2)]
    end_sessions(ward.desk, OFFICER, officer)
    assert [visitor(ward.desk, token) for token in tokens] == [None, None]


def test_a_password_made_here_is_told_once_and_is_to_be_changed(ward: Ward, officer: UUID) -> None:
    given = reset_password(ward.desk, PASSWORDS, OFFICER, officer, 1, form(1))
    assert given.password is not None
    assert reset_password(ward.desk, PASSWORDS, OFFICER, officer, 1, form(1)).password is None
    known = visitor(ward.desk, sign_in(ward.desk, PASSWORDS, "kenko", given.password, "-"))
    assert known is not None
    assert known.password_once
    with pytest.raises(NotSignedIn):
        sign_in(ward.desk, PASSWORDS, "kenko", PASSWORD, "-")


def test_a_login_in_use_is_refused_beside_its_field(ward: Ward, officer: UUID) -> None:
    new = NewAccount(login="ＫＥＮＫＯ", name="別の人", role=AccountRole.AUDITOR)
    with pytest.raises(Refused, match="in use") as refused:
        open_with_password_once(ward.desk, PASSWORDS, OFFICER, new, form(2))
    assert refused.value.field == "login"


def test_the_last_administrator_stays_also_after_others_whose_end_is_known(ward: Ward, administrator: UUID) -> None:
    second = opened(ward, "kanri-2", AccountRole.ADMINISTRATOR)
    with ward.desk.reading() as session:
        first, other = (postings_of(session, who)[0] for who in (administrator, second))
    end_posting(ward.desk, OFFICER, first.id, 1, date(2027, 6, 30))
    for sooner in (date(2026, 12, 31), date(2027, 6, 30)):
        with pytest.raises(Refused, match="2027-07-01"):
            end_posting(ward.desk, OFFICER, other.id, 1, sooner)
    with pytest.raises(Refused, match="2027-07-01"):
        disable_account(ward.desk, OFFICER, second, 1)
    with pytest.raises(Refused, match="2027-07-01"):
        transfer(ward.desk, OFFICER, [move(second, ward.section)])
