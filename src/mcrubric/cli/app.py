"""The commands by name; each lives in a module of its own that is imported when it is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

import click

from mcrubric import __version__
from mcrubric.cli.outcome import our_own_failures

if TYPE_CHECKING:
    from collections.abc import Mapping

COMMANDS: Final[Mapping[str, str]] = {
    "check": "mcrubric.cli.check",
    "demo": "mcrubric.cli.demo",
    "init": "mcrubric.cli.init",
    "diff": "mcrubric.cli.diff",
    "verify": "mcrubric.cli.verify",
    "rubrics": "mcrubric.cli.rubrics",
    "checks": "mcrubric.cli.checks",
    "facts": "mcrubric.cli.facts",
    "locate": "mcrubric.cli.locate",
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
        """Return a command; for a name that is none, end with what was perhaps meant."""
        if cmd_name not in COMMANDS:
            ctx.fail(f"there is no command {cmd_name!r}{_guess(cmd_name)}")
        command: click.Command = import_module(COMMANDS[cmd_name]).command
        return command

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        """Read the command line; help that cannot be written is exit code 3."""
        with our_own_failures():
            return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; what our own code raises is exit code 3, never "something is missing"."""
        with our_own_failures():
            return super().invoke(ctx)


def _guess(name: str) -> str:
    from mcrubric.text.near import did_you_mean, near

    return did_you_mean(near(name, COMMANDS))


@click.command(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Start with: mcrubric demo",
)
@click.version_option(__version__, message="mcrubric %(version)s")
def app() -> None:
    """Check a micro-credential portfolio for completeness before an assessor reads it."""
