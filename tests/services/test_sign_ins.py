"""Failed sign-ins are counted before the password is looked at, however many are tried at once, on both databases."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest

from compliance.config import PasswordCost
from compliance.passwords import Passwords
from compliance.services.accounts import NewAccount, open_account
from compliance.services.sign_ins import FAILURES_OF_LOGIN, NotSignedIn, Throttled, sign_in
from compliance.store.models.accounts import AccountRole
from tests.services.wards import OFFICER, Ward

PASSWORD = "a long enough password"


@pytest.fixture
def passwords(ward: Ward) -> Passwords:
    """A cheap hasher, and one account, `auditor`."""
    made = Passwords(PasswordCost.CHEAP)
    open_account(
        ward.desk, made, OFFICER, NewAccount(login="auditor", name="監査 花子", role=AccountRole.AUDITOR), PASSWORD
    )
    return made


def test_tries_at_once_are_throttled_like_tries_in_turn(ward: Ward, passwords: Passwords) -> None:
    def try_once(number: int) -> str:
        try:
            return sign_in(ward.desk, passwords, "auditor", f"guess {number}", "192.0.2.1")
        except (NotSignedIn, Throttled) as refused:
            return type(refused).__name__

    with ThreadPoolExecutor(8) as pool:
        answers = Counter(pool.map(try_once, range(24)))
    assert answers == {"NotSignedIn": FAILURES_OF_LOGIN, "Throttled": 24 - FAILURES_OF_LOGIN}


def test_signing_in_forgets_the_failures_before_it(ward: Ward, passwords: Passwords) -> None:
    for _ in range(2):
        for _ in range(FAILURES_OF_LOGIN - 1):
            with pytest.raises(NotSignedIn):
                sign_in(ward.desk, passwords, "auditor", "a guess", "192.0.2.1")
        assert sign_in(ward.desk, passwords, "auditor", PASSWORD, "192.0.2.1")
