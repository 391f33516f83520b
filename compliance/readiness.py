"""Whether what the database holds may be served in this mode: production refuses practice data and known passwords."""

from dataclasses import dataclass

from compliance.config import CannotStart, Config
from compliance.domain.errors import Explanation, Words


@dataclass(frozen=True, slots=True)
class DatabaseFacts:
    """What the database says of itself: whether its ward is a practice one, and whose password is a published one."""

    practice_ward: bool
    published_passwords: tuple[str, ...] = ()


def refuse_unready(config: Config, facts: DatabaseFacts) -> None:
    """`CannotStart` where production would serve practice data, or let somebody in with a published password."""
    if not config.in_production:
        return
    if facts.practice_ward:
        raise _practice_ward()
    if facts.published_passwords:
        raise _published_passwords(facts.published_passwords)


def _practice_ward() -> CannotStart:
    return CannotStart(
        Explanation(
            Words("本番では起動できません。", "Production cannot start."),
            Words("データベースに練習用のデータが入っています。", "The database holds the practice ward."),
            Words(
                "DATABASE_URL か COMPLIANCE_INSTANCE に新しい所在を指定し、compliance init を行ってください。",
                "Name a new place by DATABASE_URL or COMPLIANCE_INSTANCE, and run: compliance init",
            ),
        )
    )


def _published_passwords(accounts: tuple[str, ...]) -> CannotStart:
    names = ", ".join(accounts)
    return CannotStart(
        Explanation(
            Words("本番では起動できません。", "Production cannot start."),
            Words(
                f"公開された初期パスワードのままの利用者がいます：{names}。",
                f"These accounts still have a published password: {names}.",
            ),
            Words("パスワードを変えるか、利用を止めてください。", "Change the passwords, or disable the accounts."),
        )
    )
