"""`mcrubric schema`: the published JSON Schemas, and files held against them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from mcrubric.cli.outcome import say, stop
from mcrubric.model.exits import EXIT_FOUND, EXIT_USAGE

if TYPE_CHECKING:
    from mcrubric.readers.yaml import Node

NAMES: Final = ("rubric", "examples", "portfolio", "waivers", "report", "facts", "diff")
WORDS: Final = {"true": True, "false": False, "null": None, "~": None, "": None}
NUMBER: Final = r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?"
"""Numbers as JSON writes them; `12:30` and `1.0.0` are words."""

DEEPEST: Final = 128
"""Nesting of JSON that is read; no document of ours comes near."""


@click.command("schema", short_help="Print a JSON Schema, or hold a file against it.")
@click.argument("name", type=click.Choice(NAMES))
@click.option("--check", "path", metavar="FILE", help="Hold this JSON or YAML file against it.")
def command(name: str, path: str | None) -> None:
    """Print a JSON Schema, or hold FILE against it (exit 1 if it does not fit)."""
    from importlib.resources import files

    text = files("mcrubric").joinpath("schemas", f"{name}.json").read_text(encoding="utf-8")
    if path is None:
        click.echo(text, nl=False)
        return
    import json

    from mcrubric.model.schema_mistakes import mistakes_in

    mistakes = mistakes_in(_data(path), json.loads(text))
    for mistake in mistakes:
        say(f"{path}: {mistake}", err=True)
    if mistakes:
        raise click.exceptions.Exit(EXIT_FOUND)
    say(f"{path} fits the {name} schema.")


def _data(path: str) -> Any:
    """Read a JSON file, or a YAML file by the types of JSON."""
    from mcrubric.model.limits import Limits
    from mcrubric.model.strict_json import read_json
    from mcrubric.readers.yaml import YamlError, read_yaml

    try:
        with open(path, "rb") as file:  # noqa: PTH123 - a path as the caller wrote it
            content = file.read()
    except OSError as error:
        stop(f"{path} cannot be read: {error.strerror}", EXIT_USAGE)
    try:
        if path.lower().endswith((".yaml", ".yml")):
            return _typed(read_yaml(content, Limits()))
        return read_json(content, depth=DEEPEST)
    except (ValueError, YamlError) as error:
        stop(f"{path}: {error}", EXIT_USAGE)


def _typed(node: Node) -> Any:
    """Return a YAML tree with the numbers and truth values that JSON would have."""
    if node.text is None:
        if node.fields or not isinstance(node.value, tuple):
            return {key: _typed(value) for key, value in node.fields.items()}
        return [_typed(item) for item in node.items]
    if not node.plain:
        return node.text
    if node.text in WORDS:
        return WORDS[node.text]
    return _number(node.text)


def _number(text: str) -> Any:
    """Return the number that a text is in JSON, or the text."""
    import json
    import re

    return json.loads(text) if re.fullmatch(NUMBER, text) else text
