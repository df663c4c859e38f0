"""Files made to stop a reader: each is read, or refused by a limit, in time."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

import pytest

from mcrubric.model.limits import Limits
from mcrubric.readers.html import read_html
from mcrubric.readers.markdown import read_markdown
from mcrubric.readers.plain import read_plain
from mcrubric.readers.reading import ReadError
from mcrubric.text.sentences import sentences_of
from mcrubric.text.words import count_words

if TYPE_CHECKING:
    from mcrubric.model.documents import Document

SECONDS: Final = 8
SIZE: Final = 1_900_000
MARKS: Final = 95_000
PROMPTS: Final = ("What have you done at your school with all of the families?",)

FLOODS: Final = {
    "brackets": "[" * MARKS,
    "open links": "[a](" * (MARKS // 3),
    "emphasis": "*a **b " * (MARKS // 4),
    "quotes": ">" * MARKS,
    "nested lists": "".join(" " * depth + "- a\n" for depth in range(0, 2_000, 2)),
    "list marks": "- " * 5_000,
    "lines": "a\n" * (SIZE // 2),
    "blank lines": "\n" * MARKS,
    "one word": "a" * SIZE,
    "spaces": "a" + " " * SIZE + "b",
    "indented spaces": ("    a" + " " * 900 + "\n\n") * 2_000,
    "full stops": "." * SIZE,
    "placeholders": "[Write " * MARKS,
    "braces": "{{" * (SIZE // 2),
    "front matter": "---\n" + "a: b\n" * 50_000,
    "rules": "---\n" * MARKS,
    "pipes": "|a" * (MARKS // 2) + "\n" + "|-" * (MARKS // 2) + "\n" + "|b" * 10,
    "a long link many times": f"[a]: <{'u' * 500_000}>\n\n" + "[a] " * 20_000,
    "footnotes": "[^a] " * 20_000 + "\n\n[^a]: b\n",
    "comments": "<!--" * MARKS,
    "comments with an end of tag": "<!-- > " * MARKS,
    "open tags": "<a " * MARKS,
    "open quotes": "<a b='" * MARKS,
    "attributes": "<p " + "a=b " * 400_000 + ">",
    "equals signs": "<p " + "=" * SIZE,
    "hidden": "<div hidden>" * 600,
    "hidden, closed wrongly": "<div hidden><i>" * 500 + "</p></i>" * 30_000,
    "declarations": "<![CDATA[" * MARKS,
    "references": "&#" * MARKS,
    "long references": "&#" + "9" * 5_000 + ";" + "&" + "a" * 100_000,
    "long references in attributes": f"<a href='&#{'9' * 5_000};'>a</a>",
    "scripts": "<script>" * MARKS,
    "questions": (PROMPTS[0] + " ") * 20_000,
    "nearly questions": (PROMPTS[0].replace("school with", "place for") + " ") * 5_000,
    "zero width": "\u200b" * 600_000,
    "Han": "\u6821" * 600_000,
    "joined accents": "a" + "\u0301" * 900_000,
    "right to left": "\u202e" + "word " * 10_000,
    "letters beyond the first plane": "\U0001f642" * 400_000,
}
READERS: Final = {"markdown": read_markdown, "html": read_html, "text": read_plain}


@pytest.mark.parametrize("flood", FLOODS)
@pytest.mark.parametrize("reader", READERS)
def test_a_flood_ends(flood: str, reader: str) -> None:
    begun = time.process_time()
    document: Document | None
    try:
        document = READERS[reader](FLOODS[flood].encode(), "p", Limits())
    except ReadError as error:
        assert error.problem.kind == "limit"  # noqa: PT017 - being read is as good
        document = None
    if document is not None:
        words = count_words((document,), PROMPTS)
        assert words.total == words.counted + sum(words.left_out.values())
        sentences_of((document,))
    assert time.process_time() - begun < SECONDS


@pytest.mark.parametrize(
    ("text", "line"), [("a\n" + "> " * 101, 2), ("- " * 101 + "a", 1), ("1. > " * 51 + "a", 1)]
)
def test_nesting_beyond_the_limit_is_refused_with_its_place(text: str, line: int) -> None:
    with pytest.raises(ReadError) as caught:
        read_markdown(text.encode(), "p", Limits())
    assert (caught.value.problem.kind, caught.value.line) == ("limit", line)


def test_limits_are_the_callers() -> None:
    for read, text in ((read_markdown, b"*a*"), (read_html, b"<b>a</b>")):
        with pytest.raises(ReadError, match=r"more .+ than 1\b"):
            read(text, "p", Limits(markup_marks=1))
    with pytest.raises(ReadError, match="more than 2 deep"):
        read_html(b"<p hidden><u bgcolor=red><i bgcolor=red>", "p", Limits(html_depth=2))
