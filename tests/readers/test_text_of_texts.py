"""Text files give their words where a quotation is looked for, and only there."""

from __future__ import annotations

from io import BytesIO

import pytest

from mcrubric.model.limits import Limits
from mcrubric.readers.reading import FactRequest
from mcrubric.readers.textfacts import read_text


@pytest.mark.parametrize(
    ("medium", "data", "text"),
    [
        ("text", b"We greet\nevery family.", "We greet\nevery family."),
        ("markdown", b"# Norms\n\nWe *greet* [all](x.pdf).", "Norms\n\nWe greet all."),
        ("html", b"<h1>Norms</h1><p>We <b>greet</b> all.</p>", "Norms\n\nWe greet all."),
        ("text", b"\xff\xfe\x00", None),
        ("text", b"word " * 20, None),
    ],
)
def test_the_words_are_read_where_they_are_asked_for(
    medium: str, data: bytes, text: str | None
) -> None:
    request = FactRequest(medium, "text/plain", text=True)  # type: ignore[arg-type] # from a table
    facts = read_text(BytesIO(data), request, Limits(text_bytes=60))
    assert facts.text == text


def test_nobody_reads_words_that_are_not_asked_for() -> None:
    facts = read_text(BytesIO(b"words"), FactRequest("text", "text/plain"), Limits())
    assert facts.text is None
    assert facts.lines == 1
