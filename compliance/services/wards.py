"""What the database says of itself before it is served: empty, for practice, or open to whoever reads the program."""

from dataclasses import dataclass

from compliance.passwords import PUBLISHED, Passwords
from compliance.services.desk import Desk
from compliance.store.queries.accounts import passwords_by_login
from compliance.store.queries.sizes import has_accounts, has_entries
from compliance.store.queries.wards import ward


@dataclass(frozen=True, slots=True)
class Standing:
    """`empty`: nothing was ever recorded. `practice`: it is the practice ward. `open`: somebody can have signed in."""

    empty: bool
    practice: bool
    open: bool


def standing(desk: Desk) -> Standing:
    """How the database stands now."""
    with desk.database.reading() as session:
        return Standing(not has_entries(session), ward(session).practice, has_accounts(session))


def published_sign_ins(desk: Desk, passwords: Passwords) -> tuple[str, ...]:
    """The logins that a published password opens, those of disabled accounts left out.

    Takes a tenth of a second for each account, as every check of a password does.
    """
    with desk.database.reading() as session:
        kept = passwords_by_login(session)
    return tuple(
        login for login, hashed in kept.items() if any(passwords.matches(hashed, known) for known in PUBLISHED)
    )
