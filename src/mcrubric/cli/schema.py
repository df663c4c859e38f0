"""`mcrubric schema`: the published JSON Schemas, and files held against them."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import click

from mcrubric.cli.outcome import EXIT_FOUND, EXIT_USAGE, stop

if TYPE_CHECKING:
    from collections.abc import Iterator


@click.command("schema")
@click.argument("name", type=click.Choice(["rubric", "portfolio", "report"]))
@click.option("--check", "path", metavar="FILE", help="Hold this JSON or YAML file against it.")
def command(name: str, path: str | None) -> None:
    """Print a JSON Schema, or hold FILE against it (exit 1 if it does not fit)."""
    text = files("mcrubric").joinpath("schemas", f"{name}.json").read_text(encoding="utf-8")
    if path is None:
        click.echo(text, nl=False)
        return
    mistakes = list(_mistakes(json.loads(text), _data(path)))
    for mistake in mistakes:
        click.echo(f"{path}: {mistake}", err=True)
    if mistakes:
        raise click.exceptions.Exit(EXIT_FOUND)
    click.echo(f"{path} fits the {name} schema.")


def _data(path: str) -> Any:
    """Read a JSON file, or a YAML file by the rules of JSON: for its own numbers and words."""
    import yaml

    try:
        with open(path, "rb") as file:  # noqa: PTH123 - a path as the caller wrote it
            content = file.read()
    except OSError as error:
        stop(f"{path} cannot be read: {error.strerror}", EXIT_USAGE)
    try:
        if path.endswith((".yaml", ".yml")):
            return yaml.load(content, Loader=yaml.CBaseLoader)  # noqa: S506 - strings alone
        return json.loads(content)
    except (ValueError, yaml.YAMLError) as error:
        stop(f"{path} cannot be read: {error}", EXIT_USAGE)


def _mistakes(schema: Any, data: Any) -> Iterator[str]:
    """Yield what does not fit; references into the network are never followed."""
    from jsonschema import Draft202012Validator
    from referencing import Registry

    validator = Draft202012Validator(schema, registry=Registry())
    for error in sorted(validator.iter_errors(data), key=lambda each: list(map(str, each.path))):
        where = "/" + "/".join(str(step) for step in error.absolute_path)
        yield f"{where}: {error.message}"
