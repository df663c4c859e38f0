"""How a guess is added to what went wrong."""

from __future__ import annotations


def did_you_mean(guess: str | None) -> str:
    """Return a guess as the end of a sentence, with a space before it; nothing without a guess."""
    return f" (did you mean {guess!r}?)" if guess else ""
