"""`compliance init`, `serve` and `settings`: set a deployment up, check it, start it."""

import os

import click

from compliance.cli.output import JSON, format_option, print_json, print_lines
from compliance.config import SETTINGS, Config


@click.command("settings")
@format_option
def settings_command(form: str) -> None:
    """List the settings and what they are now."""
    rows = [
        {
            "name": setting.name,
            "value": os.environ.get(setting.name, ""),
            "default": setting.default,
            "ja": setting.ja,
            "en": setting.en,
        }
        for setting in SETTINGS
    ]
    Config.from_environ(os.environ)
    if form == JSON:
        print_json(rows)
        return
    print_lines(f"{row['name']}={row['value'] or row['default']}\n    {row['ja']} / {row['en']}" for row in rows)


def register(group: click.Group) -> None:
    """Adds the commands of this module."""
    group.add_command(settings_command)
