"""`compliance init`, `serve` and `settings`: set a deployment up, check it, start it."""

import os
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from compliance.cli.instances import create_instance, refuse_exposed, refuse_unusable_vault
from compliance.cli.output import JSON, format_option, print_json, print_lines
from compliance.cli.practice import SEED, fill, refuse_half_filled, sign_in_lines
from compliance.cli.server import Server, refuse_taken_address
from compliance.config import SETTINGS, Config
from compliance.keys import SESSION_KEY, read_key
from compliance.passwords import Passwords
from compliance.readiness import DatabaseFacts, refuse_unready

if TYPE_CHECKING:
    from compliance.services.desk import Desk


@click.command()
@click.option("--new-keys", is_flag=True, help="In production: make the keys that are missing. Never replaces one.")
def init(new_keys: bool) -> None:
    """Create the instance folder, its keys and its database."""
    config = Config.from_environ(os.environ)
    create_instance(config, new_keys=new_keys or not config.in_production)
    print_lines([f"準備ができました：{config.instance} / Ready: {config.instance}"])


@click.command()
@click.option("--set-up", is_flag=True, help="First make what is missing, as `compliance init` does.")
def serve(set_up: bool) -> None:
    """Check that the program may start, then serve it."""
    config = Config.from_environ(os.environ)
    refuse_taken_address(config)
    if set_up:
        create_instance(config, new_keys=not config.in_production)
    refuse_exposed(config.instance)
    read_key(config.keys, SESSION_KEY)
    refuse_unusable_vault(config)
    from compliance.factory import create_app, open_desk

    desk = open_desk(config)
    sign_ins = _make_ready(config, desk, fill_empty=set_up)
    _catch_up(desk)
    desk.database.dispose()
    Server(config, create_app, _greeting(config, sign_ins)).run()


def _make_ready(config: Config, desk: "Desk", *, fill_empty: bool) -> list[str]:
    """The lines about practice sign-ins, where this is the practice ward; `CannotStart` for what must not be served."""
    from compliance.services.wards import published_sign_ins, standing

    now = standing(desk)
    if config.in_production:
        refuse_unready(config, DatabaseFacts(now.practice, published_sign_ins(desk, Passwords(config.password_cost))))
        return []
    if fill_empty and now.empty:
        fill(config, desk, SEED, desk.today())
        return list(sign_in_lines())
    refuse_half_filled(now)
    return list(sign_in_lines()) if now.practice else []


def _catch_up(desk: "Desk") -> None:
    """After a change of the engine or an edition no page may show what the old one derived."""
    from compliance.services.refreshes import catch_up
    from compliance.store.changes import Actor

    refreshed = catch_up(desk, Actor.command("serve"))
    desk.database.gather_statistics()
    if refreshed:
        print_lines([f"{refreshed} 件の契約の義務を導き直しました。 / Derived {refreshed} contracts anew."])


def _greeting(config: Config, sign_ins: Iterable[str]) -> str:
    lines = (
        "",
        "個人情報の委託の履行確認 / Compliance of outsourced work",
        "",
        f"    {config.url}",
        "",
        *sign_ins,
        "",
        "終えるには Ctrl+C / Press Ctrl+C to stop.",
        "",
    )
    return "\n".join(lines)


@click.command()
@format_option
def settings(form: str) -> None:
    """List the settings and what they are now."""
    Config.from_environ(os.environ)
    rows = [
        {
            "name": setting.name,
            "value": _shown(os.environ.get(setting.name, "")),
            "default": setting.default,
            "ja": setting.ja,
            "en": setting.en,
        }
        for setting in SETTINGS
    ]
    if form == JSON:
        print_json(rows)
        return
    print_lines(f"{row['name']}={row['value'] or row['default']}\n    {row['ja']} / {row['en']}" for row in rows)


def _shown(value: str) -> str:
    """The value without the password an address may carry."""
    return re.sub(r"(?<=://)([^/@:]*):[^@]*@", r"\1:…@", value)


def register(group: click.Group) -> None:
    """Adds the commands of this module."""
    for command in (init, serve, settings):
        group.add_command(command)
