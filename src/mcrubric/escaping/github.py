"""Text of strangers in the log of a GitHub workflow: no line of it is a command to the runner."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mcrubric.escaping.characters import valid
from mcrubric.escaping.terminal import shown

if TYPE_CHECKING:
    from collections.abc import Mapping

_DATA: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY: Final = str.maketrans({":": "%3A", ",": "%2C"})

_NAME: Final = re.compile(r"[A-Za-z][A-Za-z-]*")

_COMMAND: Final = re.compile(r"^(?=\s*::)|(?<=##)(?=[A-Za-z]*\[)")
"""Where a log line becomes a command: `::` first on it, whatever space is before, or `##[`
anywhere, the older form; other runners read `##vso[` and `##teamcity[`."""


def data(value: str) -> str:
    """Return the message of a workflow command, as GitHub's documentation has it escaped.

    The runner turns `%25`, `%0D` and `%0A` back, so the message keeps its lines.
    """
    return valid(value).translate(_DATA)


def property_value(value: str) -> str:
    """Return the value of a property of a workflow command: `:` and `,` would end it."""
    return data(value).translate(_PROPERTY)


def command(name: str, message: str, properties: Mapping[str, str] | None = None) -> str:
    """Return a workflow command, such as `::error file=part-1.md,line=3::message`, in one line.

    Raises:
        ValueError: the name of the command or of a property, which are ours, is no word.
    """
    given = dict(properties or {})
    for word in (name, *given):
        if not _NAME.fullmatch(word):
            raise ValueError(f"{word!r} is no name of a command or of a property")
    said = ",".join(f"{key}={property_value(value)}" for key, value in given.items() if value)
    return f"::{name} {said}::{data(message)}" if said else f"::{name}::{data(message)}"


def log_line(text: str) -> str:
    r"""Return one plain line of a log: no control character is sent, and no command begins.

    What would begin one gets a backslash before it: `\::error`, `##\[group]`.
    """
    return _COMMAND.sub(r"\\", shown(text))
