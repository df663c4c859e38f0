"""Sentences as SARIF has them: signs of its own in a text are written so that they stay text."""

from __future__ import annotations

from typing import Final

_SIGNS: Final = str.maketrans({"[": r"\[", "]": r"\]", "\\": r"\\", "{": "{{", "}": "}}"})
"""`[words](target)` is a link (SARIF 2.1.0, section 3.11.6) and `{0}` is to be filled in (3.11.5);
what a rubric or a file is called may hold both."""


def message(text: str) -> dict[str, str]:
    """Return a message; it holds no link and nothing to be filled in."""
    return {"text": text.translate(_SIGNS)}
