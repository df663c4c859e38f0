"""Quotations in hostile sizes, and what is said of them; what they come to is a table of cases."""

from __future__ import annotations

import time

import pytest

from mcrubric.locators import passages as passages_module
from mcrubric.locators.folding import fold
from mcrubric.locators.headings import find_heading
from mcrubric.locators.passages import Passages
from mcrubric.locators.quotes import MAX_QUOTE, find_quote
from mcrubric.model.artifacts import Facts, Medium, PageState


def book_of(*texts: str) -> Passages:
    states = (PageState(n, loads=True, empty=False, text=text) for n, text in enumerate(texts, 1))
    return Passages(Facts(medium="pdf", pages=len(texts), page_states=tuple(states)))


def test_a_folded_text_knows_where_its_words_begin() -> None:
    folded = fold("The \ufb01rst home-\nwork, it\u2019s 3")
    assert folded.letters == "thefirsthomeworkits3"
    assert [at for at, edge in enumerate(folded.edges) if edge] == [0, 3, 8, 16, 19, 20]


def test_a_quotation_that_is_too_long_is_not_looked_for() -> None:
    answer = find_quote("word " * MAX_QUOTE, book_of("word"), None)
    assert (answer.state, answer.there) == ("unverifiable", "it is longer than is looked for")


@pytest.mark.parametrize(
    ("numbers", "pages", "state"),
    [
        ((1, 2, 3), 3, "quote-not-found"),
        ((3, 1, 1), 3, "unverifiable"),
        ((1, 2, 9), 3, "unverifiable"),
        ((1,), None, "unverifiable"),
    ],
)
@pytest.mark.parametrize("medium", ["pdf", "unknown"])
def test_words_are_missing_only_where_every_page_is_known(
    numbers: tuple[int, ...], pages: int | None, state: str, medium: Medium
) -> None:
    states = tuple(PageState(each, loads=True, empty=False, text="cat") for each in numbers)
    book = Passages(Facts(medium=medium, pages=pages, page_states=states))
    assert find_quote("dog", book, None).state == state


def test_more_quotations_than_are_looked_for_are_over_a_limit_and_never_called_missing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(passages_module, "SEARCHED", 20)
    book = book_of("ten letters", "ten letters")
    assert find_quote("letters", book, None).state == "resolved"
    assert find_quote("numbers", book, None).state == "limit"
    assert find_heading("numbers", Facts(medium="pdf", headings=("One",)), book).state == "limit"


HOSTILE = [
    ("a" * 500_000, "a" * 1_999 + "b"),
    ("a " * 500_000, "a " * 900 + "b"),
    ("a b " * 250_000, "b a ... " * 200 + "c"),
    ("ab" * 500_000, "ba" * 9),
    ("\ufdfa" * 50_000, "\ufdfa" * 100 + "x"),
    ("-\n" * 500_000, "a-b"),
    ("a-\u00ad" * 300_000, "..." * 600 + "a"),
    ("it's" * 200_000, "\u2019" * 1_000 + "its"),
]


@pytest.mark.parametrize(("text", "quote"), HOSTILE, ids=[quote[:8] for _, quote in HOSTILE])
def test_no_quotation_takes_long(text: str, quote: str) -> None:
    book = book_of(text, text)
    started = time.process_time()
    find_quote(quote, book, None)
    assert time.process_time() - started < 4


def test_many_quotations_in_a_long_book_take_little_each() -> None:
    book = book_of(
        *(f"Page {n}. " + "We greet every family at the door. " * 60 for n in range(500))
    )
    find_quote("warm up", book, None)
    started = time.process_time()
    for _ in range(20):
        assert find_quote("we greet every bus at the gate", book, None).state == "quote-not-found"
    assert time.process_time() - started < 4
