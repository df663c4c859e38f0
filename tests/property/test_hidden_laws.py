"""Laws: what is hidden is never counted, and hides nothing that is seen."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from open_document import odt_of
from wordfiles import docx_of, paragraph, run

from mcrubric.model.limits import Limits
from mcrubric.readers.docx.docx import read_docx
from mcrubric.readers.html import read_html
from mcrubric.readers.odf.odt import read_odt
from mcrubric.readers.pdf.document import Hidden, WrittenPage, document_of
from mcrubric.readers.pdf.layout import Line
from mcrubric.text.hidden import hidden_words
from mcrubric.text.repeated import repetitions
from mcrubric.text.words import count_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mcrubric.model.documents import Document

    Pieces = Sequence[tuple[str, bool]]

# What a piece of text says, and whether it is hidden; each ends with a blank, so that no word
# goes on in the next.
WORDS: Final = st.lists(st.sampled_from(("we", "open", "early,", "7", "&")), min_size=1, max_size=4)
PIECES: Final = st.lists(st.tuples(WORDS.map(lambda each: " ".join(each) + " "), st.booleans()))
PARAGRAPHS: Final = st.lists(PIECES, min_size=1, max_size=4)
SETTINGS: Final = (
    "<w:vanish/>", '<w:color w:val="FFFFFF"/>', '<w:sz w:val="1"/>',
    '<w:color w:val="000000"/><w:highlight w:val="black"/>',
)  # fmt: skip
STYLES: Final = ("display:none", "color:#fff", "font-size:0", "color:#000;background:#000")
LOOKS: Final = ('text:display="none"', 'fo:color="#ffffff"', 'fo:font-size="1pt"')


def written(paragraphs: Sequence[Pieces], around: str, hidden: str, seen: str) -> str:
    """Write paragraphs; each form has a place `{}` for what stands in it."""
    return "".join(
        around.format(
            "".join(
                (hidden if is_hidden else seen).format(escape(text)) for text, is_hidden in each
            )
        )
        for each in paragraphs
    )


def word_file(paragraphs: Sequence[Pieces], how: int) -> Document:
    hides = run("{}", SETTINGS[how % len(SETTINGS)])
    return read_docx(docx_of(written(paragraphs, "<w:p>{}</w:p>", hides, run("{}"))), "p", Limits())


def open_document(paragraphs: Sequence[Pieces], how: int) -> Document:
    span = '<text:span text:style-name="{}">{{}}</text:span>'
    body = written(paragraphs, "<text:p>{}</text:p>", span.format("H"), span.format("S"))
    look = f"<style:text-properties {LOOKS[how % len(LOOKS)]}/>"
    style = f'<style:style style:name="H" style:family="text">{look}</style:style>'
    return read_odt(odt_of(body, automatic=style), "p", Limits())


def page(paragraphs: Sequence[Pieces], how: int) -> Document:
    hides = f'<b style="{STYLES[how % len(STYLES)]}">{{}}</b>'
    return read_html(written(paragraphs, "<p>{}</p>", hides, "<b>{}</b>").encode(), "p", Limits())


def printed(paragraphs: Sequence[Pieces], _: int) -> Document:
    pages = [
        WrittenPage(
            tuple(
                Line(text.strip(), 720, 7000 - 300 * row, 5000, 120)
                for row, (text, hidden) in enumerate(pieces)
                if not hidden
            ),
            pictured=False,
            hidden=tuple(Hidden(text.strip(), "colour") for text, hidden in pieces if hidden),
        )
        for pieces in paragraphs
    ]
    return document_of("p", pages)


READERS: Final = (word_file, open_document, page, printed)


def without(paragraphs: Sequence[Pieces]) -> list[Pieces]:
    # What is hidden takes no room, but its place in the file stays: rows are counted from the top.
    return [[(text, hidden) for text, hidden in pieces if not hidden] for pieces in paragraphs]


@pytest.mark.parametrize("write", READERS)
@given(paragraphs=PARAGRAPHS, how=st.integers(0, 3))
def test_hidden_words_change_no_count(
    write: Callable[[Sequence[Pieces], int], Document], paragraphs: list[Pieces], how: int
) -> None:
    document, plain = write(paragraphs, how), write(without(paragraphs), how)
    with_hidden, alone = count_words((document,), ()), count_words((plain,), ())
    assert with_hidden.counted == alone.counted
    hidden = sum(each.words for each in hidden_words(document))
    assert with_hidden.left_out.get("hidden", 0) == hidden
    assert with_hidden.total == alone.total + hidden


@pytest.mark.parametrize("write", READERS)
@given(paragraphs=PARAGRAPHS, how=st.integers(0, 3))
def test_what_is_seen_is_never_left_out_for_what_is_hidden_elsewhere(
    write: Callable[[Sequence[Pieces], int], Document], paragraphs: list[Pieces], how: int
) -> None:
    document = write(paragraphs, how)
    expected = sorted(
        word
        for pieces in paragraphs
        for text, hidden in pieces
        if not hidden
        for word in text.split()
    )
    shown = (document.slice(each) for each in document.blocks if each.left_out != "hidden")
    assert sorted(word for text in shown for word in text.split()) == expected


@given(st.lists(st.sampled_from(("short line", "word " * 25, "other " * 30, "why " * 25 + "?"))))
def test_repetitions_are_paragraphs_that_have_stood_before(texts: list[str]) -> None:
    body = "".join(paragraph(text) for text in texts)
    document = read_docx(docx_of(body or "<w:p/>"), "p", Limits())
    long = [text for text in texts if len(text) > 100 and not text.endswith("?")]
    found = repetitions((document,))
    assert len(found) == len(long) - len(set(long))
    assert all((each.first.start or 0) < (each.place.start or 0) for each in found)
