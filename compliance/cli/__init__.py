"""The console command `compliance`: one module per group of commands, imported only when one of its commands is run."""

import os
from importlib import import_module

import click

from compliance.cli.commands import COMMANDS
from compliance.cli.output import ExitCode, show_refusal
from compliance.config import CannotStart
from compliance.domain.errors import ComplianceError


class LazyGroup(click.Group):
    """A group that imports the module of a command when that command is asked for: some cost a second to import."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every name, in alphabetical order."""
        return sorted({*COMMANDS, *self.commands})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, or None; its module's `register(group)` adds it."""
        if cmd_name not in self.commands and cmd_name in COMMANDS:
            import_module(f"compliance.cli.{COMMANDS[cmd_name].module}").register(self)
        return self.commands.get(cmd_name)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, from the table alone, so that `--help` imports none of them."""
        rows = [(name, COMMANDS[name].summary) for name in sorted(COMMANDS)]
        with formatter.section("Commands"):
            formatter.write_dl(rows)

    def invoke(self, ctx: click.Context) -> object:
        """Runs the command; what a person can mend is told without a trace, and what it makes is its owner's alone."""
        others = os.umask(0o077)
        try:
            return super().invoke(ctx)
        except ComplianceError as problem:
            show_refusal(problem.explanation)
            ctx.exit(ExitCode.CANNOT_START if isinstance(problem, CannotStart) else ExitCode.REFUSED)
        finally:
            os.umask(others)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="compliance")
def main() -> None:
    """個人情報の委託の履行確認 / Compliance of outsourced work with personal information.

    Exit codes: 0 done, 1 problems found, 2 wrong usage, 3 cannot start, 4 refused, 5 not proved yet.
    """
