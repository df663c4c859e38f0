"""The commands by name; each lives in a module of its own that is imported when it is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

import click

if TYPE_CHECKING:
    from collections.abc import Mapping

COMMANDS: Final[Mapping[str, str]] = {
    "check": "mcrubric.cli.check",
    "demo": "mcrubric.cli.demo",
    "init": "mcrubric.cli.init",
    "rubrics": "mcrubric.cli.rubrics",
    "checks": "mcrubric.cli.checks",
    "explain": "mcrubric.cli.explain",
    "rubric": "mcrubric.cli.rubric",
    "schema": "mcrubric.cli.schema",
}


class Commands(click.Group):
    """A group that imports a command's module only when the command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order in which a new user needs them."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, None if there is none of that name."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[cmd_name]).command
        return command


@click.command(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Start with: mcrubric demo",
)
@click.version_option(package_name="mcrubric", message="mcrubric %(version)s")
def app() -> None:
    """Check a micro-credential portfolio for completeness before an assessor reads it."""
