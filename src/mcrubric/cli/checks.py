"""`mcrubric checks`: the checks that a rubric can name."""

from __future__ import annotations

import click


@click.command("checks", short_help="List the checks that a rubric can name.")
def command() -> None:
    """List the checks that a rubric can name, with those of installed plugins."""
    from mcrubric.api import full_registry
    from mcrubric.cli.outcome import say, tell

    registry = full_registry()
    width = max(len(name) for name in registry.checks)
    for name, check in registry.checks.items():
        source = f"  [{registry.plugin_of[name]}]" if name in registry.plugin_of else ""
        say(f"{name:<{width}}  {check.basis:<8}  {check.summary}{source}")
    tell(registry.failures)
