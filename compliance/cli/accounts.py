"""`compliance accounts`: who can sign in, as what and where, so that a new ward can begin at all."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

import click

from compliance.cli.days import Day
from compliance.cli.output import JSON, format_option, print_json, print_lines
from compliance.config import Config
from compliance.passwords import Passwords

if TYPE_CHECKING:
    from compliance.services.desk import Desk
    from compliance.store.actors import Actor
    from compliance.store.queries.accounts import AccountLine, PostingLine

ROLES = (
    "administrator",
    "privacy_officer",
    "section_officer",
    "auditor",
    "contractor_responsible",
    "contractor_staff",
    "council_secretariat",
    "council_member",
)


@click.group()
def accounts() -> None:
    """Open, list, post and disable accounts."""


@accounts.command()
@click.argument("login")
@click.option("--name", required=True, help="The name shown on pages.")
@click.option("--role", required=True, type=click.Choice(ROLES), help="What the account may do.")
@click.option("--section", help="For a section officer: the section, by name.")
@click.option("--contractor", help="For a contractor's people: the contractor, by name.")
@click.option("--inspector", is_flag=True, help="A section officer who inspects.")
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input instead of asking for it.")
def add(
    login: str, name: str, role: str, section: str | None, contractor: str | None, inspector: bool, password_stdin: bool
) -> None:
    """Open an account; its password is asked for, never given as an argument."""
    from compliance.services.accounts import NewAccount, open_account, whose
    from compliance.store.models.accounts import AccountRole

    with _desk() as (config, desk):
        of = whose(desk, section, contractor)
        new = NewAccount(
            login=login,
            name=name,
            role=AccountRole(role),
            section_id=of.section,
            contractor_id=of.contractor,
            inspector=inspector,
        )
        open_account(desk, Passwords(config.password_cost), _actor(), new, _password(from_input=password_stdin))
    print_lines([f"利用者「{login}」を登録しました。 / The account {login} is open."])


@accounts.command("list")
@format_option
def list_accounts(form: str) -> None:
    """List every account."""
    from compliance.services.accounts import every_account

    with _desk() as (_, desk):
        found = every_account(desk)
    if form == JSON:
        print_json([_record(line) for line in found])
    else:
        print_lines(_line(line) for line in found)


@accounts.command()
@click.argument("login")
def disable(login: str) -> None:
    """Let an account sign in no more, and end its sessions."""
    from compliance.services.access import disable_account
    from compliance.services.accounts import account_called

    with _desk() as (_, desk):
        disable_account(desk, _actor(), *account_called(desk, login))
    print_lines([f"利用者「{login}」を停止しました。 / The account {login} is disabled."])


@accounts.command()
@click.argument("login")
def enable(login: str) -> None:
    """Let a disabled account sign in again, with the password it had."""
    from compliance.services.access import enable_account
    from compliance.services.accounts import account_called

    with _desk() as (_, desk):
        enable_account(desk, _actor(), *account_called(desk, login))
    print_lines([f"利用者「{login}」の停止を解きました。 / The account {login} can sign in again."])


@accounts.command()
@click.argument("login", nargs=-1, required=True)
@click.option("--on", "from_on", required=True, type=Day(), help="The first day of the new posting.")
@click.option("--role", type=click.Choice(ROLES), default="section_officer", show_default=True, help="As what.")
@click.option("--section", help="For section officers: the section, by name.")
@click.option("--inspector", is_flag=True, help="Section officers who inspect.")
@click.option("--beside", is_flag=True, help="Beside what they hold (兼務); otherwise that ends the day before.")
def post(login: tuple[str, ...], from_on: date, role: str, section: str | None, inspector: bool, beside: bool) -> None:
    """Post accounts to a section or a role from a day on: all of them, or none."""
    from compliance.services import postings
    from compliance.services.accounts import account_called, whose
    from compliance.store.models.accounts import AccountRole

    with _desk() as (_, desk):
        moves = [
            postings.Post(
                account_id=account_called(desk, one)[0],
                role=AccountRole(role),
                section_id=whose(desk, section, None).section,
                inspector=inspector,
                from_on=from_on,
            )
            for one in login
        ]
        do = postings.post_beside if beside else postings.transfer
        do(desk, _actor(), moves)
    print_lines([f"{len(moves)} 人の配属を登録しました。 / Posted {len(moves)} accounts."])


def _password(*, from_input: bool) -> str:
    if from_input:
        return sys.stdin.readline().rstrip("\r\n")
    typed: str = click.prompt("パスワード / Password", hide_input=True, confirmation_prompt="もう一度 / Again")
    return typed


@contextmanager
def _desk() -> Iterator[tuple[Config, "Desk"]]:
    from compliance.factory import open_desk

    config = Config.from_environ(os.environ)
    desk = open_desk(config)
    try:
        yield config, desk
    finally:
        desk.database.dispose()


def _actor() -> "Actor":
    from compliance.store.actors import Actor

    return Actor.command("accounts")


def _record(line: "AccountLine") -> dict[str, object]:
    return {
        "login": line.login,
        "name": line.name,
        "postings": [_posting(one) for one in line.postings],
        "created_at": line.created_at,
        "disabled_at": line.disabled_at,
    }


def _posting(one: "PostingLine") -> dict[str, object]:
    told = {name: getattr(one, name) for name in ("inspector", "of", "from_on", "to_on")}
    return {"role": one.role.value, **told}


def _line(line: "AccountLine") -> str:
    posted = (f"{one.role.value} {one.of} {one.from_on}–{one.to_on or ''}" for one in line.postings)
    parts = (line.login, line.name, *posted, "停止 / disabled" if line.disabled_at else "")
    return "  ".join(part for part in parts if part)


def register(group: click.Group) -> None:
    """Adds the commands of this module."""
    group.add_command(accounts)
