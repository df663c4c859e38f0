from __future__ import annotations

import pytest
from mcrubric.plugin import Place, Sentence

from mcrubric_readability.passage import FEWEST_WORDS, SHOWN, passage_of, words_in


def sentence(text: str, start: int = 0) -> Sentence:
    return Sentence(
        text=text,
        document=0,
        start=start,
        end=start + len(text),
        paragraph=0,
        place=Place(path="part-1.md", start=start, end=start + len(text)),
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We met each family.", 4),
        ("We met\neach   family .", 4),
        ("The plan\u2014all of it\u2014worked.", 6),
        ("state-of-the-art and/or 1,250 don't", 4),
        ("\u2022 * &", 0),
        ("", 0),
    ],
)
def test_words_are_those_of_the_word_contract(text: str, words: int) -> None:
    assert words_in(text) == words


def test_what_holds_no_word_is_no_sentence() -> None:
    passage = passage_of([sentence("* * *"), sentence("One two three.")])
    assert passage.lengths == (3,)
    assert passage.mean_length == 3


def test_a_passage_is_measurable_from_the_fewest_words_on() -> None:
    assert not passage_of([sentence("word " * (FEWEST_WORDS - 1))]).measurable
    assert passage_of([sentence("word " * FEWEST_WORDS)]).measurable
    assert not passage_of([]).measurable


def test_the_longest_sentences_are_shown_in_reading_order() -> None:
    lengths = [30, 5, 50, 40, 31, 60]
    passage = passage_of(sentence("word " * n, start=i) for i, n in enumerate(lengths))
    assert [place.start for place in passage.longest(25)] == [2, 3, 5]
    assert len(passage.longest(25)) == SHOWN
    assert [place.start for place in passage.longest(55)] == [5]
    assert passage.longest(60) == ()
