"""Text files give their words where a quotation is looked for, and only there."""

from __future__ import annotations

from io import BytesIO

import pytest

from mcrubric.model.limits import Limits
from mcrubric.readers.reading import FactRequest
from mcrubric.readers.textfacts import read_text


@pytest.mark.parametrize(
    ("medium", "data", "text", "unread"),
    [
        ("text", b"We greet\nevery family.", "We greet\nevery family.", None),
        ("markdown", b"# Norms\n\nWe *greet* [all](x.pdf).", "Norms\n\nWe greet all.", None),
        ("html", b"<h1>Norms</h1><p>We <b>greet</b> all.</p>", "Norms\n\nWe greet all.", None),
        ("text", b"\xff\xfe\x00", None, "unreadable"),
        ("text", b"word " * 20, None, "limit"),
    ],
)
def test_the_words_are_read_where_they_are_asked_for(
    medium: str, data: bytes, text: str | None, unread: str | None
) -> None:
    request = FactRequest(medium, "text/plain", text=True)  # type: ignore[arg-type] # from a table
    facts = read_text(BytesIO(data), request, Limits(text_bytes=60))
    assert (facts.text, facts.text_unread) == (text, unread)


def test_nobody_reads_words_that_are_not_asked_for() -> None:
    facts = read_text(BytesIO(b"words"), FactRequest("text", "text/plain"), Limits())
    assert (facts.text, facts.text_unread, facts.lines) == (None, None, 1)


def test_a_long_text_is_long_for_nobody_who_does_not_ask_for_its_words() -> None:
    facts = read_text(
        BytesIO(b"word " * 20), FactRequest("text", "text/plain"), Limits(text_bytes=60)
    )
    assert (facts.lines, facts.text_unread) == (1, None)
