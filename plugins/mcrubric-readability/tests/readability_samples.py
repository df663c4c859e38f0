"""Texts, and a dictionary of syllables, that the tests share."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

RUBRIC: Final = "mo/building-personal-relationships"

PLAIN: Final = (
    "We met each family in August. They told us what their week looks like. "
    "We wrote it down and read it as a team. Then we changed how mornings start. "
    "A teacher now stands at each door and says good day. "
    "We asked the families again in May. Most of them said that they know whom to ask. "
)
"""58 words in 7 sentences."""

HARD: Final = (
    "Notwithstanding considerable organizational heterogeneity, interdepartmental communication "
    "infrastructures necessitated comprehensive reconceptualization, whereupon administrative "
    "representatives collaboratively operationalized multidimensional accountability "
    "relationships throughout geographically distributed educational communities, and "
    "institutional stakeholders simultaneously renegotiated longstanding responsibilities. "
)
"""30 words in one sentence."""


def handed_in(text: str) -> dict[str, Any]:
    """Return a hand-in that has nothing but part 1."""
    return {"documents": {"part-1": {"text": text, "format": "text"}}}


def write_dictionary(folder: Path, words: dict[str, str]) -> Path:
    """Write an NLTK data folder with a cmudict of these words, and return it."""
    corpus = folder / "corpora" / "cmudict"
    corpus.mkdir(parents=True, mode=0o755)
    lines = (f"{word.upper()} 1 {sounds}\n" for word, sounds in words.items())
    (corpus / "cmudict").write_text("".join(lines), encoding="utf-8")
    return folder


@contextmanager
def without_dictionary() -> Iterator[None]:
    """Hide what the machine may have of NLTK's data, for the time of a test."""
    from nltk import data  # NLTK ships no types

    paths = list(data.path)
    data.path[:] = []
    try:
        yield
    finally:
        data.path[:] = paths
